// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// A workload with the hooks and the grace period that it should have, by the planner, in every environment that traffic
/// comes from.
struct HookPlan: Sendable {
    /// The workload as it should be; an error where there is no plan.
    let outcome: Result<any PodTemplated, PlanningError>

    /// The conditions that do not hold for it all the same, in one environment or another.
    let failing: Set<RolloutCondition>

    init(of workload: Workload) {
        do throws(PlanningError) {
            let planned = try Self.plan(for: workload)
            failing = try Self.failing(planned, in: workload)
            outcome = .success(planned)
        } catch {
            failing = []
            outcome = .failure(error)
        }
    }

    /// Each plan raises what is too short after the ones before it.
    private static func plan(for workload: Workload) throws(PlanningError) -> any PodTemplated {
        let assumptions = workload.scope.assumptions
        // Idle connections are of no concern here; how Pods are replaced is that of other rules.
        var application = assumptions.application
        application.keepAlive = nil
        var planned = workload.resource
        for environment in workload.environments {
            let planner = RolloutPlanner(
                environment: RolloutEnvironment(
                    path: environment.path,
                    caps: assumptions.caps,
                    hooks: assumptions.hooks
                ),
                application: application,
                bound: .criticalPath,
                kubernetes: assumptions.kubernetes
            )
            planned.apply(try planner.plan(for: planned))
        }
        return planned
    }

    private static func failing(
        _ planned: any PodTemplated,
        in workload: Workload
    ) throws(PlanningError) -> Set<RolloutCondition> {
        var failing: Set<RolloutCondition> = []
        for environment in workload.environments {
            let analysis = try RolloutAnalysis(
                of: planned,
                in: environment,
                application: workload.scope.assumptions.application
            )
            failing.formUnion(analysis.worst.map(\.condition))
        }
        return failing
    }
}
