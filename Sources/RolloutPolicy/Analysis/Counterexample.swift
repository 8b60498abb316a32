// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// One way in which a Pod that is deleted fails a request: delays within their intervals, and what follows from them.
public struct Counterexample: Hashable, Sendable, CustomStringConvertible {
    /// A step of the path and how long it takes here.
    public struct Step: Hashable, Sendable {
        /// The step.
        public let term: TrafficTerm
        /// When it ends.
        public let end: Duration
    }

    /// The condition that does not hold.
    public let condition: RolloutCondition

    /// The container that fails the request; nil where it meets no container.
    public let container: String?

    /// When the steps of the path end: from the deletion of a Pod on, or, where new Pods come too late, from the readiness
    /// of their containers on.
    public let steps: [Step]

    /// When the stop signal is sent to the container; nil where that does not matter.
    public let stopSignal: Duration?

    /// How the request fails; nil where an update is reported as failed although no request fails.
    public let failure: RequestFailure?

    /// What happens, up to the request that fails.
    public let timeline: Timeline

    /// The condition, and what happens.
    public var description: String {
        "condition \(condition.rawValue) does not hold: \(condition.sentence)\n\(timeline)"
    }
}

extension Counterexample {
    /// Tells what happens without a container that is stopped.
    init(
        _ condition: RolloutCondition,
        steps: [(term: TrafficTerm, start: Duration, end: Duration)] = [],
        fails failure: RequestFailure?,
        _ events: [Timeline.Event]
    ) {
        self.init(
            condition: condition,
            container: nil,
            steps: steps.map { Step(term: $0.term, end: $0.end) },
            stopSignal: nil,
            failure: failure,
            timeline: Timeline(events)
        )
    }

    /// Plays one way in which a container is stopped, with a request that arrives as late as it can.
    init(
        _ condition: RolloutCondition,
        _ window: StopWindow,
        _ run: StopWindow.Run,
        steps: [(term: TrafficTerm, start: Duration, end: Duration)],
        requestSent sending: Duration,
        requestArrives arrival: Duration,
        fails failure: RequestFailure,
        at time: Duration
    ) {
        let wait = run.stopSignal
        let name = window.container
        var events = [Timeline.Event(time: .zero, kind: .podDeleted)]
        if let hook = window.hook {
            events.append(.init(time: .zero, kind: .hookStarts(container: name)))
            let isAbandoned = window.abandonsHook(at: wait)
            let end = window.isSidecar ? min(wait, hook.most ?? wait) : wait
            events.append(
                .init(time: end, kind: isAbandoned ? .hookAbandoned(container: name) : .hookEnds(container: name))
            )
        }
        events.append(.init(time: run.stopSignal, kind: .stopSignal(container: name)))
        if run.serverStops < run.kill || !run.isKilled {
            events.append(.init(time: run.serverStops, kind: .serverStops(container: name)))
        }
        events.append(
            .init(time: run.ends, kind: run.isKilled ? .kill(container: name) : .processEnds(container: name))
        )
        events += steps.map { .init(time: $0.end, kind: .step($0.term)) }
        events.append(.init(time: sending, kind: .requestSent))
        events.append(.init(time: arrival, kind: .requestArrives(takes: window.application.longestRequest)))
        events.append(.init(time: time, kind: .requestFails(failure)))
        self.init(
            condition: condition,
            container: name,
            steps: steps.map { Step(term: $0.term, end: $0.end) },
            stopSignal: run.stopSignal,
            failure: failure,
            // What comes later is of no interest.
            timeline: Timeline(events.filter { $0.time <= time })
        )
    }
}
