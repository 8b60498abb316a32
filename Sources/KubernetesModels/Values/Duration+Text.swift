// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Why a text is not a duration.
public struct DurationTextError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of mistake it is.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private let name: String

        /// There is no number where one should stand.
        public static let invalidNumber = Code(name: "invalidNumber")
        /// A number has no unit.
        public static let missingUnit = Code(name: "missingUnit")
        /// A number has a unit that is not one of `ns us ms s m h`.
        public static let unknownUnit = Code(name: "unknownUnit")
        /// The duration is longer than about 292 years.
        public static let tooLong = Code(name: "tooLong")

        /// The code's name.
        public var description: String { name }
    }

    /// What kind of mistake it is.
    public let code: Code
    /// The text that was parsed, cut after 80 characters.
    public let text: String

    init(_ code: Code, _ text: String) {
        self.code = code
        self.text = text.count > 80 ? text.prefix(80) + "..." : text
    }

    /// One sentence with what was expected.
    public var description: String {
        switch code {
        case .invalidNumber: "duration \"\(text)\": expected a number with a unit, such as 90s, 1.5s or 1h30m"
        case .missingUnit: "duration \"\(text)\": expected a unit behind the number: ns, us, ms, s, m or h"
        case .unknownUnit: "duration \"\(text)\": expected one of the units ns, us, ms, s, m and h"
        default: "duration \"\(text)\": longer than 292 years"
        }
    }
}

extension Duration {
    /// Reads a duration in the notation of Kubernetes' configuration and flags: `90s`, `1.5s`, `1h30m`, `-2m`, `0`.
    ///
    /// What is finer than a nanosecond is cut off.
    ///
    /// - Throws: ``DurationTextError`` for any other text, and beyond 292 years.
    public init(kubernetesText text: String) throws(DurationTextError) {
        var rest = Array(text.utf8)[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        if rest.elementsEqual([UInt8(ascii: "0")]) {
            self = .zero
            return
        }
        guard !rest.isEmpty else { throw DurationTextError(.invalidNumber, text) }
        // The least Int64 has no positive counterpart, so the magnitude is added up.
        let limit = isNegative ? Int64.min.magnitude : Int64.max.magnitude
        var total: UInt64 = 0
        while !rest.isEmpty {
            let (number, behind) = ExactDecimal.parse(rest, isNegative: false)
            guard let number else { throw DurationTextError(.invalidNumber, text) }
            let unit = behind.prefix {
                !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) && $0 != UInt8(ascii: ".")
            }
            guard !unit.isEmpty else { throw DurationTextError(.missingUnit, text) }
            guard let nanoseconds = Self.nanosecondsByUnit[String(decoding: unit, as: UTF8.self)] else {
                throw DurationTextError(.unknownUnit, text)
            }
            rest = behind[unit.endIndex...]
            guard let part = number.multiplied(by: nanoseconds).truncated, part <= limit - total else {
                throw DurationTextError(.tooLong, text)
            }
            total += part
        }
        self = .nanoseconds(Int64(truncatingIfNeeded: isNegative ? 0 &- total : total))
    }

    private static let nanosecondsByUnit = [
        "ns": 1, "us": 1000, "\u{b5}s": 1000, "\u{3bc}s": 1000, "ms": 1_000_000, "s": 1_000_000_000,
        "m": 60_000_000_000, "h": 3_600_000_000_000,
    ]

    /// The duration in the notation of Kubernetes' configuration and flags, to the nanosecond: `1m30s`, `0.5s` as
    /// `500ms`, `0s`.
    public var kubernetesText: String {
        let (seconds, attoseconds) = clamped.components
        let sign = self < .zero ? "-" : ""
        let whole = seconds.magnitude
        let nanoseconds = attoseconds.magnitude / 1_000_000_000
        if whole == 0 {
            return nanoseconds == 0 ? "0s" : sign + Self.fractionText(nanoseconds)
        }
        let (hours, minutes) = (whole / 3600, whole / 60 % 60)
        var text = sign
        if hours > 0 { text += "\(hours)h" }
        if whole >= 60 { text += "\(minutes)m" }
        return text + Self.decimal(whole % 60, fraction: nanoseconds, digits: 9) + "s"
    }

    private static func fractionText(_ nanoseconds: UInt64) -> String {
        if nanoseconds < 1000 { return "\(nanoseconds)ns" }
        if nanoseconds < 1_000_000 {
            return decimal(nanoseconds / 1000, fraction: nanoseconds % 1000, digits: 3) + "\u{b5}s"
        }
        return decimal(nanoseconds / 1_000_000, fraction: nanoseconds % 1_000_000, digits: 6) + "ms"
    }

    private static func decimal(_ whole: UInt64, fraction: UInt64, digits: Int) -> String {
        guard fraction > 0 else { return "\(whole)" }
        var text = RFC3339.padded(Int(fraction), to: digits)
        while text.last == "0" { text.removeLast() }
        return "\(whole).\(text)"
    }
}

extension ExactDecimal {
    /// The integer without the fraction, or nil where it does not fit.
    fileprivate var truncated: UInt64? {
        guard pointPosition > 0 else { return 0 }
        guard pointPosition < 20 else { return nil }
        return UInt64(
            String(decoding: integerDigits.prefix(pointPosition).map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
        )
    }
}
