// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

/// Writes values as YAML manifests: block style, keys in the order of the API, quotes only where they are needed.
///
/// Every text comes back as it was from readers of YAML 1.1 and 1.2 alike, kubectl's included. Texts of several lines
/// stand in literal blocks, lines are never folded, absent values are left out, and the entries of dictionaries are
/// sorted.
///
/// Types that describe their fields (``FieldCoding/FieldCodable``) are written directly; any other `Encodable` is, too,
/// through its `encode(to:)`.
public struct YAMLEncoder: Sendable {
    /// The order of the keys of a map.
    public enum KeyOrder: Hashable, Sendable {
        /// The order in which the type declares its fields, which for the API's types is the API's: `apiVersion`,
        /// `kind`, `metadata`, `spec`, `status`, and `name` first in a container.
        case declared
        /// By the keys' UTF-8.
        case sorted
    }

    /// The order of keys; by default ``KeyOrder/declared``.
    public var keyOrder: KeyOrder

    /// Whether the dashes of a list stand two columns deeper than its key; by default they stand below the key, as
    /// kubectl writes them.
    public var indentsSequences: Bool

    /// Comments, each of which stands above the field at its path, with `# ` before every line.
    ///
    /// The root path stands for the beginning of the document. A comment whose field is absent is left out.
    public var comments: [FieldPath: String]

    /// Values that types may consult while they encode themselves.
    public var userInfo: [CodingUserInfoKey: any Sendable]

    /// Creates an encoder.
    public init(
        keyOrder: KeyOrder = .declared,
        indentsSequences: Bool = false,
        comments: [FieldPath: String] = [:],
        userInfo: [CodingUserInfoKey: any Sendable] = [:]
    ) {
        self.keyOrder = keyOrder
        self.indentsSequences = indentsSequences
        self.comments = comments
        self.userInfo = userInfo
    }

    /// Writes a value as a document, with a line feed at its end.
    ///
    /// - Throws: `EncodingError` for NaN and infinities, which JSON, and so Kubernetes, cannot carry, and whatever the
    ///   value's own `encode(to:)` throws.
    public func encode(_ value: some Encodable) throws -> String {
        try encode(documents: [value])
    }

    /// Writes values as a stream of documents, with `---` between them.
    ///
    /// - Throws: As ``encode(_:)``.
    public func encode(documents: [any Encodable]) throws -> String {
        let indentation = BlockIndentation(sequence: indentsSequences ? 2 : 0)
        var writer = YAMLWriter(indentation: indentation, comments: CommentTree(comments))
        for (index, document) in documents.enumerated() {
            if index > 0 { writer.writeSeparator() }
            try write(document, to: &writer)
        }
        return String(decoding: writer.output, as: UTF8.self)
    }

    private func write(_ document: any Encodable, to writer: inout YAMLWriter) throws {
        if keyOrder == .declared, let value = document as? any FieldValue {
            writer.write(document: value)
            // The direct path knows that a number cannot be written but not where it stands; the other one does.
            if !writer.hasNonFiniteNumber { return }
        }
        writer.write(document: try TreeEncoder.encode(document, sortsKeys: keyOrder == .sorted, userInfo: userInfo))
    }
}
