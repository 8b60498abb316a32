// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// How long one step of a path may take: an interval, and where it comes from.
public struct Delay: Hashable, Sendable {
    /// Where the figures of a delay come from.
    public enum Origin: String, Hashable, Sendable {
        /// From metrics of the system itself.
        case measured
        /// From the documentation or the maintainers of the system.
        case documented
        /// From the user.
        case stated
        /// From nowhere better than the experience of others: a default of this library.
        case assumed
    }

    /// The shortest time that the step can take.
    public let least: Duration

    /// The longest time that the step can take; what plans count with.
    public let most: Duration

    /// Where the figures come from.
    public let origin: Origin

    /// The source in words: a reference, a sample size, a reason; empty where the origin says it all.
    public let source: String

    /// Creates a delay.
    ///
    /// An interval that is negative, turned round or longer than a year is refused by whatever computes with it.
    public init(least: Duration = .zero, most: Duration, origin: Origin, source: String = "") {
        self.least = least
        self.most = most
        self.origin = origin
        self.source = source
    }

    /// A bound that the user states.
    public static func stated(least: Duration = .zero, upTo most: Duration) -> Delay {
        Delay(least: least, most: most, origin: .stated)
    }

    /// A bound that documentation or maintainers give.
    public static func documented(least: Duration = .zero, upTo most: Duration, by source: String) -> Delay {
        Delay(least: least, most: most, origin: .documented, source: source)
    }

    /// A bound that is assumed.
    public static func assumed(least: Duration = .zero, upTo most: Duration, because source: String) -> Delay {
        Delay(least: least, most: most, origin: .assumed, source: source)
    }

    /// What a controller's metrics say.
    public static func measured(_ latency: ControllerLatency) -> Delay {
        Delay(most: latency.upperBound, origin: .measured, source: latency.description)
    }
}

extension Delay: CustomStringConvertible {
    /// The origin and the source in words.
    public var description: String {
        source.isEmpty ? origin.rawValue : "\(origin.rawValue): \(source)"
    }
}
