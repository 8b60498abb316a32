// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

/// Nobody knows how long a preStop hook takes.
///
/// Encodes scripts and HTTP requests as hooks, whose delay no manifest tells.
public struct HookNotUnderstood: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "hook-not-understood",
        severity: .note,
        category: .shutdown,
        summary: "It is known how long a preStop hook takes",
        rationale: "The verdict counts with any time from none to the whole grace period, and there is no plan.",
        reference: ""
    )

    /// Creates the rule.
    public init() {}

    /// Notes hooks of an unknown time, unless the finding of a condition speaks of them.
    public func findings(in workload: Workload) -> [Finding] {
        guard workload.isServing || !workload.analyses.isEmpty else { return [] }
        return workload.longRunningContainers.compactMap { path, container in
            guard let reading = workload.hookReading(of: container), reading.most == nil,
                !workload.isNamedByCondition(container)
            else { return nil }
            return Finding(
                Self.about.code,
                Self.about.severity,
                "nobody knows how long the preStop hook of \(container.name) takes: \(reading)",
                at: workload.place(path.field("lifecycle").field("preStop")),
                evidence: [Finding.Evidence("least", .duration(reading.least))],
                advice: "state it in Assumptions.hooks[\"\(container.name)\"], or use a sleep"
            )
        }
    }
}
