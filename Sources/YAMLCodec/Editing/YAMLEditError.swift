// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
public import SourceText

/// Why a document cannot be changed as it was asked for.
///
/// The description reads like a compiler's: name, line and column, the sentence, and the line with the place marked.
public struct YAMLEditError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of obstacle it is.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private let name: String

        /// A step of the path leads nowhere.
        public static let notFound = Code(name: "notFound")
        /// A step of the path asks for a key of something that is not a map, or for an element of something that is not
        /// a list.
        public static let wrongKind = Code(name: "wrongKind")
        /// The path names the whole document, or an element where only a key makes sense.
        public static let invalidPath = Code(name: "invalidPath")
        /// The map has an entry with that key already.
        public static let alreadyExists = Code(name: "alreadyExists")
        /// The map has several entries with that key.
        public static let ambiguousKey = Code(name: "ambiguousKey")
        /// What is to be changed stands elsewhere, and an alias stands for it here.
        public static let throughAlias = Code(name: "throughAlias")
        /// What is to be removed has an anchor, and an alias that stays needs it.
        public static let anchorInUse = Code(name: "anchorInUse")
        /// The path has more steps than can be followed.
        public static let tooDeep = Code(name: "tooDeep")
        /// The document is written in a way that such a change does not fit.
        public static let unsupportedForm = Code(name: "unsupportedForm")

        /// The code's name.
        public var description: String { name }
    }

    /// What kind of obstacle it is.
    public let code: Code

    /// The path of what stands in the way.
    public let path: FieldPath

    /// The part of the text that stands in the way, as offsets of UTF-8.
    public let range: Range<Int>

    /// The obstacle with its place.
    public let diagnostic: SourceDiagnostic

    /// Where the obstacle stands.
    public var location: SourceLocation { diagnostic.location }

    /// What stands in the way, in one sentence.
    public var message: String { diagnostic.message }

    /// The name of the text, the place, the sentence, and the line with the place marked.
    public var description: String { diagnostic.description }

    init(_ failure: EditFailure, in storage: YAMLStorage, _ source: SourceText) {
        code = failure.code
        path = storage.path(of: failure.record)
        range = storage.records[failure.record].range
        let line = failure.elsewhere.map { " on line \(source.location(at: $0).line)" } ?? ""
        diagnostic = source.diagnostic(failure.message + line, at: range)
    }
}

/// An obstacle as it is thrown; line, column and excerpt are worked out for those that reach a person.
struct EditFailure: Error {
    let code: YAMLEditError.Code
    /// The record that stands in the way.
    let record: Int
    let message: String
    /// The offset of what the sentence speaks of at its end, if that is elsewhere; its line is added.
    var elsewhere: Int?
}

extension EditFailure {
    static func ambiguousKey(_ key: YAMLNode, _ name: String) -> EditFailure {
        EditFailure(
            code: .ambiguousKey,
            record: key.index,
            message: "the map has the key \(SourceText.quoted(name)) more than once"
        )
    }

    static func throughAlias(_ node: YAMLNode) -> EditFailure {
        EditFailure(
            code: .throughAlias,
            record: node.index,
            message: "this alias stands for the node with the anchor \(SourceText.quoted(node.aliasName ?? "")): "
                + "change it there, or replace the alias"
        )
    }

    static func throughMerge(_ key: ArraySlice<UInt8>, _ map: YAMLNode) -> EditFailure {
        EditFailure(
            code: .throughAlias,
            record: map.index,
            message: "the key \(SourceText.quoted(key)) comes from a map that is merged here: remove it there"
        )
    }

    static func notFound(_ component: FieldPath.Component, in node: YAMLNode) -> EditFailure {
        let message =
            switch component {
            case .index(let index):
                "there is no element \(index) in a list of \(node.entryCount)"
            case .field(let name), .key(let name):
                "the map has no key \(SourceText.quoted(name))"
            }
        return EditFailure(code: .notFound, record: node.index, message: message)
    }

    static func wrongKind(_ component: FieldPath.Component, _ node: YAMLNode) -> EditFailure {
        if node.kind == .alias { return .throughAlias(node) }
        let expected = component.name == nil ? "a list" : "a map"
        let found =
            switch node.kind {
            case .sequence: "a list"
            case .mapping: "a map"
            default: "a single value"
            }
        return EditFailure(code: .wrongKind, record: node.index, message: "expected \(expected), found \(found)")
    }
}
