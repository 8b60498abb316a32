// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TargetGroups

/// The fewest Pods that a workload is meant to have, and the field that says so.
struct LeastPods {
    let count: Int
    let place: Finding.Place
}

extension RuleScope {
    /// The fewest Pods that a workload is meant to have: the least of its autoscaler where it has one, or its replicas.
    ///
    /// Nil where manifests do not tell: of a DaemonSet, and of what something else scales.
    func leastPods(of workload: ResourceSet.Member<any PodTemplated>) -> LeastPods? {
        guard !(workload.resource is DaemonSet), !resources.isScaledElsewhere(workload) else { return nil }
        let least = resources.autoscalers(for: workload)
            .map { (member: $0, count: max(0, $0.resource.spec.minReplicas ?? 1)) }
            .min { $0.count < $1.count }
        if let least {
            let note = "the autoscaler keeps at least \(Text.count(least.count, "Pod", "Pods"))"
            return LeastPods(count: least.count, place: place("spec.minReplicas", of: least.member, note: note))
        }
        let count = max(0, workload.resource.wantedReplicas ?? 1)
        let note = "\(Text.count(count, "Pod is", "Pods are")) wanted"
        return LeastPods(count: count, place: place("spec.replicas", at: workload.position, note: note))
    }
}
