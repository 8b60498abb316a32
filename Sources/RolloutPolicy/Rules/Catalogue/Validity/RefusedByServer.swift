// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// kubeconform, kubeval and datree check the schema of an object; the server checks more.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to what the API server would refuse to create.
///
/// The rules are those of ``KubernetesModels/Validatable``. Where another rule that is asked says more of a mistake, with a
/// fix, it alone tells it.
public struct RefusedByServer: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "refused-by-server",
        severity: .error,
        category: .validity,
        summary: "The API server accepts the objects",
        rationale: "An object that is refused stops a deployment in the middle: what came before it is there already.",
        reference: "https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a workload.
    public func findings(in workload: Workload) -> [Finding] {
        let errors = workload.scope.resources.resources[workload.member.position].validationErrors()
        guard !errors.isEmpty else { return [] }
        let told = Self.told(in: workload)
        return errors.filter { !told.contains($0.path) }
            .map { finding($0, at: workload.member.position, in: workload.scope) }
    }

    /// Judges all other objects whose kinds are known.
    public func findings(in scope: RuleScope) -> [Finding] {
        scope.resources.resources.enumerated().flatMap { position, resource -> [Finding] in
            guard !(resource.typed is any PodTemplated) else { return [] }
            return resource.validationErrors().map { finding($0, at: position, in: scope) }
        }
    }

    private func finding(_ error: ValidationError, at position: Int, in scope: RuleScope) -> Finding {
        objection(
            "refused by the API server: \(error.sentence)",
            at: scope.place(error.path, at: position),
            evidence: [.init("reason", .text(error.reason.rawValue))]
        )
    }

    /// The fields of a workload whose mistakes other rules that are asked tell.
    private static func told(in workload: Workload) -> Set<FieldPath> {
        func isAsked(_ rule: any Rule.Type) -> Bool { workload.scope.asked.contains(rule.about.code) }
        var told: Set<FieldPath> = []
        if isAsked(SelectorMismatch.self) { told.insert("spec.template.metadata.labels") }
        for (path, container) in workload.longRunningContainers {
            if isAsked(ReadinessProbeGracePeriod.self) {
                told.insert(path.field("readinessProbe").field("terminationGracePeriodSeconds"))
            }
            let handlers = container.lifecycle?.preStop?.handlerNames ?? []
            if handlers.count > 1, isAsked(HookWithSeveralHandlers.self) {
                told.formUnion(handlers.map { path.field("lifecycle").field("preStop").field($0) })
            }
        }
        if isAsked(HookOutlastsGracePeriod.self) {
            let sleeping = HookOutlastsGracePeriod().toldRefusals(in: workload)
            told.formUnion(sleeping.map { $0.field("lifecycle").field("preStop").field("sleep") })
        }
        return told
    }
}
