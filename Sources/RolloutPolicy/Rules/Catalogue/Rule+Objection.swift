// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TargetGroups

extension Rule {
    /// A finding of this rule; as bad as the rule says, unless this one is different.
    func objection(
        _ message: String,
        at place: Finding.Place,
        severity: Finding.Severity = about.severity,
        related: [Finding.Place] = [],
        evidence: [Finding.Evidence] = [],
        advice: String = "",
        fix: Fix? = nil
    ) -> Finding {
        Finding(
            Self.about.code,
            severity,
            message,
            at: place,
            related: related,
            evidence: evidence,
            advice: advice,
            fix: fix
        )
    }
}

extension Fix.Change {
    /// Gives a field of the object at a position a value.
    static func set(_ path: FieldPath, of position: Int, to value: JSONValue) -> Self {
        Self(position: position, path: path, action: .set(value))
    }

    /// Removes a field of the object at a position.
    static func remove(_ path: FieldPath, of position: Int) -> Self {
        Self(position: position, path: path, action: .remove)
    }
}

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

extension Container {
    /// The probes, each with the name of its field.
    var probes: [(field: String, probe: Probe)] {
        [("livenessProbe", livenessProbe), ("readinessProbe", readinessProbe), ("startupProbe", startupProbe)]
            .compactMap { field, probe in probe.map { (field, $0) } }
    }
}

extension Probe {
    /// The port that the probe asks, with the place below the probe; nil for a command.
    var portField: (path: FieldPath, port: IntOrString)? {
        if let httpGet { return ("httpGet.port", httpGet.port) }
        if let tcpSocket { return ("tcpSocket.port", tcpSocket.port) }
        if let grpc { return ("grpc.port", .int(grpc.port)) }
        return nil
    }
}

extension RuleScope {
    /// The namespace of the object at a position.
    func namespace(at position: Int) -> String {
        resources.namespace(of: resources.resources[position])
    }
}
