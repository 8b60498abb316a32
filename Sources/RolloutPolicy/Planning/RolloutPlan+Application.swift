// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
public import KubernetesModels

extension PodTemplated {
    /// Sets what the plan changes, and nothing else: the sleep of hooks, and the grace period.
    public mutating func apply(_ plan: RolloutPlan) {
        if plan.terminationGracePeriod.planned != podTemplate.spec.terminationGracePeriodSeconds ?? 30 {
            podTemplate.spec.terminationGracePeriodSeconds = plan.terminationGracePeriod.planned
        }
        for hook in plan.hooks {
            guard let index = podTemplate.spec.containers.firstIndex(where: { $0.name == hook.container }) else {
                continue
            }
            var lifecycle = podTemplate.spec.containers[index].lifecycle ?? Lifecycle()
            lifecycle.preStop = hook.preStop
            podTemplate.spec.containers[index].lifecycle = lifecycle
        }
    }

    /// Returns the workload with what the plan changes.
    public func applying(_ plan: RolloutPlan) -> Self {
        var workload = self
        workload.apply(plan)
        return workload
    }
}

extension RolloutPlan {
    /// The reasons of the plan as comments for a manifest of the workload, by the paths of the fields that they explain.
    public func comments<Workload: PodTemplated>(for workload: Workload) -> [FieldPath: String] {
        let pod = Workload.podSpecPath
        var comments = [
            pod.field("terminationGracePeriodSeconds"): Self.sum(terminationGracePeriod, of: "grace period")
        ]
        for (index, container) in workload.podTemplate.spec.containers.enumerated() {
            guard let seconds = PreStopHook(container.lifecycle?.preStop).seconds, seconds > 0 else { continue }
            let path = pod.field("containers").index(index).field("lifecycle").field("preStop")
            comments[path] = Self.sum(preStop, of: "sleep")
        }
        return comments
    }

    /// A line for the sum and a line for each of its terms.
    private static func sum(_ timing: Timing, of name: String) -> String {
        let total = "The least safe \(name) is \(timing.least) s:"
        let terms = timing.attributions.map { "- \(Text.seconds($0.duration)) \($0.name) (\($0.source))" }
        return ([total] + terms).joined(separator: "\n")
    }
}
