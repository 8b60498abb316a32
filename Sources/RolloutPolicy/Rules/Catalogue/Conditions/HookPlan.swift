// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

/// A workload with the hooks and the grace period that it should have, by the planner, in every environment that traffic
/// comes from.
struct HookPlan: Sendable {
    /// What a plan makes of the Pods.
    struct Change: Sendable {
        /// The Pods as they should be.
        let pod: PodSpec
        /// The changes that make them so.
        let changes: [Fix.Change]
        /// What to do.
        let advice: String
    }

    /// What becomes of the Pods; an error where there is no plan.
    let outcome: Result<Change, PlanningError>

    /// The conditions that do not hold for the workload all the same, in one environment or another.
    let failing: Set<RolloutCondition>

    init(of workload: Workload) {
        do throws(PlanningError) {
            let planned = try Self.plan(for: workload)
            failing = try Self.failing(planned, in: workload)
            outcome = .success(Change(of: workload, as: planned.podTemplate.spec))
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

extension HookPlan.Change {
    fileprivate init(of workload: Workload, as planned: PodSpec) {
        pod = planned
        changes = Self.changes(of: workload, to: planned)
        // Of all that a plan changes only hooks go.
        let goes = changes.contains { $0.action == .remove }
        advice = (goes ? "remove the preStop hook and " : "") + Self.advice(planned)
    }

    private static func advice(_ pod: PodSpec) -> String {
        let sleeps = Set(pod.containers.compactMap { PreStopHook($0.lifecycle?.preStop).seconds }).sorted()
        let grace = "let terminationGracePeriodSeconds be \(pod.terminationGracePeriodSeconds ?? 30)"
        guard !sleeps.isEmpty else { return grace }
        return "let preStop sleep \(sleeps.map(String.init).joined(separator: " and ")) s and \(grace)"
    }

    private static func changes(of workload: Workload, to pod: PodSpec) -> [Fix.Change] {
        var changes: [Fix.Change] = []
        for ((path, container), plannedContainer) in zip(workload.containers, pod.containers) {
            let old = container.preStop
            let new = plannedContainer.preStop
            if new != old { changes.append(workload.settingHook(at: path, from: old, to: new)) }
        }
        if let grace = pod.terminationGracePeriodSeconds, grace != workload.pod.terminationGracePeriodSeconds {
            let path = workload.podPath.field("terminationGracePeriodSeconds")
            changes.append(workload.setting(path, to: .integer(grace)))
        }
        return changes
    }
}
