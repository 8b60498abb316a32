// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import SourceText

/// The documents of a YAML text.
///
/// Every node, key and comment knows its range, and the text itself is kept, so that nothing is lost. JSON is YAML, too.
public struct YAMLStream: Sendable {
    /// The documents in order.
    public let documents: [YAMLDocument]

    let storage: YAMLStorage

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - name: What messages call the text.
    ///   - limits: How much the text may ask for.
    /// - Throws: `YAMLError` with the place of the first mistake.
    public init(
        parsing text: String,
        name: String = "yaml",
        limits: YAMLLimits = YAMLLimits()
    ) throws(YAMLError) {
        try self.init(utf8: Array(text.utf8), name: name, limits: limits)
    }

    private init(utf8: [UInt8], name: String, limits: YAMLLimits) throws(YAMLError) {
        do throws(SyntaxFailure) {
            storage = try YAMLStorage(utf8: utf8, name: name, limits: limits)
        } catch {
            throw YAMLError(error, in: SourceText(utf8, name: name))
        }
        let storage = storage
        documents = storage.documents.map { YAMLDocument(record: $0, storage: storage) }
    }
}

/// One document of a YAML text.
public struct YAMLDocument: Sendable {
    let record: DocumentRecord
    let storage: YAMLStorage

    /// The node that is the document.
    public var root: YAMLNode { YAMLNode(index: record.root, storage: storage) }

    /// Whether the document begins with `---`.
    public var hasStartMarker: Bool { record.hasStartMarker }

    /// Whether the document ends with `...`.
    public var hasEndMarker: Bool { record.hasEndMarker }
}

/// What the nodes of a text share.
final class YAMLStorage: Sendable {
    /// What messages call the text.
    let name: String
    /// The text in UTF-8, with a byte zero behind it.
    let bytes: [UInt8]
    let records: [NodeRecord]
    let properties: [NodeProperties]
    let layouts: [BlockScalarLayout]
    let comments: [Range<Int>]
    let documents: [DocumentRecord]

    init(utf8: [UInt8], name: String, limits: YAMLLimits) throws(SyntaxFailure) {
        var bytes = utf8
        bytes.append(.endOfText)
        var parser = StreamParser(bytes: bytes, limits: limits)
        try parser.parse()
        self.name = name
        self.bytes = bytes
        records = parser.records
        properties = parser.properties
        layouts = parser.layouts
        comments = parser.comments
        documents = parser.documents
    }
}
