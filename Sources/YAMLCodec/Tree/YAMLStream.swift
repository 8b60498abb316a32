// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import SourceText

/// The documents of a YAML text.
///
/// Every node, key and comment knows its range, and the text itself is kept, so that nothing is lost. JSON is YAML, too.
public struct YAMLStream: Sendable {
    /// The documents in order.
    public let documents: [YAMLDocument]

    /// What is wrong with documents that could not be read, in the order of the text; empty unless the stream was read
    /// by ``init(recovering:name:limits:)``.
    public let errors: [YAMLError]

    let storage: YAMLStorage

    /// Reads a text.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - name: What messages call the text.
    ///   - limits: How much the text may ask for.
    ///   - allowsDuplicateKeys: Whether a mapping may have two entries with the same text as their key.
    /// - Throws: `YAMLError` with the place of the first mistake.
    public init(
        parsing text: String,
        name: String = "yaml",
        limits: YAMLLimits = YAMLLimits(),
        allowsDuplicateKeys: Bool = false
    ) throws(YAMLError) {
        try self.init(
            parsing: Array(text.utf8),
            name: name,
            limits: limits,
            allowsDuplicateKeys: allowsDuplicateKeys
        )
    }

    /// Reads a text in UTF-8, or in UTF-16 or UTF-32 with a byte-order mark.
    ///
    /// Offsets count bytes of the text in UTF-8, whatever it was in.
    ///
    /// - Parameters:
    ///   - bytes: The text.
    ///   - name: What messages call the text.
    ///   - limits: How much the text may ask for.
    ///   - allowsDuplicateKeys: Whether a mapping may have two entries with the same text as their key.
    /// - Throws: `YAMLError` with the place of the first mistake.
    public init(
        parsing bytes: [UInt8],
        name: String = "yaml",
        limits: YAMLLimits = YAMLLimits(),
        allowsDuplicateKeys: Bool = false
    ) throws(YAMLError) {
        let utf8 = try Self.checked(bytes, name: name, limits: limits)
        let reading = YAMLStorage.Reading(limits: limits, allowsDuplicateKeys: allowsDuplicateKeys)
        do throws(SyntaxFailure) {
            storage = try YAMLStorage(utf8: utf8, name: name, reading)
        } catch {
            throw YAMLError(error, in: SourceText(utf8, name: name))
        }
        let storage = storage
        documents = storage.documents.map { YAMLDocument(record: $0, storage: storage) }
        errors = []
    }

    /// Reads the documents of a text that can be read, so that one with a mistake does not hide the others.
    ///
    /// What is wrong with the others is in ``errors``. A mistake ends its document; the next one begins with `---`.
    ///
    /// - Parameters:
    ///   - bytes: The text, in UTF-8, or in UTF-16 or UTF-32 with a byte-order mark.
    ///   - name: What messages call the text.
    ///   - limits: How much the text may ask for.
    /// - Throws: `YAMLError` where no document can be read: the text is too large, or its characters are not those of
    ///   YAML.
    public init(
        recovering bytes: [UInt8],
        name: String = "yaml",
        limits: YAMLLimits = YAMLLimits()
    ) throws(YAMLError) {
        let utf8 = try Self.checked(bytes, name: name, limits: limits)
        let reading = YAMLStorage.Reading(limits: limits, allowsDuplicateKeys: false)
        var failures: [SyntaxFailure] = []
        do throws(SyntaxFailure) {
            storage = try YAMLStorage(utf8: utf8, name: name, reading, failures: &failures)
        } catch {
            throw YAMLError(error, in: SourceText(utf8, name: name))
        }
        let storage = storage
        documents = storage.documents.map { YAMLDocument(record: $0, storage: storage) }
        let source = failures.isEmpty ? nil : storage.sourceText()
        errors = source.map { source in failures.map { YAMLError($0, in: source) } } ?? []
    }

    /// The text in UTF-8, if it is not too large.
    private static func checked(
        _ bytes: [UInt8],
        name: String,
        limits: YAMLLimits
    ) throws(YAMLError) -> [UInt8] {
        do throws(SyntaxFailure) {
            guard bytes.count <= min(limits.size, YAMLStorage.largestSize) else {
                let message = "the text has \(bytes.count) bytes, more than the limit of \(limits.size)"
                throw SyntaxFailure(code: .limitExceeded, range: 0..<0, message: message)
            }
            return try TextEncoding.utf8(of: bytes)
        } catch {
            throw YAMLError(error, in: SourceText(bytes, name: name))
        }
    }

    /// The text with its lines, which are looked for anew at each call.
    public func sourceText() -> SourceText {
        storage.sourceText()
    }
}

/// One document of a YAML text.
public struct YAMLDocument: Sendable {
    let record: DocumentRecord
    let storage: YAMLStorage

    init(record: DocumentRecord, storage: YAMLStorage) {
        self.record = record
        self.storage = storage
    }

    /// Reads the only document of a text; a text without any is one with nothing in it.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - name: What messages call the text.
    ///   - limits: How much the text may ask for.
    /// - Throws: `YAMLError` with the place of the first mistake, or that of a second document.
    public init(
        _ text: String,
        name: String = "yaml",
        limits: YAMLLimits = YAMLLimits()
    ) throws(YAMLError) {
        try self.init(onlyOf: YAMLStream(parsing: text, name: name, limits: limits))
    }

    /// Reads the only document of a text, in the way in which another was read.
    init(_ bytes: [UInt8], like other: YAMLStorage) throws(YAMLError) {
        let stream = try YAMLStream(
            parsing: bytes,
            name: other.name,
            limits: other.limits,
            allowsDuplicateKeys: other.allowsDuplicateKeys
        )
        try self.init(onlyOf: stream)
    }

