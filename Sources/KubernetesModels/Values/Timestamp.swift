// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

/// An instant in UTC, read and written as RFC 3339 with whole seconds: `2024-06-01T12:00:00Z`.
///
/// Fractions and offsets are understood when reading; writing gives UTC without a fraction, as the API server does. The
/// years 0000 to 9999 can be written.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Whole seconds since 1970-01-01T00:00:00Z, negative before.
    public let secondsSinceEpoch: Int

    /// The part of a second behind it, 0 to 999,999,999.
    public let nanoseconds: Int

    /// Creates an instant.
    ///
    /// - Precondition: `nanoseconds` is in 0...999,999,999, and the instant lies in the years 0000 to 9999.
    public init(secondsSinceEpoch: Int, nanoseconds: Int = 0) {
        precondition((0...999_999_999).contains(nanoseconds), "nanoseconds are a part of one second")
        precondition(RFC3339.writableSeconds.contains(secondsSinceEpoch), "the year has four digits")
        self.secondsSinceEpoch = secondsSinceEpoch
        self.nanoseconds = nanoseconds
    }

    /// Reads an RFC 3339 text; nil where it is anything else.
    public init?(parsing text: String) {
        guard let (seconds, nanoseconds) = RFC3339.parse(text) else { return nil }
        self.init(secondsSinceEpoch: seconds, nanoseconds: nanoseconds)
    }

    /// Whether the first instant is earlier.
    public static func < (first: Timestamp, second: Timestamp) -> Bool {
        (first.secondsSinceEpoch, first.nanoseconds) < (second.secondsSinceEpoch, second.nanoseconds)
    }

    /// The instant so many seconds later, or the first or last that can be written where it lies outside of those.
    func adding(seconds: Int) -> Timestamp {
        let (sum, overflow) = secondsSinceEpoch.addingReportingOverflow(seconds)
        let range = RFC3339.writableSeconds
        let limit = seconds < 0 ? range.lowerBound : range.upperBound
        let clamped = overflow ? limit : min(max(sum, range.lowerBound), range.upperBound)
        return Timestamp(secondsSinceEpoch: clamped, nanoseconds: nanoseconds)
    }

    /// The time from another instant to this one; negative when this one is earlier.
    public func duration(since other: Timestamp) -> Duration {
        .seconds(secondsSinceEpoch - other.secondsSinceEpoch) + .nanoseconds(nanoseconds - other.nanoseconds)
    }
}

extension Timestamp: CustomStringConvertible {
    /// The instant in RFC 3339 with as many digits of its fraction as it has.
    public var description: String {
        guard nanoseconds > 0 else { return RFC3339.text(secondsSinceEpoch, fraction: "") }
        var digits = RFC3339.padded(nanoseconds, to: 9)
        while digits.last == "0" { digits.removeLast() }
        return RFC3339.text(secondsSinceEpoch, fraction: "." + digits)
    }

    /// The instant as the API server writes it: UTC, whole seconds.
    var wireText: String { RFC3339.text(secondsSinceEpoch, fraction: "") }
}

extension Timestamp: FieldValue {
    /// Reads an RFC 3339 string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = Timestamp(parsing: text) else {
            throw RFC3339.error(text, in: container)
        }
        self = value
    }

    /// Writes an RFC 3339 string with whole seconds.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(wireText)
    }

    /// Writes an RFC 3339 text with whole seconds.
    public func write(to sink: inout some ValueSink) {
        sink.string(wireText)
    }

    /// Reads an RFC 3339 text.
    public static func read(from source: inout some ValueSource) -> Timestamp? {
        guard let text = source.string() else { return nil }
        guard let value = Timestamp(parsing: text) else {
            source.fail(RFC3339.sentence(about: text))
            return nil
        }
        return value
    }
}

/// An instant in UTC, read and written as RFC 3339 with six digits of a second: `2024-06-01T12:00:00.000000Z`.
///
/// Finer digits are cut off when reading.
public struct MicroTime: Hashable, Comparable, Sendable {
    /// The instant; its nanoseconds are whole microseconds.
    public let timestamp: Timestamp

    /// Creates an instant, without what is finer than a microsecond.
    public init(_ timestamp: Timestamp) {
        self.timestamp = Timestamp(
            secondsSinceEpoch: timestamp.secondsSinceEpoch,
            nanoseconds: timestamp.nanoseconds / 1000 * 1000
        )
    }

    /// Reads an RFC 3339 text; nil where it is anything else.
    public init?(parsing text: String) {
        guard let timestamp = Timestamp(parsing: text) else { return nil }
        self.init(timestamp)
    }

    /// Whether the first instant is earlier.
    public static func < (first: MicroTime, second: MicroTime) -> Bool {
        first.timestamp < second.timestamp
    }
}

extension MicroTime: CustomStringConvertible {
    /// The instant as the API server writes it, with six digits of a second.
    public var description: String {
        let fraction = RFC3339.padded(timestamp.nanoseconds / 1000, to: 6)
        return RFC3339.text(timestamp.secondsSinceEpoch, fraction: "." + fraction)
    }
}

extension MicroTime: FieldValue {
    /// Reads an RFC 3339 string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = MicroTime(parsing: text) else {
            throw RFC3339.error(text, in: container)
        }
        self = value
    }

    /// Writes an RFC 3339 string with six digits of a second.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// Writes an RFC 3339 text with six digits of a second.
    public func write(to sink: inout some ValueSink) {
        sink.string(description)
    }

    /// Reads an RFC 3339 text.
    public static func read(from source: inout some ValueSource) -> MicroTime? {
        guard let text = source.string() else { return nil }
        guard let value = MicroTime(parsing: text) else {
            source.fail(RFC3339.sentence(about: text))
            return nil
        }
        return value
    }
}
