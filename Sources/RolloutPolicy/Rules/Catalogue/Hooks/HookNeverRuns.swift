// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TargetGroups

/// A preStop hook fails at once or does nothing.
///
/// Encodes tcpSocket hooks, which the API server takes and the kubelet calls an invalid handler, and the hooks of
/// ingress-gce 2222, which had no field that exists.
public struct HookNeverRuns: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "hook-never-runs",
        category: .shutdown,
        summary: "A preStop hook takes time or does something",
        rationale: "A hook that fails ends at once; the stop signal follows, and nothing but an event tells of it.",
        reference: "https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#lifecycle-v1-core"
    )

    /// Creates the rule.
    public init() {}

    /// Objects to hooks that do nothing, unless the policy has a finding of a condition that speaks of them.
    public func findings(in workload: Workload) -> [Finding] {
        workload.longRunningContainers.compactMap { path, container in
            guard let hook = container.lifecycle?.preStop, hook.sleep == nil,
                !workload.isTerminationTold(of: container), let reading = workload.hookReading(of: container),
                reading.isNothing
            else { return nil }
            // A lifecycle without anything in it is of no use.
            let lifecycle = path.field("lifecycle")
            let isAlone = container.lifecycle?.postStart == nil && container.lifecycle?.stopSignal == nil
            let place = lifecycle.field("preStop")
            return Finding(
                Self.about.code,
                hook.handlerNames.isEmpty ? .error : .warning,
                "the preStop hook of \(container.name) takes no time: \(reading)",
                at: workload.place(place),
                advice: "remove it, or let it sleep",
                fix: Fix(
                    "Remove the hook of \(container.name)",
                    [workload.removing(isAlone ? lifecycle : place)]
                )
            )
        }
    }
}

extension Workload {
    /// Returns the change that takes a field of the workload away.
    func removing(_ path: FieldPath) -> Fix.Change {
        Fix.Change(position: member.position, path: path, action: .remove)
    }
}
