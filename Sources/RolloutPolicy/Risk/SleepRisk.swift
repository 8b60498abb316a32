// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// How likely an update is to drop a request, for every length of the preStop hook's sleep.
///
/// ``RolloutPlanner`` finds the sleep with which no request is dropped as long as every delay is within its interval.
/// This is the other question: how likely are the delays to be so long?
///
/// ```swift
/// let risk = try SleepRisk(
///     path: .applicationLoadBalancer(targets: .ip),
///     application: application,
///     models: [
///         .controllerProcessing: measurement.model(),
///         .loadBalancerPropagation: .reportedApplicationLoadBalancerPropagation,
///     ]
/// )
/// risk.dropProbability(sleep: .seconds(40), pods: 3)
/// try risk.leastSleep(for: .updatesWithoutDrops(0.999, pods: 3))
/// ```
/// New requests go on arriving until the path has ended: its steps follow one another (the delays add up), its branches
/// run side by side (the longest counts). Delays of different steps, and of different Pods, are taken to be independent.
/// A request is dropped if it arrives after the application has stopped listening, or so late before that it cannot
/// finish while the application drains. The grace period is taken to be as long as the plan of the same sleep says.
public struct SleepRisk: Hashable, Sendable {
    /// How traffic finds out that a Pod is going.
    public let path: TrafficPath

    /// What the program in the containers does.
    public let application: Application

    /// How likely each step is to take how long; a term without a model always takes the longest that its delay allows.
    public let models: [TrafficTerm: DelayModel]

    /// How many requests a Pod gets.
    public let traffic: RequestTraffic

    /// How long new requests go on arriving at a Pod that is being stopped.
    public let routing: DelayDistribution

    /// Computes how long requests go on arriving.
    ///
    /// - Parameters:
    ///   - path: How traffic finds out that a Pod is going.
    ///   - application: What the program in the containers does.
    ///   - models: How likely the steps of the path are to take how long. A model of a step beside the path is allowed
    ///     and has no effect.
    ///   - traffic: How many requests a Pod gets; by default one at any moment.
    ///   - grid: The points at which probabilities are computed; by default every tenth of a second for ten minutes.
    /// - Throws: ``RiskError`` where a delay, a model or the traffic makes no sense, or where the path does not have a
    ///   term of the models.
    public init(
        path: TrafficPath,
        application: Application,
        models: [TrafficTerm: DelayModel] = [:],
        traffic: RequestTraffic = .always,
        grid: DelayGrid = .standard
    ) throws(RiskError) {
        self.path = path
        self.application = application
        self.models = models
        self.traffic = traffic
        try RiskError.check(application.longestRequest, "the longest request")
        try RiskError.check(application.drain, "the drain")
        try RiskError.check(application.servesOn, "the time for which the application serves on")
        if case .perPod(let rate) = traffic, !(rate >= 0 && rate.isFinite) {
            throw RiskError(.invalidTarget, "\(rate) requests a second, expected a number from 0 on")
        }
        let terms = path.allDelays.map(\.term.description)
        if let unknown = models.keys.map(\.description).sorted().first(where: { !terms.contains($0) }) {
            throw RiskError(
                .unknownTerm,
                "the path, \(path.name), has no \(unknown); it has \(terms.joined(separator: ", "))"
            )
        }
        routing = try Self.distribution(of: path.stages, models, grid)
    }

    private static func distribution(
        of stages: [TrafficPath.Stage],
        _ models: [TrafficTerm: DelayModel],
        _ grid: DelayGrid
    ) throws(RiskError) -> DelayDistribution {
        var sum = try DelayDistribution(.exactly(.zero), on: grid)
        for stage in stages {
            switch stage {
            case .step(let term, let delay):
                try RiskError.check(delay.most, "the longest \(term)")
                sum = try sum.adding(DelayDistribution(models[term] ?? .exactly(delay.most), on: grid))
            case .branches(let branches):
                var longest = try DelayDistribution(.exactly(.zero), on: grid)
                for branch in branches { longest = try longest.longer(of: distribution(of: branch, models, grid)) }
                sum = try sum.adding(longest)
            }
        }
        return sum
    }
}

