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

    /// Judges all objects whose kinds are known.
    public func findings(in scope: RuleScope) -> [Finding] {
        scope.resources.resources.enumerated().flatMap { position, resource in
            let errors = resource.validationErrors()
            guard !errors.isEmpty, let workload = resource.typed as? any PodTemplated else {
                return errors.map { finding($0, at: position, in: scope) }
            }
            return errors.filter { !isTold($0, of: workload.podTemplate.spec, in: scope) }
                .map { finding($0, at: position, in: scope) }
        }
    }

    private func finding(_ error: ValidationError, at position: Int, in scope: RuleScope) -> Finding {
        objection(
            "refused by the API server: \(error.sentence)",
            at: scope.place(error.path, at: position),
            evidence: [.init("reason", .text(error.reason.rawValue))]
        )
    }

    /// Whether another rule tells a mistake in a workload.
    private func isTold(_ error: ValidationError, of pod: PodSpec, in scope: RuleScope) -> Bool {
        let path = "\(error.path)"
        let rule: Finding.Code? =
            if path == "spec.template.metadata.labels" {
                SelectorMismatch.about.code
            } else if path.hasSuffix(".readinessProbe.terminationGracePeriodSeconds") {
                ReadinessProbeGracePeriod.about.code
            } else if path.contains(".lifecycle.preStop."), error.reason == .forbidden {
                HookWithSeveralHandlers.about.code
            } else if path.hasSuffix(".lifecycle.preStop.sleep"), !pod.hasNegativeSleep {
                HookOutlastsGracePeriod.about.code
            } else {
                nil
            }
        return rule.map(scope.asked.contains) ?? false
    }
}

extension PodSpec {
    /// Whether a hook is to sleep for less than no time, which no other rule speaks of.
    fileprivate var hasNegativeSleep: Bool {
        (containers + sidecars).contains { ($0.lifecycle?.preStop?.sleep?.seconds ?? 0) < 0 }
    }
}
