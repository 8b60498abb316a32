// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

/// A preStop hook has more than one handler.
///
/// Encodes alphagov/govuk-helm-charts 4036: a move from exec to sleep that is merged into what was there leaves both keys,
/// and the API server refuses the object.
public struct HookWithSeveralHandlers: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "hook-with-several-handlers",
        severity: .error,
        category: .shutdown,
        summary: "A preStop hook has one handler",
        rationale: "The API server refuses a second one. A merge keeps the old key unless it is set to null.",
        reference: "https://github.com/alphagov/govuk-helm-charts/pull/4036"
    )

    /// Creates the rule.
    public init() {}

    /// Objects to hooks with two handlers.
    public func findings(in workload: Workload) -> [Finding] {
        let version = workload.scope.assumptions.kubernetes
        return workload.longRunningContainers.compactMap { path, container in
            guard let hook = container.lifecycle?.preStop, hook.handlerNames.count > 1 else { return nil }
            let names = hook.handlerNames.joined(separator: " and ")
            let place = path.field("lifecycle").field("preStop")
            let kept = hook.normalized(for: version)?.handlerNames.first { hook.handlerNames.contains($0) }
            let fix = kept.map { kept in
                Fix(
                    "Keep \(kept) only",
                    hook.handlerNames.filter { $0 != kept }.map { workload.removing(place.field($0)) }
                )
            }
            return Finding(
                Self.about.code,
                Self.about.severity,
                "the preStop hook of \(container.name) has \(names), and the API server takes one handler only",
                at: workload.place(place),
                advice: kept.map { "keep \($0)" } ?? "keep one of them",
                fix: workload.isMendedByCondition(container) ? nil : fix
            )
        }
    }
}