// MARK: - Risk of a sleep

extension SleepRisk {
    /// The probability that an update of so many Pods drops a request.
    ///
    /// Pods that are stopped together share some of their delays. Then the probability is smaller; in no case is it
    /// larger than that of one Pod times their number.
    ///
    /// - Parameters:
    ///   - sleep: How long the preStop hook sleeps.
    ///   - pods: The number of Pods that the update stops; by default one.
    /// - Returns: A probability from 0 to 1.
    public func dropProbability(sleep: Duration, pods: Int = 1) -> Double {
        let each =
            switch traffic {
            case .always: routing.probability(exceeding: covered(by: sleep))
            case .perPod(let rate): routing.probabilityOfEvent(after: covered(by: sleep), rate: rate)
            }
        return Mathematics.probabilityOfAny(of: pods, each: each)
    }

    /// The share of requests that are dropped, of those that a Pod gets in a time from when it begins to be stopped,
    /// had it gone on.
    ///
    /// It does not depend on how many requests there are.
    ///
    /// - Parameters:
    ///   - sleep: How long the preStop hook sleeps.
    ///   - time: The time in which requests are counted, such as that of an update, or that between two updates; longer
    ///     than zero.
    /// - Returns: A share from 0 to 1.
    /// - Precondition: The time is longer than zero.
    public func droppedShare(sleep: Duration, over time: Duration) -> Double {
        precondition(time > .zero, "requests are counted for some time")
        return min(1, routing.expectedExcess(over: covered(by: sleep), atMost: time) / (time / .seconds(1)))
    }

    /// Until when requests can arrive without being dropped, counted from the start of the kill.
    private func covered(by sleep: Duration) -> Duration {
        sleep + application.servesOn - application.requestBeyondDrain
    }
}

// MARK: - Sleep for a target

extension SleepRisk {
    /// The least sleep in whole seconds that meets a target.
    ///
    /// - Throws: ``RiskError`` where the target makes no sense, or where no sleep up to the horizon of the grid meets it:
    ///   with delays that have no bound, some risk stays.
    public func leastSleep(for target: RiskTarget) throws(RiskError) -> Int {
        try target.check()
        let allowed: Double
        let risk: (Int) -> Double
        switch target {
        case .updatesWithoutDrops(let share, let pods):
            allowed = 1 - share
            risk = { dropProbability(sleep: .seconds($0), pods: pods) }
        case .droppedRequests(let count, let time):
            allowed = 1 / Double(count)
            risk = { droppedShare(sleep: .seconds($0), over: time) }
        }
        // The risk never grows with the sleep. The difference of a share from 1 is rounded.
        let meets = { risk($0) <= allowed * (1 + 1e-9) }
        var (low, high) = (0, (routing.grid.horizon + application.requestBeyondDrain).wholeSecondsRoundedUp)
        guard meets(high) else {
            let left = risk(high)
            throw RiskError(
                .unreachable(leaves: left),
                "no sleep meets the target, \(target): with \(high) s a risk of \(Text.smallPercent(left)) is left, from "
                    + "delays that are longer or have no bound; measure more of them, or lower the target"
            )
        }
        while low < high {
            let middle = low + (high - low) / 2
            if meets(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The least sleep in whole seconds with which no request is dropped as long as every delay is within its interval:
    /// that of ``RolloutPlanner``.
    ///
    /// - Parameter bound: How the delays of the path are added up; by default the maintainers' sum.
    /// - Returns: Whole seconds.
    public func worstCaseSleep(_ bound: PathBound = .additive) -> Int {
        Needs(routing: path.duration(bound), application: application).leastSleep
    }
}
