// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TargetGroups

/// A condition of a safe update that does not hold for a workload: what findings say of it.
///
/// A condition is told once for a workload, even where several rules could: rules that explain why it fails are named in
/// the finding of the condition, and are silent themselves where the policy asks the rule of the condition.
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
        case _ where isOnlyFeared:
            return .warning
        case .serverOutlivesRouting, .allServersLive, .requestsFinish:
            guard [.refused, .connectionRefused].contains(counterexample.failure) else { return .error }
            return isKnownToFail(environment.path.duration(.criticalPath).counted.map(\.delay)) ? .error : .warning
        default:
            return .error
        }
    }

    /// Whether what nobody knows of the hook makes the request fail, and not what is known of it.
    var isOnlyFeared: Bool {
        guard let reading, !reading.isUnderstood else { return false }
        switch condition {
        case .serverOutlivesRouting, .allServersLive:
            return reading.serverStop == nil || !reading.isServerStopCertain
        case .requestsFinish:
            return true
        case .hookFitsGrace, .environmentLetsGraceStand:
            let caps = workload.scope.assumptions.caps.map(\.limit)
            return reading.least < (caps + [.seconds(workload.gracePeriod)]).reduce(.seconds(Int.max), min)
        default:
            return false
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
        let isAboutServing = [.serverOutlivesRouting, .allServersLive].contains(condition)
        if isAboutServing, let stop = reading.serverStop, let signal = counterexample.stopSignal, stop <= signal {
            if reading.isServerStopCertain {
                return "the preStop hook of \(name) stops the server at \(Text.seconds(stop)) (\(reading))"
            } else if reading.most != nil {
                return "nobody knows whether the preStop hook of \(name) stops the server (\(reading))"
            }
        }
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

    /// Whether a condition does not hold, and the policy asks the rule that tells it.
    func isTold(_ condition: RolloutCondition) -> Bool {
        scope.asked.contains(condition.rule) && failure(of: condition) != nil
    }

    /// Whether the policy tells of a condition about how containers end, or about how one of them does.
    func isTerminationTold(of container: Container? = nil) -> Bool {
        !toldTerminations(of: container).isEmpty
    }

    /// Whether the fix of a condition writes the hook of a container anew.
    func isMendedByCondition(_ container: Container) -> Bool {
        toldTerminations(of: container).contains { HookMend(of: self, for: $0).fix != nil }
    }

    private func toldTerminations(of container: Container?) -> [RolloutCondition] {
        let counterexamples = analyses.flatMap(\.worst).filter { container == nil || $0.container == container?.name }
        return counterexamples.map(\.condition).filter { $0.isOfTermination && scope.asked.contains($0.rule) }
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
    /// The rule that tells where it does not hold.
    var rule: Finding.Code {
        switch self {
        case .serverOutlivesRouting: SleepShorterThanRouting.about.code
        case .requestsFinish: RequestsCutOff.about.code
        case .hookFitsGrace: HookOutlastsGracePeriod.about.code
        case .deregistrationOutlastsRequests: DeregistrationShorterThanRequests.about.code
        case .replacementsAreHealthy: ReplacementNotAwaited.about.code
        case .capacityRemains: CapacityLostInUpdate.about.code
        case .progressDeadlineSuffices: ProgressDeadlineTooShort.about.code
        case .environmentLetsGraceStand: GracePeriodAboveCap.about.code
        case .allServersLive: ContainerStopsFirst.about.code
        case .keepAliveOutlastsIdleTimeout: KeepAliveShorterThanIdleTimeout.about.code
        }
    }

    /// Whether it is about how containers end.
    var isOfTermination: Bool {
        switch self {
        case .serverOutlivesRouting, .requestsFinish, .hookFitsGrace, .environmentLetsGraceStand, .allServersLive: true
        default: false
        }
    }
}
