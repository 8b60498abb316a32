// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// The work of judging how an update replaces Pods: conditions 5 to 7.
struct UpdateAnalysis {
    let environment: RolloutEnvironment
    let estimate: UpdateEstimate
    /// Whether the number of Pods is known, without which an update has no duration, and what it leaves is not known.
    let isCounted: Bool
    let minReady: Duration
    /// Nil where nothing reports an update as failed.
    let progressDeadline: Duration?

    private var shape: UpdateShape { estimate.shape }

    var findings: [ConditionFinding] {
        shape.replaced == 0 ? [] : [replacements, isCounted ? capacity : nil, deadline].compactMap { $0 }
    }

    var margins: [ConditionMargin] {
        guard shape.replaced > 0 else { return [] }
        var margins: [ConditionMargin] = []
        if followsAvailability, !environment.path.arrival.isEmpty {
            let isGated = environment.hasReadinessGates
            margins.append(
                ConditionMargin(
                    condition: .replacementsAreHealthy,
                    needed: environment.path.longestArrival,
                    given: minReady + (isGated ? environment.path.longestArrival : .zero),
                    binding: isGated ? "readiness gate" : largestArrival
                )
            )
        }
        if let progressDeadline {
            margins.append(
                ConditionMargin(
                    condition: .progressDeadlineSuffices,
                    needed: estimate.availability.upperBound,
                    given: progressDeadline,
                    binding: largestOfAvailability
                )
            )
        }
        return margins
    }

    /// How a request fails that no Pod can serve.
    private var nothingServes: RequestFailure {
        environment.path.answersHTTP ? .noHealthyTarget : .noEndpoint
    }

    // MARK: - Condition 5

    /// Whether old Pods go when new ones count as available; where all may be missing, it is the capacity that counts.
    private var followsAvailability: Bool {
        shape.leastAvailable > 0 && (shape.manner == .beside || (shape.manner == .inPlace && shape.batches > 1))
    }

    private var largestArrival: String {
        environment.path.delaysOnArrival.max { $0.delay.most < $1.delay.most }?.term.description ?? "nothing"
    }

    private var replacements: ConditionFinding? {
        let (path, startup) = (environment.path, environment.startup)
        guard followsAvailability, !environment.hasReadinessGates, minReady < path.longestArrival else { return nil }
        return ConditionFinding { share in
            minReady < path.arrival(atThousandth: share)
        } _: { share in
            // The sooner new Pods start, the more old ones are gone.
            tooEarly(startup: share == 1000 ? startup.least : startup.middle, share: share)
        }
    }

    /// What happens where new Pods count as available before anything sends to them: batch after batch of old ones goes.
    private func tooEarly(startup: Duration, share: Int) -> Counterexample {
        let steps = environment.path.arrivalSteps(atThousandth: share)
        let healthy = startup + environment.path.arrival(atThousandth: share)
        let isBeside = shape.manner == .beside
        let period = startup + minReady + (isBeside ? .zero : estimate.termination.lowerBound)
        // The batches that are available before the first of them is healthy.
        let passed = period > .zero ? min(Double(shape.batches), (healthy / period).rounded(.up) - 1) : .infinity
        let batches = passed < Double(shape.batches) ? max(1, Int(passed)) : shape.batches
        let end = period * batches
        let gone = min(shape.replaced, shape.unavailable + shape.batch * batches)
        let serving = max(0, shape.replicas - gone)
        var events: [Timeline.Event] = []
        if shape.unavailable > 0 { events.append(.init(time: .zero, kind: .oldPodsDeleted(count: shape.unavailable))) }
        events += [
            .init(time: .zero, kind: .podsCreated(count: shape.batch)),
            .init(time: startup, kind: .containersReady),
            .init(time: end, kind: .podsAvailable(count: min(shape.replaced, shape.batch * batches))),
            .init(time: end, kind: .oldPodsDeleted(count: max(1, gone - shape.unavailable))),
        ]
        let failure: RequestFailure =
            serving == 0 ? nothingServes : .overloaded(serving: serving, needed: shape.leastAvailable)
        events += [
            .init(time: end, kind: .requestSent),
            .init(time: end, kind: .requestFails(failure)),
            .init(time: healthy, kind: .targetsHealthy(count: shape.batch)),
        ]
        return Counterexample(
            .replacementsAreHealthy,
            steps: steps,
            fails: failure,
            events
        )
    }

