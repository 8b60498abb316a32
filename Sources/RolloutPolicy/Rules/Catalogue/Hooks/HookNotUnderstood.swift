// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

/// Nobody knows how long a preStop hook takes, or whether it stops the server.
///
/// Encodes scripts, HTTP requests and unknown commands as hooks, of which no manifest tells what they do.
public struct HookNotUnderstood: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "hook-not-understood",
        severity: .note,
        category: .shutdown,
        summary: "It is known how long a preStop hook takes, and whether it stops the server",
        rationale:
            "The verdict counts with any time up to the whole grace period and with a server that stops early, and there "
            + "is no plan.",
        reference: ""
    )

    /// Creates the rule.
    public init() {}

    /// Notes hooks that nobody knows enough of, unless the policy has a finding of a condition that speaks of them.
    public func findings(in workload: Workload) -> [Finding] {
        guard workload.isServing || !workload.analyses.isEmpty else { return [] }
        return workload.longRunningContainers.compactMap { path, container in
            guard let reading = workload.hookReading(of: container), !reading.isUnderstood,
                !workload.isTerminationTold(of: container)
            else { return nil }
            let hook = "the preStop hook of \(container.name)"
            return Finding(
                Self.about.code,
                Self.about.severity,
                reading.most == nil
                    ? "nobody knows how long \(hook) takes: \(reading)"
                    : "nobody knows whether \(hook) stops the server: \(reading)",
                at: workload.place(path.field("lifecycle").field("preStop")),
                evidence: [Finding.Evidence("least", .duration(reading.least))],
                advice: "state it in Assumptions.hooks[\"\(container.name)\"], or use a sleep"
            )
        }
    }
}
