// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// How the delays of a path are added up.
public enum PathBound: Hashable, Sendable {
    /// The maintainers' sum: every term, even those of branches that run side by side. Simple and never too short.
    case additive
    /// The longest way through the path. As safe, and tighter where branches run side by side or terms are not on the
    /// path.
    case criticalPath
}

/// What a path comes to: how long new requests may go on arriving at a Pod that is being stopped.
public struct PathDuration: Hashable, Sendable {
    /// A term that counts.
    public struct Counted: Hashable, Sendable {
        /// The step.
        public let term: TrafficTerm
        /// Its delay, whose longest value counts.
        public let delay: Delay
    }

    /// A term that does not count.
    public struct NotCounted: Hashable, Sendable {
        /// The step.
        public let term: TrafficTerm
        /// Its delay.
        public let delay: Delay
        /// Why it does not count.
        public let reason: String
    }

    /// The terms that count, in the order of the path.
    public let counted: [Counted]

    /// The terms that do not count, and why.
    public let notCounted: [NotCounted]

    /// The sum of the longest values of the terms that count.
    public var most: Duration {
        counted.reduce(.zero) { $0 + $1.delay.most }
    }
}

extension TrafficPath {
    /// Adds up the delays of the path.
    public func duration(_ bound: PathBound) -> PathDuration {
        var tally = Tally(bound: bound)
        tally.add(stages)
        for aside in asides {
            if bound == .additive, aside.countsInSum {
                tally.counted.append(.init(term: aside.term, delay: aside.delay))
            } else {
                tally.notCounted.append(.init(term: aside.term, delay: aside.delay, reason: aside.reason))
            }
        }
        return PathDuration(counted: tally.counted, notCounted: tally.notCounted)
    }

    /// Every delay of the path, with its term.
    var delaysOnPath: [(term: TrafficTerm, delay: Delay)] {
        var tally = Tally(bound: .additive)
        tally.add(stages)
        return tally.counted.map { ($0.term, $0.delay) }
    }

    /// Whether the path has a load balancer that deregisters a Pod which goes.
    var deregistersTargets: Bool { delaysOnPath.contains { $0.term == .loadBalancerPropagation } }

    /// Whether the path has a load balancer that registers a Pod which comes; only then can a readiness gate wait for it.
    var registersTargets: Bool { delaysOnArrival.contains { $0.term == .targetRegistration } }

    /// Every delay on arrival, with its term.
    var delaysOnArrival: [(term: TrafficTerm, delay: Delay)] {
        var tally = Tally(bound: .additive)
        tally.add(arrival)
        return tally.counted.map { ($0.term, $0.delay) }
    }

    /// Every delay of the path, beside it and on arrival, with its term.
    var allDelays: [(term: TrafficTerm, delay: Delay)] {
        delaysOnPath + asides.map { ($0.term, $0.delay) } + delaysOnArrival
    }
}

private struct Tally {
    let bound: PathBound
    var counted: [PathDuration.Counted] = []
    var notCounted: [PathDuration.NotCounted] = []

    init(bound: PathBound) {
        self.bound = bound
    }

    var most: Duration { counted.reduce(.zero) { $0 + $1.delay.most } }

    mutating func add(_ stages: [TrafficPath.Stage]) {
        for stage in stages {
            switch stage {
            case .step(let term, let delay): counted.append(.init(term: term, delay: delay))
            case .branches(let branches): add(branches: branches)
            }
        }
    }

    private mutating func add(branches: [[TrafficPath.Stage]]) {
        let tallies = branches.map { branch in
            var tally = Tally(bound: bound)
            tally.add(branch)
            return tally
        }
        notCounted += tallies.flatMap(\.notCounted)
        let longest = tallies.indices.max { tallies[$0].most < tallies[$1].most }
        for index in tallies.indices {
            if bound == .additive || index == longest {
                counted += tallies[index].counted
            } else {
                let reason = "runs beside a branch that takes longer"
                notCounted += tallies[index].counted.map { .init(term: $0.term, delay: $0.delay, reason: reason) }
            }
        }
    }
}
