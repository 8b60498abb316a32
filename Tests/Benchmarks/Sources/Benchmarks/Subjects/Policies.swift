// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesManifests
import KubernetesModels
import RolloutPolicy
import TargetGroups

extension Subject {
    /// Verdicts, plans and the whole catalogue over workloads of mixed shape.
    static let policies = Subject(name: "policies") { run in
        let most = run.size(10_000)
        let text = WorkloadTexts.stream(workloads: most)
        let bundle = ManifestBundle(text)
        try run.expect(bundle.errors.isEmpty, "the manifests have mistakes: \(bundle.errors)")
        let scope = RuleScope(bundle.resources)
        let workloads = scope.workloads
        try run.expect(workloads.count == most, "\(workloads.count) workloads of \(most)")
        try run.expect(workloads.allSatisfy { $0.problem == nil }, "a workload has no verdict")
        let findings = RolloutRules.all().findings(in: bundle.resources)
        try run.expect(findings.count > most, "\(findings.count) findings")

        try run.compare(
            Comparison(
                title: "\(most) workloads, what each step takes by itself",
                contenders: [
                    .init("reading the manifests", text.utf8.count) { keep(ManifestBundle(text)) },
                    .init("target groups, joins, verdicts", text.utf8.count) {
                        keep(RuleScope(bundle.resources).workloads)
                    },
                    .init("plans", text.utf8.count) { keep(plans(workloads)) },
                    .init("all rules, with all of that", text.utf8.count) {
                        keep(RolloutRules.all().findings(in: bundle.resources))
                    },
                ]
            )
        )
        try run.grow(
            "Time for a byte of manifests as workloads grow to \(most), relative to an eighth of them",
            [
                growth("verdicts", most / 8) { keep(RuleScope($0).workloads) },
                growth("verdicts and plans", most / 8) { keep(plans(RuleScope($0).workloads)) },
                growth("all rules", most / 8) { keep(RolloutRules.all().findings(in: $0)) },
            ]
        )
    }

    private static func growth(_ name: String, _ size: Int, _ work: @escaping (ResourceSet) -> Void) -> Growth {
        Growth(name, size: size) { size in
            let text = WorkloadTexts.stream(workloads: size)
            let resources = ManifestBundle(text).resources
            return Growth.Work(bytes: text.utf8.count) { work(resources) }
        }
    }

    /// What has no plan, such as a worker or a hook that cannot be understood, counts as none.
    private static func plans(_ workloads: [Workload]) -> [RolloutPlan] {
        workloads.flatMap { workload in
            workload.environments.compactMap { environment in
                let planner = RolloutPlanner(
                    environment: environment,
                    application: workload.scope.assumptions.application
                )
                return try? planner.plan(for: workload.resource)
            }
        }
    }
}
