// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// Datree CONTAINERS_MISSING_PRESTOP_KEY. spring-boot 48936: graceful shutdown alone is not enough.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to containers that serve and stop as soon as they are told to.
public struct MissingPreStopHook: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "missing-pre-stop-hook",
        severity: .note,
        category: .shutdown,
        summary: "A container behind a Service has a preStop hook",
        rationale: """
            Requests go on to arrive after the stop signal, because nodes and load balancers learn of the end of a Pod \
            later. How long the hook must take is a matter of the path of the traffic.
            """,
        reference: "https://github.com/spring-projects/spring-boot/issues/48936"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a workload that a Service selects, unless a condition says the same, and more.
    public func findings(in workload: Workload) -> [Finding] {
        guard let service = workload.services.first, !workload.isToldThatHooksAreMissing else { return [] }
        return workload.servers.filter { $0.container.lifecycle?.preStop == nil }.map { path, container in
            objection(
                "\(container.name) has no preStop hook",
                at: workload.place(path.appending("lifecycle.preStop")),
                related: [
                    workload.scope.place("spec.selector", of: service, note: "this Service sends requests to the Pods")
                ],
                advice: "let it sleep until no more requests arrive"
            )
        }
    }
}

extension Workload {
    /// Whether another rule of the policy tells that a container without a hook stops too early.
    fileprivate var isToldThatHooksAreMissing: Bool {
        [RolloutCondition.serverOutlivesRouting, .allServersLive].contains { condition in
            guard isTold(condition), let failure = failure(of: condition) else { return false }
            return failure.container != nil && failure.reading == nil
        }
    }
}
