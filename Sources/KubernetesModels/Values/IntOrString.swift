// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

/// A number or a text, kept apart: the port `8080` is not the port named `"8080"`.
public enum IntOrString: Hashable, Sendable {
    /// A number.
    case int(Int)
    /// A text: a percentage such as `25%`, or the name of a port.
    case string(String)

    /// Reads a text the way the API's own parser does: a number where it is one of 32 bits, a text otherwise.
    public init(parsing text: String) {
        self = Int32(text).map { .int(Int($0)) } ?? .string(text)
    }

    /// The number, or nil for a text.
    public var intValue: Int? {
        if case .int(let value) = self { value } else { nil }
    }

    /// The text, or nil for a number.
    public var stringValue: String? {
        if case .string(let value) = self { value } else { nil }
    }
}

/// Why a number or percentage cannot be resolved against a total.
public enum ScalingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text is not a whole number followed by a percent sign.
    case notAPercentage(String)
    /// The percentage of the total does not fit an integer.
    case overflow(String)

    /// One sentence with what was expected.
    public var description: String {
        switch self {
        case .notAPercentage(let text): "\"\(text)\" is not a percentage: expected digits and \"%\", such as \"25%\""
        case .overflow(let text): "\"\(text)\" of the total is too large"
        }
    }
}

extension IntOrString {
    /// How a percentage of a total is made a whole number.
    public enum Rounding: Hashable, Sendable {
        /// To the next whole number, as `maxSurge` of a Deployment.
        case up
        /// To the last whole number, as `maxUnavailable` of a Deployment.
        case down
    }

    /// The percentage, or nil for a number.
    ///
    /// - Throws: ``ScalingError`` for a text that is not digits followed by `%`.
    public func percentage() throws(ScalingError) -> Int? {
        guard case .string(let text) = self else { return nil }
        // By bytes, because the last character may hold more than the sign.
        guard text.utf8.last == UInt8(ascii: "%"), let percent = Int(Substring(text.utf8.dropLast())) else {
            throw .notAPercentage(text)
        }
        return percent
    }

    /// Resolves the value against a total: a number is itself, a percentage a share of the total.
    ///
    /// - Throws: ``ScalingError`` for a text that is not a percentage (a number in quotes included), or on overflow.
    public func scaled(of total: Int, rounding: Rounding) throws(ScalingError) -> Int {
        switch self {
        case .int(let value):
            return value
        case .string(let text):
            let percent = try percentage() ?? 0
            let (product, overflow) = percent.multipliedReportingOverflow(by: total)
            guard !overflow else { throw .overflow(text) }
            let (quotient, remainder) = product.quotientAndRemainder(dividingBy: 100)
            switch rounding {
            case .up: return quotient + (remainder > 0 ? 1 : 0)
            case .down: return quotient - (remainder < 0 ? 1 : 0)
            }
        }
    }
}

extension IntOrString: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral, CustomStringConvertible {
    /// Creates a number from a literal.
    public init(integerLiteral value: Int) {
        self = .int(value)
    }

    /// Creates a text from a literal, even where it holds digits only.
    public init(stringLiteral value: String) {
        self = .string(value)
    }

    /// The number's digits, or the text.
    public var description: String {
        switch self {
        case .int(let value): String(value)
        case .string(let value): value
        }
    }
}

extension IntOrString: FieldValue {
    /// Reads an integer or a string.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Int.self) {
            self = .int(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else {
            throw DecodingError.typeMismatch(
                IntOrString.self,
                .init(codingPath: decoder.codingPath, debugDescription: "expected an integer or a string")
            )
        }
    }

    /// Writes an integer or a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .int(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        }
    }

    /// Writes an integer or a text.
    public func write(to sink: inout some ValueSink) {
        switch self {
        case .int(let value): sink.integer(value)
        case .string(let value): sink.string(value)
        }
    }
    /// Reads an integer or a text.
    public static func read(from source: inout some ValueSource) -> IntOrString? {
        switch source.kind {
        case .integer, .number: return source.integer().map { .int($0) }
        case .string: return source.string().map { .string($0) }
        default:
            source.fail("expected an integer or a text")
            return nil
        }
    }
}