    // MARK: - Condition 6

    private var capacity: ConditionFinding? {
        guard shape.leastAvailable < environment.neededPods else { return nil }
        let isBeside = shape.manner == .beside
        let gone = isBeside || shape.manner == .recreate ? shape.replicas - shape.leastAvailable : shape.unavailable
        let failure: RequestFailure =
            shape.leastAvailable == 0
            ? nothingServes : .overloaded(serving: shape.leastAvailable, needed: environment.neededPods)
        func counterexample(_ share: Int) -> Counterexample {
            let steps = environment.path.steps(atThousandth: share)
            let withdrawn = environment.path.routing(atThousandth: share)
            var events: [Timeline.Event] = []
            if gone > 0 { events.append(.init(time: .zero, kind: .oldPodsDeleted(count: gone))) }
            if isBeside { events.append(.init(time: .zero, kind: .podsCreated(count: shape.batch))) }
            events += steps.map { .init(time: $0.end, kind: .step($0.term)) }
            events += [
                .init(time: withdrawn, kind: .requestSent), .init(time: withdrawn, kind: .requestFails(failure)),
            ]
            return Counterexample(
                .capacityRemains,
                steps: steps,
                fails: failure,
                events
            )
        }
        // The sooner traffic leaves the old Pods, the longer nothing serves it.
        return ConditionFinding(worst: counterexample(0), likeliest: counterexample(500))
    }

    // MARK: - Condition 7

    private var deadline: ConditionFinding? {
        guard let progressDeadline, progressDeadline <= estimate.availability.upperBound else { return nil }
        func counterexample(_ available: Duration) -> Counterexample {
            Counterexample(
                .progressDeadlineSuffices,
                fails: nil,
                [
                    .init(time: .zero, kind: .podsCreated(count: shape.batch)),
                    .init(time: progressDeadline, kind: .progressDeadline(progressDeadline)),
                    .init(time: available, kind: .podsAvailable(count: shape.batch)),
                ]
            )
        }
        let (least, most) = (estimate.availability.lowerBound, estimate.availability.upperBound)
        return ConditionFinding(
            worst: counterexample(most),
            likeliest: counterexample(max(progressDeadline, least + (most - least) / 2))
        )
    }

    private var largestOfAvailability: String {
        var terms = [(TrafficTerm.startup.description, environment.startup.most), ("minReadySeconds", minReady)]
        if environment.hasReadinessGates {
            terms += environment.path.delaysOnArrival.map { ($0.term.description, $0.delay.most) }
        }
        return terms.max { $0.1 < $1.1 }?.0 ?? ""
    }
}

extension UpdateAnalysis {
    /// Nil where an update replaces no Pods, or where their number is not a number.
    init?(
        _ workload: some PodTemplated,
        _ environment: RolloutEnvironment,
        _ termination: ClosedRange<Duration>
    ) {
        let counted = UpdateShape(of: workload, replicas: environment.replicas)
        guard let shape = counted ?? UpdateShape(ofUncounted: workload) else { return nil }
        let deployment = workload as? Deployment
        let seconds = deployment?.spec.minReadySeconds ?? (workload as? StatefulSet)?.spec.minReadySeconds
        // What is longer than a year counts as a year.
        let minReady = Duration.seconds(
            min(max(0, seconds ?? (workload as? DaemonSet)?.spec.minReadySeconds ?? 0), 31_536_000)
        )
        var least = environment.startup.least + minReady
        var most = environment.startup.most + minReady
        if environment.hasReadinessGates {
            least += environment.path.arrival(atThousandth: 0) + environment.gateUpdate.least
            most += environment.path.longestArrival + environment.gateUpdate.most
        }
        self.init(
            environment: environment,
            estimate: UpdateEstimate(shape, availability: least...most, termination: termination),
            isCounted: counted != nil,
            minReady: minReady,
            progressDeadline: deployment.map { .seconds(max(0, $0.spec.progressDeadlineSeconds ?? 600)) }
        )
    }
}

extension Delay {
    /// The middle of the interval.
    var middle: Duration { least + (most - least) / 2 }
}
