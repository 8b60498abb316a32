// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import SourceText

extension YAMLStream {
    /// The text.
    public var text: String { String(decoding: storage.bytes.dropLast(), as: UTF8.self) }

    /// Applies edits, those of several documents together, and reads the text anew.
    ///
    /// - Precondition: The edits stand in order, do not overlap, and lie within the text.
    /// - Throws: `YAMLError` where the text is not YAML any longer.
    public mutating func apply(_ edits: [TextEdit]) throws(YAMLError) {
        guard !edits.isEmpty else { return }
        self = try YAMLStream(
            parsing: TextEdit.apply(edits, to: Array(storage.bytes.dropLast())),
            name: storage.name,
            limits: storage.limits,
            allowsDuplicateKeys: storage.allowsDuplicateKeys
        )
    }

    /// Changes one document; the others stay byte for byte.
    ///
    /// - Precondition: There is a document at the position.
    /// - Throws: What the closure throws, and `YAMLError` where the text is not YAML any longer.
    public mutating func edit(document position: Int, _ change: (inout YAMLDocument) throws -> Void) throws {
        var document = documents[position]
        try change(&document)
        let texts = documents.indices.map { $0 == position ? document.text : documents[$0].text }
        self = try YAMLStream(
            parsing: texts.joined(),
            name: storage.name,
            limits: storage.limits,
            allowsDuplicateKeys: storage.allowsDuplicateKeys
        )
    }
}
