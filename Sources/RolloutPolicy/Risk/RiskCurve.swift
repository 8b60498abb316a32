// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The risk of an update for each whole second of sleep, to look at.
public struct RiskCurve: Hashable, Sendable {
    /// A sleep and its risk.
    public struct Point: Hashable, Sendable {
        /// The sleep in whole seconds.
        public let sleep: Int
        /// The probability that an update drops a request.
        public let dropProbability: Double
    }

    /// A sleep that is pointed out.
    public struct Mark: Hashable, Sendable {
        /// What it is, in a word or two.
        public let name: String
        /// The sleep in whole seconds.
        public let sleep: Int

        /// Creates a mark.
        public init(_ name: String, sleep: Int) {
            self.name = name
            self.sleep = sleep
        }

        /// The sleep as it is.
        public static func current(_ sleep: Int) -> Mark { Mark("current", sleep: sleep) }

        /// The sleep as it should be.
        public static func recommended(_ sleep: Int) -> Mark { Mark("recommended", sleep: sleep) }

        /// The sleep of a plan for the longest delays.
        public static func worstCase(_ sleep: Int) -> Mark { Mark("worst case", sleep: sleep) }
    }

    /// The number of Pods that the update stops.
    public let pods: Int

    /// The risk at each whole second from zero on.
    public let points: [Point]

    /// The sleeps that are pointed out, by length; those behind the last point are left out.
    public let marks: [Mark]

    init(of risk: SleepRisk, pods: Int, marks: [Mark]) {
        self.pods = pods
        // Behind the marks the curve goes on until it has nothing to tell.
        let horizon = Int(risk.routing.grid.horizon / .seconds(1))
        let lastMark = marks.map(\.sleep).max() ?? 0
        let floor = risk.dropProbability(sleep: risk.routing.grid.horizon, pods: pods)
        var points: [Point] = []
        for sleep in 0...max(1, horizon) {
            let probability = risk.dropProbability(sleep: .seconds(sleep), pods: pods)
            points.append(Point(sleep: sleep, dropProbability: probability))
            if sleep >= max(10, lastMark + 2), probability <= max(floor * 1.01, Self.smallest) { break }
        }
        self.points = points
        let last = points.count - 1
        self.marks = marks.filter { (0...last).contains($0.sleep) }.sorted { $0.sleep < $1.sleep }
    }

    /// What is less likely is drawn as zero.
    static let smallest = 1e-7

    /// How far up a probability stands on a logarithmic scale, from 0 for one in ten million and less to 1.
    static func height(_ probability: Double) -> Double {
        guard probability > smallest else { return 0 }
        return 1 - Mathematics.log(probability) / Mathematics.log(smallest)
    }
}

extension SleepRisk {
    /// The risk of an update for each whole second of sleep.
    ///
    /// - Parameters:
    ///   - pods: The number of Pods that the update stops; by default one.
    ///   - marks: The sleeps to point out.
    /// - Returns: A curve as far as the last mark and until the risk does not fall further.
    public func curve(pods: Int = 1, marks: [RiskCurve.Mark] = []) -> RiskCurve {
        RiskCurve(of: self, pods: pods, marks: marks)
    }
}

extension RiskCurve: CustomStringConvertible {
    /// The curve as lines of text, one for each of at most some thirty lengths of sleep, with bars on a logarithmic
    /// scale.
    public var description: String {
        let last = points.count - 1
        let step = [1, 2, 5, 10, 20, 50, 100].first { last / $0 <= 25 } ?? 1000
        let marked = Set(marks.map(\.sleep))
        let lines = points.filter { $0.sleep % step == 0 || marked.contains($0.sleep) }.map { point in
            let seconds = Text.padded("\(point.sleep) s", to: 6)
            let percent = Text.padded(Text.smallPercent(point.dropProbability), to: 10)
            let bar = String(repeating: "#", count: Int((Self.height(point.dropProbability) * 36).rounded(.up)))
            let names = marks.filter { $0.sleep == point.sleep }.map(\.name)
            let mark = names.isEmpty ? "" : " <- \(names.joined(separator: ", "))"
            return "\(seconds)\(percent)\(bar.isEmpty ? "" : "  ")\(bar)\(mark)"
        }
        return (["Sleep and the probability that an update of \(podsText) drops a request (logarithmic bars):"] + lines)
            .joined(separator: "\n")
    }

    var podsText: String { Text.count(pods, "Pod", "Pods") }
}
