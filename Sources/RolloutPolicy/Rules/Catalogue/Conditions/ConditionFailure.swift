// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TargetGroups

/// A condition of a safe update that does not hold for a workload: what findings say of it.
///
/// A condition is told once for a workload, even where several rules could: rules that explain why it fails are named in
/// the finding of the condition, and are silent themselves.
struct ConditionFailure {
    let workload: Workload
    /// The first environment in which it does not hold.
    let environment: RolloutEnvironment
    let analysis: RolloutAnalysis
    let counterexample: Counterexample

    var condition: RolloutCondition { counterexample.condition }

    /// The target group that traffic comes from; nil for traffic from within the cluster.
    var target: GatePrediction.Target? { workload.target(of: environment) }

    /// When the request fails; nil where none does.
    var time: Duration? {
        counterexample.timeline.events.last {
            if case .requestFails = $0.kind { true } else { false }
        }?.time
    }

    /// When and how the request fails, in a clause.
    var outcome: String {
        guard let time, let failure = counterexample.failure else { return "the update is reported as failed" }
        return "a request fails at \(Text.seconds(time)): \(failure)"
    }

    // MARK: - Evidence

    /// What is compared: the condition's own times, or those of conditions 1 and 2 where it has none.
    var margin: ConditionMargin? {
        let margins = analysis.margins.all
        return margins.first { $0.condition == condition }
            ?? margins.first { [.serverOutlivesRouting, .requestsFinish].contains($0.condition) && $0.slack < .zero }
    }

    /// What is needed, what is given, and the term that binds.
    var evidence: [Finding.Evidence] {
        guard let margin else { return [] }
        return [
            Finding.Evidence("needed", .duration(margin.needed)),
            Finding.Evidence("given", .duration(margin.given)),
            Finding.Evidence("binding", .text(margin.binding)),
        ]
    }

    /// An error, unless only assumptions or a hook that is not understood make a request fail.
    var severity: Finding.Severity {
        switch condition {
        case .progressDeadlineSuffices:
            return .warning
        case .replacementsAreHealthy:
            return isKnownToFail(environment.path.delaysOnArrival.map(\.delay)) ? .error : .warning
        case .serverOutlivesRouting, .allServersLive, .requestsFinish:
            if let hook = reading, hook.most == nil { return .warning }
            guard [.refused, .connectionRefused].contains(counterexample.failure) else { return .error }
            return isKnownToFail(environment.path.duration(.criticalPath).counted.map(\.delay)) ? .error : .warning
        default:
            return .error
        }
    }

    /// Whether the delays that nobody has assumed are too long by themselves.
    private func isKnownToFail(_ delays: [Delay]) -> Bool {
        guard let margin, environment.path.endlessness == nil else { return true }
        return delays.filter { $0.origin != .assumed }.reduce(.zero) { $0 + $1.most } > margin.given
    }

    // MARK: - The container

    /// The container that fails the request, with its place.
    var container: (path: FieldPath, container: Container)? {
        workload.longRunningContainers.first { $0.container.name == counterexample.container }
    }

    /// What its hook does; nil where it has none.
    var reading: HookReading? { container.flatMap { workload.hookReading(of: $0.container) } }

    /// What the hook of the container takes, in a clause.
    var hookClause: String {
        let name = counterexample.container ?? ""
        guard let reading else { return "\(name) has no preStop hook" }
        guard let most = reading.most else {
            return "nobody knows how long the preStop hook of \(name) takes (\(reading))"
        }
        let time = reading.isExact ? Text.seconds(most) : "\(Text.seconds(reading.least)) to \(Text.seconds(most))"
        // Whoever reads "takes 35 s" need not be told that it sleeps 35 s.
        let reason = "\(reading)" == "it sleeps \(time)" ? "" : " (\(reading))"
        return "the preStop hook of \(name) takes \(time)\(reason)"
    }

    /// The place of the container's hook.
    func hookPlace(note: String = "") -> Finding.Place {
        let path = container?.path ?? workload.podPath.field("containers")
        return workload.place(path.field("lifecycle").field("preStop"), note: note)
    }
}

extension Workload {
    /// How a condition does not hold, in the first of the environments in which it does not; nil where it holds.
    func failure(of condition: RolloutCondition) -> ConditionFailure? {
        for (index, analysis) in analyses.enumerated() {
            guard let counterexample = analysis.worst.first(where: { $0.condition == condition }) else { continue }
            return ConditionFailure(
                workload: self,
                environment: environments[index],
                analysis: analysis,
                counterexample: counterexample
            )
        }
        return nil
    }

    /// Whether the fix of a condition writes the hook of a container anew.
    func isMendedByCondition(_ container: Container) -> Bool {
        analyses.contains { analysis in
            analysis.worst.contains {
                $0.container == container.name && $0.condition.isOfTermination
                    && HookMend(of: self, for: $0.condition).fix != nil
            }
        }
    }

    /// Whether a finding of a condition speaks of a container.
    func isNamedByCondition(_ container: Container) -> Bool {
        analyses.contains { $0.worst.contains { $0.container == container.name && $0.condition.isOfTermination } }
    }

    /// What the hook of a container does, as it is stated or as its handler tells; nil where it has none.
    func hookReading(of container: Container) -> HookReading? {
        container.lifecycle?.preStop.map { scope.assumptions.hooks[container.name] ?? HookReading($0) }
    }

    /// The grace period as the kubelet takes it, in seconds.
    var gracePeriod: Int { max(1, pod.terminationGracePeriodSeconds ?? 30) }

    /// The place of the grace period.
    var gracePeriodPlace: Finding.Place {
        place(podPath.field("terminationGracePeriodSeconds"), note: "the grace period is \(gracePeriod) s")
    }
}

extension RolloutCondition {
    /// Whether it is about how containers end.
    var isOfTermination: Bool {
        switch self {
        case .serverOutlivesRouting, .requestsFinish, .hookFitsGrace, .environmentLetsGraceStand, .allServersLive: true
        default: false
        }
    }
}
