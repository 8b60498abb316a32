// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
public import SourceText

/// Changes of a document that leave every other byte of its text alone.
///
/// Values are written as the document writes its own: with its indentation and line ends, in the quotes of what they
/// replace. An entry that is removed takes with it the comment at the end of its line and those right above it in its
/// column; comments elsewhere stay, and so does the comment above the first entry of a document, which is about the
/// document. A value with an anchor is changed for all its aliases.
extension YAMLDocument {
    // MARK: - Changing

    /// The text of the document, with the comments and directives before it.
    ///
    /// The texts of the documents of a stream, one behind the other, are the text of the stream.
    public var text: String {
        String(decoding: storage.bytes[textRange], as: UTF8.self)
    }

    /// Puts a value at a path; keys that are missing at its end are added.
    ///
    /// Where lists and maps are there already, only what differs is written, so that comments within them stay. Keys
    /// that a map keeps stay in their order, whatever order the value has them in; a new one comes right behind the
    /// nearest key before it in the value that the map keeps, else right before the nearest behind it.
    ///
    /// - Parameters:
    ///   - path: Where the value goes; the root path stands for the whole document.
    ///   - value: The value.
    ///   - keyOrder: Keys in the order in which they belong, for a key that is added; without, it comes last.
    /// - Throws: `YAMLEditError` where the document has no place for the value, and what encoding the value throws.
    public mutating func set(_ path: FieldPath, to value: some Encodable, keyOrder: [String] = []) throws {
        try apply(edits(setting: path, to: value, keyOrder: keyOrder))
    }

    /// Adds an entry to a map or an element to a list.
    ///
    /// - Parameters:
    ///   - value: The value of the entry.
    ///   - path: Where it is afterwards: its key, which must not be there, or its position in the list.
    ///   - keyOrder: Keys in the order in which they belong; without, a key comes last.
    /// - Throws: `YAMLEditError` where the document has no place for the value, and what encoding the value throws.
    public mutating func insert(_ value: some Encodable, at path: FieldPath, keyOrder: [String] = []) throws {
        try apply(edits(inserting: value, at: path, keyOrder: keyOrder))
    }

    /// Removes an entry of a map or an element of a list.
    ///
    /// - Throws: `YAMLEditError` where there is none, or where something else needs it.
    public mutating func remove(_ path: FieldPath) throws {
        try apply(edits(removing: path))
    }

    /// Gives an entry of a map another key.
    ///
    /// - Throws: `YAMLEditError` where there is no such entry, or where the map has the other key already.
    public mutating func rename(_ path: FieldPath, to key: String) throws {
        try apply(edits(renaming: path, to: key))
    }

    /// Decodes the document, lets a closure change the value, and writes the difference.
    ///
    /// Fields that the type does not know stay, as do comments and everything else that is not changed. Keys stay in
    /// their order, as with ``set(_:to:keyOrder:)``. Elements of lists are told apart by their name, where each has one.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - decoder: What decodes the document.
    ///   - change: Changes the value.
    /// - Throws: What decoding, encoding and the closure throw, and `YAMLEditError` where the change does not fit the
    ///   document.
    public mutating func edit<Value: Codable>(
        _ type: Value.Type = Value.self,
        decoder: YAMLDecoder = YAMLDecoder(),
        _ change: (inout Value) throws -> Void
    ) throws {
        try apply(edits(type, decoder: decoder, change))
    }

    /// Applies edits of the text that the document was read from.
    ///
    /// Afterwards the document stands alone: its ranges are those of its own text.
    ///
    /// - Precondition: The edits stand in order, do not overlap, and lie within the document.
    /// - Throws: `YAMLError` where the text is not one document any longer.
    public mutating func apply(_ edits: [TextEdit]) throws(YAMLError) {
        guard !edits.isEmpty else { return }
        let range = textRange
        precondition(edits.allSatisfy { range.contains($0.range) }, "edits lie within the document")
        let shifted = edits.map { edit in
            let start = edit.range.lowerBound - range.lowerBound
            return TextEdit(replacing: start..<start + edit.range.count, with: edit.replacement)
        }
        let bytes = TextEdit.apply(shifted, to: Array(storage.bytes[range]))
        self = try YAMLDocument(bytes, like: storage)
    }

    // MARK: - Edits

