// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// Writes values as block-style YAML into a buffer, in one pass.
///
/// Between two values the writer stands at a *position*; the value that comes next decides what is written there (a
/// scalar goes on the same line, a map below a key goes to the next one), so nothing is looked at twice.
struct YAMLWriter {
    /// Where the next value goes.
    enum Position {
        /// At the start of a line, in this column, where nothing else stands: at the start of a document, say.
        case line(column: Int)
        /// Behind the colon of a key in this column.
        case value(column: Int)
        /// Behind the dash of an item, or the colon below a question mark, in this column.
        case item(column: Int)
    }

    var output: [UInt8] = []
    /// Whether a number was met that YAML readers of JSON do not know.
    private(set) var hasNonFiniteNumber = false
    /// The block scalar that was written last, if nothing has been written behind it.
    private(set) var openBlock: OpenBlock?
    /// Whether texts of several lines stand in literal blocks; else they are in double quotes.
    var writesLiterals = true
    private let indentation: BlockIndentation
    var position = Position.line(column: 0)
    /// The column of the map that is being written, and how many entries it has so far.
    var map = (column: 0, count: 0)
    private var comments: CommentCursor

    init(indentation: BlockIndentation = BlockIndentation(), comments: CommentTree = CommentTree([:])) {
        self.indentation = indentation
        self.comments = CommentCursor(tree: comments)
    }

    /// Writes a document.
    mutating func write(document value: some FieldValue) {
        startDocument()
        value.write(to: &self)
    }

    /// Goes to the start of a document.
    mutating func startDocument() {
        position = .line(column: 0)
        if let comment = comments.current { writeComment(comment, column: 0) }
    }

    /// Writes the line between two documents.
    mutating func writeSeparator() {
        output += "---\n".utf8
    }

    // MARK: - Scalars

    /// Writes what needs no quotes.
    mutating func writeScalar(_ text: String) {
        startScalar()
        output += text.utf8
        output.append(UInt8(ascii: "\n"))
        openBlock = nil
    }

    /// Writes a number as Swift describes it.
    mutating func writeNumber(_ description: String) {
        startScalar()
        ScalarWriter.append(description, numberTo: &output)
        output.append(UInt8(ascii: "\n"))
        openBlock = nil
    }

    private mutating func writeText(_ value: String) {
        startScalar()
        openBlock = ScalarWriter.append(
            value,
            to: &output,
            parentColumn: parentColumn,
            indentation: innerIndentation,
            writesLiterals: writesLiterals
        )
        output.append(UInt8(ascii: "\n"))
    }

    private mutating func startScalar() {
        switch position {
        case .line: break
        case .value: output.append(UInt8(ascii: " "))
        case .item: writeIndentation(indentation.item - 1)
        }
    }

    /// The column of the key or dash before the value; nil at the start of a document.
    private var parentColumn: Int? {
        switch position {
        case .line: nil
        case .value(let column), .item(let column): column
        }
    }

    /// How much deeper than the key or dash before it a map stands, or the lines of a text.
    private var innerIndentation: Int {
        switch position {
        case .line(let column): column
        case .value: indentation.map
        case .item: indentation.item
        }
    }

    // MARK: - Maps

    /// Writes a map; one without entries is `{}`.
    mutating func writeMap(_ writeEntries: (inout YAMLWriter) -> Void) {
        let outer = (position, map)
        map = ((parentColumn ?? 0) + innerIndentation, 0)
        writeEntries(&self)
        let isEmpty = map.count == 0
        (position, map) = outer
        if isEmpty { writeScalar("{}") }
    }

    /// Writes a key, so that its value can follow.
    ///
    /// - Returns: What ``endEntry(_:)`` needs when the value is written.
    mutating func startEntry(_ key: String) -> CommentCursor.Place {
        let outer = comments.enter(.entry(key))
        startEntry(comment: comments.current, isFirst: map.count == 0, column: map.column)
        map.count += 1
        let start = output.count
        ScalarWriter.appendKey(key, to: &output)
        if output.count - start > Self.longestSimpleKey {
            output.insert(contentsOf: "? ".utf8, at: start)
            output.append(UInt8(ascii: "\n"))
            writeIndentation(map.column)
            output.append(UInt8(ascii: ":"))
            position = .item(column: map.column)
        } else {
            output.append(UInt8(ascii: ":"))
            position = .value(column: map.column)
        }
        return outer
    }

