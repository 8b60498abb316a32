// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// There is no verdict on a workload.
public struct WorkloadNotAnalysed: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "workload-not-analysed",
        severity: .error,
        category: .updates,
        summary: "The times of a workload and of its environment make sense",
        rationale: "Without a verdict nothing is known to be safe.",
        reference: ""
    )

    /// Creates the rule.
    public init() {}

    /// Objects to what the analysis refuses.
    public func findings(in workload: Workload) -> [Finding] {
        guard let problem = workload.problem else { return [] }
        let path = problem.code == .noContainers ? workload.podPath.field("containers") : workload.podPath
        return [
            Finding(
                Self.about.code,
                Self.about.severity,
                "there is no verdict: \(problem)",
                at: workload.place(path),
                advice: problem.code == .noContainers ? "" : "correct what is assumed"
            )
        ]
    }
}
