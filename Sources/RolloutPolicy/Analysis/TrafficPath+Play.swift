// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension TrafficPath {
    /// When each step of the path begins and ends, with each delay at the same share of the way from its
    /// shortest to its longest.
    ///
    /// - Parameter share: A number of thousandths.
    /// - Returns: The steps in the order of the path.
    func steps(atThousandth share: Int) -> [(term: TrafficTerm, start: Duration, end: Duration)] {
        Self.steps(stages, from: .zero, share)
    }

    /// The steps on arrival, likewise, counted from the readiness of the containers.
    func arrivalSteps(atThousandth share: Int) -> [(term: TrafficTerm, start: Duration, end: Duration)] {
        Self.steps(arrival, from: .zero, share)
    }

    /// How long new requests go on arriving, with each delay at the same share.
    func routing(atThousandth share: Int) -> Duration {
        steps(atThousandth: share).map(\.end).max() ?? .zero
    }

    /// How long a new Pod waits for its first request, likewise.
    func arrival(atThousandth share: Int) -> Duration {
        arrivalSteps(atThousandth: share).map(\.end).max() ?? .zero
    }

    /// The longest time that a new Pod waits for its first request.
    var longestArrival: Duration { arrival(atThousandth: 1000) }

    private static func steps(
        _ stages: [Stage],
        from start: Duration,
        _ share: Int
    ) -> [(term: TrafficTerm, start: Duration, end: Duration)] {
        var steps: [(term: TrafficTerm, start: Duration, end: Duration)] = []
        var time = start
        for stage in stages {
            switch stage {
            case .step(let term, let delay):
                let end = time + delay.least + (delay.most - delay.least) * share / 1000
                steps.append((term, time, end))
                time = end
            case .branches(let branches):
                let all = branches.flatMap { Self.steps($0, from: time, share) }
                steps += all
                time = all.map(\.end).max() ?? time
            }
        }
        return steps
    }
}