    /// Ends an entry.
    mutating func endEntry(_ outer: CommentCursor.Place) {
        comments.leave(to: outer)
    }

    /// Readers of libyaml's family refuse a simple key of more than 1,024 characters.
    static let longestSimpleKey = 1000

    // MARK: - Sequences

    /// Writes a sequence; one without elements is `[]`.
    mutating func writeSequence(count: Int, _ writeElement: (inout YAMLWriter, Int) -> Void) {
        guard count > 0 else {
            writeScalar("[]")
            return
        }
        let outer = position
        let column =
            switch outer {
            case .line(let column): column
            case .value(let column): column + indentation.sequence
            case .item(let column): column + indentation.item
            }
        for index in 0..<count {
            let outerComment = comments.enter(.index(index))
            position = outer
            startEntry(comment: comments.current, isFirst: index == 0, column: column)
            output.append(UInt8(ascii: "-"))
            position = .item(column: column)
            writeElement(&self, index)
            comments.leave(to: outerComment)
        }
        position = outer
    }

    // MARK: - Lines

    /// Goes to where a key or a dash stands: the line of the dash before it, or a line of its own.
    private mutating func startEntry(comment: String?, isFirst: Bool, column: Int) {
        if isFirst {
            switch position {
            case .line: break
            case .value: output.append(UInt8(ascii: "\n"))
            case .item:
                writeIndentation(indentation.item - 1)
                guard let comment else { return }
                // The first line of the comment goes behind the dash, the rest where the entry will stand.
                writeComment(comment, column: column, isBehindDash: true)
                writeIndentation(column)
                return
            }
        }
        if let comment { writeComment(comment, column: column) }
        writeIndentation(column)
    }

    private mutating func writeComment(_ comment: String, column: Int, isBehindDash: Bool = false) {
        for (index, line) in CommentTree.lines(of: comment).enumerated() {
            if index > 0 || !isBehindDash { writeIndentation(column) }
            output.append(UInt8(ascii: "#"))
            if !line.isEmpty {
                output.append(UInt8(ascii: " "))
                output += line.utf8
            }
            output.append(UInt8(ascii: "\n"))
        }
    }

    mutating func writeIndentation(_ column: Int) {
        for _ in 0..<column { output.append(UInt8(ascii: " ")) }
    }
}

extension YAMLWriter: ValueSink {
    mutating func null() {
        writeScalar("null")
    }

    mutating func boolean(_ value: Bool) {
        writeScalar(value ? "true" : "false")
    }

    mutating func integer(_ value: Int) {
        writeScalar(String(value))
    }

    mutating func number(_ value: Double) {
        guard value.isFinite else {
            hasNonFiniteNumber = true
            return
        }
        writeNumber(value.description)
    }

    mutating func string(_ value: String) {
        writeText(value)
    }

    mutating func sequence<Element: FieldValue>(_ elements: [Element]) {
        writeSequence(count: elements.count) { writer, index in elements[index].write(to: &writer) }
    }

    mutating func map<Member: FieldValue>(keys: [String], values: [Member]) {
        writeMap { writer in
            for index in keys.indices {
                let outer = writer.startEntry(keys[index])
                values[index].write(to: &writer)
                writer.endEntry(outer)
            }
        }
    }

    mutating func fields<Value: FieldCodable>(of value: Value) {
        writeMap { writer in
            var value = value
            value.visitFields(&writer)
        }
    }
}

extension YAMLWriter: FieldVisitor {
    mutating func constant(_ key: FieldKey, _ value: String) {
        let outer = startEntry(key.stringValue)
        writeText(value)
        endEntry(outer)
    }

    mutating func required<Value: FieldValue>(_ key: FieldKey, _ value: inout Value) {
        let outer = startEntry(key.stringValue)
        value.write(to: &self)
        endEntry(outer)
    }

    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value?) {
        if case .none = value { return }
        writeOptional(key, &value)
    }

    /// Most fields are absent: what is needed for others only, such as the type of the optional, is kept away from them.
    @inline(never)
    private mutating func writeOptional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value?) {
        let outer = startEntry(key.stringValue)
        value?.write(to: &self)
        endEntry(outer)
    }

    mutating func optional<Value: FieldValue>(_ key: FieldKey, _ value: inout Value, absent: Value) {
        if value != absent { required(key, &value) }
    }
}