    /// Returns the edits of ``set(_:to:keyOrder:)``, in terms of the text that the document was read from.
    public func edits(
        setting path: FieldPath,
        to value: some Encodable,
        keyOrder: [String] = []
    ) throws -> [TextEdit] {
        let tree = try TreeEncoder.encode(value, sortsKeys: false, userInfo: [:])
        return try edits { () throws(EditFailure) in
            try PathEdit(self, path).setting(tree, keyOrder: keyOrder)
        }
    }

    /// Returns the edits of ``insert(_:at:keyOrder:)``, in terms of the text that the document was read from.
    public func edits(
        inserting value: some Encodable,
        at path: FieldPath,
        keyOrder: [String] = []
    ) throws -> [TextEdit] {
        let tree = try TreeEncoder.encode(value, sortsKeys: false, userInfo: [:])
        return try edits { () throws(EditFailure) in
            try PathEdit(self, path).inserting(tree, keyOrder: keyOrder)
        }
    }

    /// Returns the edits of ``remove(_:)``, in terms of the text that the document was read from.
    public func edits(removing path: FieldPath) throws(YAMLEditError) -> [TextEdit] {
        try edits { () throws(EditFailure) in try PathEdit(self, path).removing() }
    }

    /// Returns the edits of ``rename(_:to:)``, in terms of the text that the document was read from.
    public func edits(renaming path: FieldPath, to key: String) throws(YAMLEditError) -> [TextEdit] {
        try edits { () throws(EditFailure) in try PathEdit(self, path).renaming(to: key) }
    }

    /// Returns the edits of ``edit(_:decoder:_:)`` of the value at a path, in terms of the text that the document was
    /// read from.
    public func edits<Value: Codable>(
        _ type: Value.Type = Value.self,
        at path: FieldPath = .root,
        decoder: YAMLDecoder = YAMLDecoder(),
        _ change: (inout Value) throws -> Void
    ) throws -> [TextEdit] {
        try edits(type, at: path, decoder: decoder, in: nil, change)
    }

    /// Returns the edits of ``edit(_:decoder:_:)`` of the value at a path.
    ///
    /// - Parameters:
    ///   - type: The type of the value.
    ///   - path: Where the value is.
    ///   - decoder: What decodes the value.
    ///   - source: The text, where its lines are known already: to find them for an error takes a look at the whole text.
    ///   - change: Changes the value.
    /// - Returns: The edits, in terms of the text.
    /// - Throws: As ``edit(_:decoder:_:)``.
    package func edits<Value: Codable>(
        _ type: Value.Type,
        at path: FieldPath,
        decoder: YAMLDecoder,
        in source: SourceText?,
        _ change: (inout Value) throws -> Void
    ) throws -> [TextEdit] {
        // Where the path leads nowhere, the walk below says so.
        guard let node = root.node(at: path) else {
            return try edits(in: source) { () throws(EditFailure) in try PathEdit(self, path).changing { _ in .keep } }
        }
        var value = try decoder.decode(type, from: node, at: path, in: source)
        let before = try TreeEncoder.encode(value, sortsKeys: false, userInfo: decoder.userInfo)
        try change(&value)
        let after = try TreeEncoder.encode(value, sortsKeys: false, userInfo: decoder.userInfo)
        return try edits(in: source) { () throws(EditFailure) in
            try PathEdit(self, path).changing { node throws(EditFailure) in
                var difference = TreeDifference(
                    storage,
                    keepsAliases: true,
                    mergesMaps: decoder.schema == .kubernetes
                )
                return try difference.change(of: node, from: before, to: after)
            }
        }
    }

    private func edits(
        in source: SourceText? = nil,
        _ change: () throws(EditFailure) -> NodeChange
    ) throws(YAMLEditError) -> [TextEdit] {
        do throws(EditFailure) {
            return try EditBuilder.edits(for: change(), of: self)
        } catch {
            throw YAMLEditError(error, in: storage, source ?? storage.sourceText())
        }
    }

    /// The part of the text that is the document, that behind the last one included.
    private var textRange: Range<Int> {
        let isLast = storage.documents.last.map { $0.range == record.range } ?? true
        return isLast ? record.range.lowerBound..<storage.endOfText : record.range
    }
}

extension Range<Int> {
    fileprivate func contains(_ other: Range<Int>) -> Bool {
        lowerBound <= other.lowerBound && other.upperBound <= upperBound
    }
}