    private init(onlyOf stream: YAMLStream) throws(YAMLError) {
        guard let document = stream.documents.first else {
            let storage = YAMLStorage(withoutDocuments: stream.storage)
            self.init(record: storage.documents[0], storage: storage)
            return
        }
        if stream.documents.count > 1 {
            let range = stream.documents[1].contentRange
            let failure = SyntaxFailure(
                code: .unexpectedText,
                range: range.lowerBound..<range.lowerBound,
                message: "expected one document, found \(stream.documents.count)"
            )
            throw YAMLError(failure, in: stream.sourceText())
        }
        self = document
    }

    /// The node that is the document.
    public var root: YAMLNode { YAMLNode(index: record.root, storage: storage) }

    /// Whether the document begins with `---`.
    public var hasStartMarker: Bool { record.startMarkerEnd != nil }

    /// The part of the text that is the document, with the comments and directives before it, as offsets of UTF-8.
    public var range: Range<Int> { record.range }

    /// The part of the text from the document's root on.
    var contentRange: Range<Int> {
        min(root.range.lowerBound, record.range.upperBound)..<record.range.upperBound
    }

    /// Where the document's comments stand, from the number sign to the end of the line.
    public var comments: [Range<Int>] { Array(storage.comments[record.comments]) }

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
    /// How the text was read.
    let limits: YAMLLimits
    let allowsDuplicateKeys: Bool
    /// The ways to the entries of long lists and maps.
    let longCollections: LongCollections
    /// The aliases, by what they stand for.
    let aliases: AliasTable
    /// Whether carriage returns without line feeds end all lines.
    let hasOnlyCarriageReturns: Bool

    /// Offsets have 32 bits in records.
    static let largestSize = Int(Int32.max) - 1

    /// How a text is read.
    struct Reading {
        let limits: YAMLLimits
        let allowsDuplicateKeys: Bool
    }

    /// Reads a text, stopping at the first mistake.
    convenience init(utf8: [UInt8], name: String, _ reading: Reading) throws(SyntaxFailure) {
        let characters = try CharacterCheck(utf8)
        var parser = StreamParser(bytes: utf8 + [.endOfText], limits: reading.limits)
        try parser.parse()
        try characters.checkQuotes(parser.records)
        for document in parser.documents { try parser.check(document, reading) }
        self.init(parser, parser.documents, name: name, reading)
    }

    /// Reads the documents of a text that can be read.
    convenience init(
        utf8: [UInt8],
        name: String,
        _ reading: Reading,
        failures: inout [SyntaxFailure]
    ) throws(SyntaxFailure) {
        let characters = try CharacterCheck(utf8)
        var parser = StreamParser(bytes: utf8 + [.endOfText], limits: reading.limits)
        failures = parser.parseRecovering()
        try characters.checkQuotes(parser.records)
        var documents: [DocumentRecord] = []
        for document in parser.documents {
            do throws(SyntaxFailure) {
                try parser.check(document, reading)
                documents.append(document)
            } catch {
                failures.append(error)
            }
        }
        failures.sort { $0.range.lowerBound < $1.range.lowerBound }
        self.init(parser, documents, name: name, reading)
    }

    private init(_ parser: StreamParser, _ documents: [DocumentRecord], name: String, _ reading: Reading) {
        (bytes, records, properties, layouts) = (parser.bytes, parser.records, parser.properties, parser.layouts)
        (self.name, comments, self.documents) = (name, parser.comments, documents)
        (limits, allowsDuplicateKeys) = (reading.limits, reading.allowsDuplicateKeys)
        longCollections = LongCollections(documents, records, bytes: bytes, layouts: layouts)
        aliases = AliasTable(documents, records)
        // A look at the whole text only where there is such a document.
        let bytes = bytes
        let hasCarriageReturn = documents.contains { document in
            document.firstLineEnd.map { bytes[$0] == .carriageReturn && bytes[$0 + 1] != .lineFeed } ?? false
        }
        hasOnlyCarriageReturns = hasCarriageReturn && !bytes.contains(.lineFeed)
    }

    /// Makes a document with nothing in it of a text without documents.
    init(withoutDocuments storage: YAMLStorage) {
        let end = storage.bytes.count - 1
        let offset = Int32(truncatingIfNeeded: end)
        name = storage.name
        bytes = storage.bytes
        records = [NodeRecord(kind: .scalar, style: .plain, start: offset, end: offset)]
        properties = []
        layouts = []
        comments = storage.comments
        let firstLineEnd = bytes.firstIndex(where: \.isWrittenLineEnd)
        documents = [DocumentRecord(range: 0..<end, root: 0, firstLineEnd: firstLineEnd, comments: comments.indices)]
        limits = storage.limits
        allowsDuplicateKeys = storage.allowsDuplicateKeys
        longCollections = LongCollections([], [], bytes: [], layouts: [])
        aliases = AliasTable([], [])
        hasOnlyCarriageReturns = storage.bytes.contains(.carriageReturn) && !storage.bytes.contains(.lineFeed)
    }

    func sourceText() -> SourceText {
        SourceText(Array(bytes.dropLast()), name: name)
    }
}

extension StreamParser {
    /// Checks what concerns a document as a whole, and resolves its aliases.
    fileprivate mutating func check(
        _ document: DocumentRecord,
        _ reading: YAMLStorage.Reading
    ) throws(SyntaxFailure) {
        if !reading.allowsDuplicateKeys {
            let range = document.root..<document.root + Int(records[document.root].size)
            try DuplicateKeys.check(records, in: range, bytes: bytes, layouts: layouts)
        }
        if document.hasAliases {
            let resolver = AliasResolver(bytes: bytes, properties: properties, limits: reading.limits)
            try resolver.resolve(document, in: &records)
        }
    }
}
