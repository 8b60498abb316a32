// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What stands where a value is to be read.
public enum ValueKind: Hashable, Sendable {
    /// A null, which an optional field takes for absence.
    case null
    /// A truth value.
    case boolean
    /// A whole number that fits an `Int`.
    case integer
    /// Any other number.
    case number
    /// A text.
    case string
    /// A list.
    case sequence
    /// A map.
    case map
}

/// Where values read themselves from: the counterpart of ``ValueSink``.
///
/// A source notes what is wrong instead of throwing, so that it can report several mistakes at once. Whoever gets nil
/// from one of its functions gives up quietly: the mistake has been noted.
public protocol ValueSource {
    /// Values that types may consult while they read themselves.
    var userInfo: [CodingUserInfoKey: any Sendable] { get }

    /// What stands here.
    var kind: ValueKind { get }

    /// Takes a truth value; anything else is a mistake.
    mutating func boolean() -> Bool?

    /// Takes an integer, or a number without a fraction that fits one; anything else is a mistake.
    mutating func integer() -> Int?

    /// Takes a number; anything else is a mistake.
    mutating func number() -> Double?

    /// Takes a text; anything else is a mistake.
    mutating func string() -> String?

    /// Takes a list, leaving out elements with mistakes; anything else is a mistake.
    mutating func sequence<Element: FieldValue>(of type: Element.Type) -> [Element]?

    /// Takes a map in its order, leaving out members with mistakes: the keys, and the values at the same places; anything
    /// else is a mistake.
    mutating func map<Member: FieldValue>(of type: Member.Type) -> (keys: [String], values: [Member])?

    /// Takes a map that is described by a type's fields; anything else is a mistake.
    mutating func fields<Value: FieldCodable>(of type: Value.Type) -> Value?

    /// Looks at the text of a member of the map that stands here; nil where there is none.
    func text(ofMember name: String) -> String?

    /// Notes that what stands here is wrong, in a sentence that says what was expected.
    mutating func fail(_ sentence: String)
}
