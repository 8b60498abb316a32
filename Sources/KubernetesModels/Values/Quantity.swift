// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

/// An amount of a resource, such as `500m` of CPU or `128Mi` of memory.
///
/// The text stays as it was written; two quantities are equal when their amounts are (`0.5` is `500m`), and they are
/// compared exactly. ``canonical`` is the form in which the API server answers.
///
/// Grammar: an optional sign, digits with an optional point, and one of the suffixes `n u m k M G T P E` (powers of
/// 1000), `Ki Mi Gi Ti Pi Ei` (powers of 1024), or an exponent `e3` or `E3`. Amounts finer than a billionth are
/// rounded away from zero.
public struct Quantity: Sendable {
    /// The family of suffixes in which an amount is written.
    public enum Format: Hashable, Sendable {
        /// Powers of 1000: `n u m k M G T P E`, and no suffix.
        case decimalSI
        /// Powers of 1024: `Ki Mi Gi Ti Pi Ei`.
        case binarySI
        /// An exponent of ten: `e3`.
        case decimalExponent
    }

    /// The quantity as it was written.
    public let text: String

    /// Reads a quantity.
    ///
    /// - Throws: ``QuantityError`` when the text is not a quantity or its amount is greater than 1e1000.
    public init(parsing text: String) throws(QuantityError) {
        if !ParsedQuantity.isOrdinary(text) { _ = try ParsedQuantity(text) }
        self.text = text
    }

    /// Creates a quantity of an amount, written canonically; amounts finer than a billionth are rounded away from zero.
    ///
    /// - Precondition: The amount's magnitude is at most 1e1000.
    public init(_ amount: ExactDecimal, format: Format = .decimalSI) {
        let quantity = ParsedQuantity(amount: amount, format: format)
        precondition(quantity.isWithinLimit, "a quantity is at most 1e1000")
        text = quantity.canonical
    }

    /// The amount, exactly.
    public var amount: ExactDecimal { parsed.amount }

    /// The family of suffixes that the text is written in.
    public var format: Format { parsed.format }

    /// The form in which the API server writes the quantity: no fraction, and the largest suffix that allows it.
    public var canonical: String { parsed.canonical }

    /// Returns the quantity rounded away from zero to a multiple of a power of ten, as the API server does with a
    /// container's resources (to milli, -3).
    public func roundedAwayFromZero(toPowerOfTen power: Int) -> Quantity {
        Quantity(amount.roundedAwayFromZero(toPowerOfTen: power), format: format)
    }

    private var parsed: ParsedQuantity {
        do {
            return try ParsedQuantity(text)
        } catch {
            preconditionFailure("a quantity's text is checked when the quantity is created: \(error)")
        }
    }
}

extension Quantity: Hashable, Comparable {
    /// Whether both are the same amount, however it is written.
    public static func == (first: Quantity, second: Quantity) -> Bool {
        first.text.utf8.elementsEqual(second.text.utf8) || first.amount == second.amount
    }

    /// Whether the first is the smaller amount.
    public static func < (first: Quantity, second: Quantity) -> Bool {
        first.amount < second.amount
    }

    /// Hashes the amount.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(amount)
    }
}

extension Quantity: CustomStringConvertible, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    /// The quantity as it was written.
    public var description: String { text }

    /// Creates a quantity from a literal such as `"500m"`.
    ///
    /// - Precondition: The literal is a quantity.
    public init(stringLiteral text: String) {
        do {
            try self.init(parsing: text)
        } catch {
            preconditionFailure(error.description)
        }
    }

    /// Creates a quantity of whole units.
    public init(integerLiteral value: Int) {
        self.init(ExactDecimal(value))
    }
}

extension Quantity: FieldValue {
    /// Reads a string or a number.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text: String
        if let string = try? container.decode(String.self) {
            // Space around it does not count, as for the API server.
            text = String(string.trimmingSpace)
        } else if let integer = try? container.decode(Int.self) {
            text = String(integer)
        } else if let number = try? container.decode(Double.self) {
            text = String(number)
        } else {
            throw DecodingError.typeMismatch(
                Quantity.self,
                .init(codingPath: decoder.codingPath, debugDescription: "expected a quantity: a string or a number")
            )
        }
        do {
            try self.init(parsing: text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
    }

    /// Writes the text as a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    /// Writes the text.
    public func write(to sink: inout some ValueSink) {
        sink.string(text)
    }

    /// Reads a text or a number.
    public static func read(from source: inout some ValueSource) -> Quantity? {
        let text: String? =
            switch source.kind {
            case .string: source.string().map { String($0.trimmingSpace) }
            case .integer: source.integer().map { String($0) }
            case .number: source.number().map { String($0) }
            default: nil
            }
        do throws(QuantityError) {
            if let text { return try Quantity(parsing: text) }
            source.fail("expected a quantity: a text or a number")
        } catch {
            source.fail(error.description)
        }
        return nil
    }
}

extension String {
    fileprivate var trimmingSpace: Substring.UnicodeScalarView {
        let isSpace = { (scalar: Unicode.Scalar) in
            // Properties take a look at tables, which quantities hardly ever need.
            scalar.isASCII ? scalar == " " || ("\t"..."\r").contains(scalar) : scalar.properties.isWhitespace
        }
        var rest = unicodeScalars.drop(while: isSpace)
        while let last = rest.last, isSpace(last) { rest.removeLast() }
        return rest
    }
}
