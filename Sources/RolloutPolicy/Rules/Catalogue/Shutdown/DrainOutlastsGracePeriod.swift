// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

/// Hook and drain together take longer than the grace period, although the longest request still finishes.
///
/// Encodes quay/quay 6871 and alphagov/govuk-helm-charts 4033: the grace period must hold the sleep and the application's
/// own shutdown, 70 s and 20 s in the controller's issue 2106.
public struct DrainOutlastsGracePeriod: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "drain-outlasts-grace-period",
        category: .shutdown,
        summary: "The grace period holds the hook and the application's drain",
        rationale:
            "What the application does after its last request, such as flushing or saying goodbye, is cut off by "
            + "SIGKILL.",
        reference: "https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2106"
    )

    /// Creates the rule.
    public init() {}

    /// Objects where SIGKILL can come before the drain has ended, unless the policy has a finding of a condition.
    public func findings(in workload: Workload) -> [Finding] {
        let application = workload.scope.assumptions.application
        guard !workload.analyses.isEmpty, !workload.isTerminationTold(), application.drain > .zero else { return [] }
        let grace = Duration.seconds(workload.gracePeriod)
        let serving = workload.containers.filter { !($0.container.ports ?? []).isEmpty }
        let hooks = (serving.isEmpty ? workload.containers : serving).compactMap { path, container in
            let reading = workload.hookReading(of: container)
            let most = reading == nil ? .zero : reading?.most
            return most.map { (path: path, name: container.name, hook: $0) }
        }
        guard let longest = hooks.max(by: { $0.hook < $1.hook }), longest.hook < grace else { return [] }
        let needed = longest.hook + application.servesOn + application.drain
        guard needed > grace else { return [] }
        let mend = HookMend(of: workload) { .seconds($0.terminationGracePeriodSeconds ?? 30) >= needed }
        return [
            Finding(
                Self.about.code,
                Self.about.severity,
                "\(longest.name) may end at \(Text.seconds(needed)), \(Text.seconds(longest.hook)) of them in its hook, "
                    + "but SIGKILL comes at \(Text.seconds(grace))",
                at: workload.gracePeriodPlace,
                related: [workload.place(longest.path.field("lifecycle").field("preStop"), note: "the hook")],
                evidence: [
                    Finding.Evidence("needed", .duration(needed)),
                    Finding.Evidence("given", .duration(grace)),
                    Finding.Evidence("binding", .text("application drain")),
                ],
                advice: mend.advice,
                fix: mend.fix
            )
        ]
    }
}
