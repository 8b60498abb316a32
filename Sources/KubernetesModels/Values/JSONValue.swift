// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

/// Any value that JSON can carry, for what the schema leaves open.
///
/// Objects keep the order of their members; read through a `Decoder`, which tells no order, they are sorted. Numbers are
/// integers where they have no fraction and fit, as in the untyped objects of the API server.
public enum JSONValue: Hashable, Sendable {
    /// The value `null`.
    case null
    /// A truth value.
    case boolean(Bool)
    /// A whole number.
    case integer(Int)
    /// A number with a fraction, or outside the range of `Int`.
    case number(Double)
    /// A text.
    case string(String)
    /// A list.
    case array([JSONValue])
    /// A map from names to values.
    case object(JSONObject)

    /// The member of this name, or nil where there is none or this is no object.
    public subscript(name: String) -> JSONValue? {
        if case .object(let object) = self { object[name] } else { nil }
    }

    /// The text, or nil for another kind of value.
    public var stringValue: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The integer, or nil for another kind of value.
    public var integerValue: Int? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// The list, or nil for another kind of value.
    public var arrayValue: [JSONValue]? {
        if case .array(let value) = self { value } else { nil }
    }

    /// The object, or nil for another kind of value.
    public var objectValue: JSONObject? {
        if case .object(let value) = self { value } else { nil }
    }
}

/// The members of a JSON object, in order.
///
/// Equality and hashing do not regard the order, as JSON does not. Names are told apart by their UTF-8: `"e\u{301}"`
/// and `"\u{e9}"` are two names.
public struct JSONObject: Sendable {
    /// The members in order; names are unique.
    public private(set) var members: [(name: String, value: JSONValue)] = []
    private var positions: [[UInt8]: Int] = [:]

    /// Creates an object without members.
    public init() {}

    /// Creates an object; of two members with the same name the later one counts.
    public init(_ members: some Sequence<(String, JSONValue)>) {
        for (name, value) in members { self[name] = value }
    }

    /// The value of the member of this name; setting nil removes it, and a new name goes to the end.
    public subscript(name: String) -> JSONValue? {
        get {
            positions[Array(name.utf8)].map { members[$0].value }
        }
        set {
            let key = Array(name.utf8)
            switch (positions[key], newValue) {
            case (let position?, let value?):
                members[position].value = value
            case (let position?, nil):
                members.remove(at: position)
                positions[key] = nil
                for index in position..<members.count { positions[Array(members[index].name.utf8)] = index }
            case (nil, let value?):
                positions[key] = members.count
                members.append((name, value))
            case (nil, nil):
                break
            }
        }
    }
}

extension JSONObject: Hashable {
    /// Whether both have the same members, in any order.
    public static func == (first: JSONObject, second: JSONObject) -> Bool {
        first.members.count == second.members.count && first.members.allSatisfy { second[$0.name] == $0.value }
    }

    /// Hashes the members without regard to their order.
    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for (name, value) in members {
            var member = Hasher()
            member.combine(name)
            member.combine(value)
            sum &+= member.finalize()
        }
        hasher.combine(sum)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Creates an object from a literal.
    public init(dictionaryLiteral members: (String, JSONValue)...) {
        self.init(members)
    }
}

extension JSONValue: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
    /// Creates a truth value from a literal.
    public init(booleanLiteral value: Bool) { self = .boolean(value) }
    /// Creates an integer from a literal.
    public init(integerLiteral value: Int) { self = .integer(value) }
    /// Creates a number from a literal.
    public init(floatLiteral value: Double) { self = .number(value) }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
    /// Creates a text from a literal.
    public init(stringLiteral value: String) { self = .string(value) }
    /// Creates a list from a literal.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// Creates an object from a literal.
    public init(dictionaryLiteral members: (String, JSONValue)...) { self = .object(JSONObject(members)) }
}

extension JSONValue: FieldValue {
    /// Reads whatever stands there.
    public init(from decoder: any Decoder) throws {
        if let container = try? decoder.container(keyedBy: FieldKey.self) {
            var object = JSONObject()
            // A decoder gives its keys in no particular order.
            let keys = container.allKeys.sorted {
                $0.stringValue.utf8.lexicographicallyPrecedes($1.stringValue.utf8)
            }
            for key in keys {
                object[key.stringValue] = try container.decode(JSONValue.self, forKey: key)
            }
            self = .object(object)
        } else if var container = try? decoder.unkeyedContainer() {
            var elements: [JSONValue] = []
            while !container.isAtEnd { elements.append(try container.decode(JSONValue.self)) }
            self = .array(elements)
        } else {
            self = try Self.scalar(decoder.singleValueContainer())
        }
    }

    private static func scalar(_ container: any SingleValueDecodingContainer) throws -> JSONValue {
        if container.decodeNil() { return .null }
        if let value = try? container.decode(Bool.self) { return .boolean(value) }
        if let value = try? container.decode(Int.self) { return .integer(value) }
        if let value = try? container.decode(Double.self) { return .number(value) }
        return .string(try container.decode(String.self))
    }

    /// Writes the value.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .object(let object):
            var container = encoder.container(keyedBy: FieldKey.self)
            for (name, value) in object.members { try container.encode(value, forKey: FieldKey(name)) }
        case .array(let elements):
            var container = encoder.unkeyedContainer()
            for element in elements { try container.encode(element) }
        default:
            var container = encoder.singleValueContainer()
            try encodeScalar(to: &container)
        }
    }

    private func encodeScalar(to container: inout any SingleValueEncodingContainer) throws {
        switch self {
        case .boolean(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        default: try container.encodeNil()
        }
    }

    /// Writes the value.
    public func write(to sink: inout some ValueSink) {
        switch self {
        case .null: sink.null()
        case .boolean(let value): sink.boolean(value)
        case .integer(let value): sink.integer(value)
        case .number(let value): sink.number(value)
        case .string(let value): sink.string(value)
        case .array(let elements): sink.sequence(elements)
        case .object(let object): sink.map(keys: object.members.map(\.name), values: object.members.map(\.value))
        }
    }
    /// Reads whatever stands there.
    public static func read(from source: inout some ValueSource) -> JSONValue? {
        switch source.kind {
        case .null: .null
        case .boolean: source.boolean().map { .boolean($0) }
        case .integer: source.integer().map { .integer($0) }
        case .number: source.number().map { .number($0) }
        case .string: source.string().map { .string($0) }
        case .sequence: source.sequence(of: JSONValue.self).map { .array($0) }
        case .map: source.map(of: JSONValue.self).map { .object(JSONObject(Array(zip($0.keys, $0.values)))) }
        }
    }
}
