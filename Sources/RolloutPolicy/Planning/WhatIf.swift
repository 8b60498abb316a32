// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// How verdict, plan and cost change as one number varies.
public struct WhatIf: Hashable, Sendable {
    /// A number that varies, in whole seconds, except where it counts Pods.
    public enum Variable: Hashable, Sendable {
        /// The longest value of a delay, on the path or on arrival.
        case delay(TrafficTerm)
        /// The sleep of every container, in place of its hook.
        case preStopSleep
        /// `terminationGracePeriodSeconds`.
        case terminationGracePeriod
        /// `minReadySeconds`.
        case minReady
        /// `progressDeadlineSeconds` of a Deployment.
        case progressDeadline
        /// The target group's deregistration delay.
        case deregistrationDelay
        /// The application's longest request.
        case longestRequest
        /// The number of Pods.
        case replicas
    }

    /// What comes of one value.
    public struct Row: Hashable, Sendable {
        /// The value: seconds, or Pods.
        public let value: Int
        /// Whether the workload with this value is safe, and by how much, or how it fails.
        public let analysis: RolloutAnalysis
        /// The least sleep that a plan has; nil where there is no plan.
        public let leastSleep: Int?
        /// The least grace period that a plan has; nil where there is no plan.
        public let leastGrace: Int?
    }

    /// What varies.
    public let variable: Variable

    /// What comes of each value, in the order in which they were given.
    public let rows: [Row]
}

extension RolloutPlanner {
    /// Returns how verdict, plan and cost change as one number varies and everything else stays.
    ///
    /// ```swift
    /// print(try planner.whatIf(.preStopSleep, [0, 40, 69, 70], for: web))
    /// ```
    ///
    /// - Parameters:
    ///   - variable: What varies.
    ///   - values: The values that it takes: seconds, or Pods.
    ///   - workload: The workload.
    /// - Returns: A row a value.
    /// - Throws: ``PlanningError`` where a value makes no sense.
    public func whatIf(
        _ variable: WhatIf.Variable,
        _ values: some Sequence<Int>,
        for workload: some PodTemplated
    ) throws(PlanningError) -> WhatIf {
        var rows: [WhatIf.Row] = []
        for value in values {
            var (planner, workload) = (self, workload)
            planner.set(variable, to: value, in: &workload)
            let analysis = try RolloutAnalysis(
                of: workload,
                in: planner.environment,
                application: planner.application
            )
            // What has no plan has none whatever the reason is.
            let plan = try? planner.plan(for: workload)
            rows.append(
                WhatIf.Row(
                    value: value,
                    analysis: analysis,
                    leastSleep: plan?.preStop.least,
                    leastGrace: plan?.terminationGracePeriod.least
                )
            )
        }
        return WhatIf(variable: variable, rows: rows)
    }

    private mutating func set(_ variable: WhatIf.Variable, to value: Int, in workload: inout some PodTemplated) {
        let time = Duration.seconds(value)
        switch variable {
        case .delay(let term):
            let delays =
                environment.path.allDelays + [(.startup, environment.startup), (.gateUpdate, environment.gateUpdate)]
            let least = min(delays.first { $0.term == term }?.delay.least ?? .zero, time)
            let delay = Delay.stated(least: least, upTo: time)
            environment.path = environment.path.replacing(term, with: delay)
            if term == .startup { environment.startup = delay }
            if term == .gateUpdate { environment.gateUpdate = delay }
        case .preStopSleep:
            let hook = value > 0 ? LifecycleHandler(sleep: SleepAction(seconds: value)) : nil
            workload.changeContainers { $0.preStop = hook }
        case .terminationGracePeriod:
            workload.podTemplate.spec.terminationGracePeriodSeconds = value
        case .minReady:
            workload.apply(.minReadySeconds(value))
        case .progressDeadline:
            workload.apply(.progressDeadlineSeconds(value))
        case .deregistrationDelay:
            environment.deregistrationDelay = time
        case .longestRequest:
            application.longestRequest = time
        case .replicas:
            environment.replicas = value
        }
    }
}

extension WhatIf: CustomStringConvertible {
    /// The table, one row a value.
    public var description: String {
        let head = ["\(variable)", "verdict", "least sleep", "least grace", "update takes", "Pods at most"]
        return Text.table([head] + rows.map(cells))
    }

    private func cells(_ row: Row) -> [String] {
        let value = variable == .replicas ? "\(row.value)" : "\(row.value) s"
        let sleep = row.leastSleep.map { "\($0) s" } ?? "no plan"
        let grace = row.leastGrace.map { "\($0) s" } ?? "no plan"
        let cells = [value, Self.verdict(row.analysis), sleep, grace]
        guard let update = row.analysis.update else { return cells + ["-", "-"] }
        return cells + ["up to \(Text.seconds(update.duration.upperBound))", "\(update.peakPods)"]
    }

    private static func verdict(_ analysis: RolloutAnalysis) -> String {
        guard !analysis.worst.isEmpty else { return "safe by \(Text.seconds(analysis.margins.slack))" }
        let numbers = analysis.worst.map { "\($0.condition.rawValue)" }.joined(separator: ", ")
        return "fails condition\(analysis.worst.count == 1 ? "" : "s") \(numbers)"
    }
}

extension WhatIf.Variable: CustomStringConvertible {
    /// The name of the number.
    public var description: String {
        switch self {
        case .delay(let term): term.description
        case .preStopSleep: "preStop sleep"
        case .terminationGracePeriod: "terminationGracePeriodSeconds"
        case .minReady: "minReadySeconds"
        case .progressDeadline: "progressDeadlineSeconds"
        case .deregistrationDelay: "deregistration delay"
        case .longestRequest: "longest request"
        case .replicas: "replicas"
        }
    }
}
