// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

@testable package import YAMLCodec

/// What must hold for the tree of any text.
package struct TreeCheck {
    private let storage: YAMLStorage
    private var complaints: [String] = []

    /// Sentences about what does not hold; none for a sound tree.
    package static func complaints(about stream: YAMLStream) -> [String] {
        var check = TreeCheck(storage: stream.storage)
        check.checkDocuments()
        check.checkNodes()
        check.checkComments()
        return check.complaints
    }

    private init(storage: YAMLStorage) {
        self.storage = storage
    }

    private mutating func expect(_ holds: Bool, _ sentence: @autoclosure () -> String) {
        if !holds { complaints.append(sentence()) }
    }

    /// Documents follow one another without gaps and take all records and comments.
    private mutating func checkDocuments() {
        var end = 0
        var record = 0
        var comment = 0
        for document in storage.documents {
            expect(document.range.lowerBound == end, "a document starts at \(document.range.lowerBound), not at \(end)")
            expect(document.root == record, "the root is the record \(document.root), not \(record)")
            expect(document.comments.lowerBound == comment, "the comments start at \(document.comments.lowerBound)")
            end = document.range.upperBound
            record = document.root + Int(storage.records[document.root].size)
            comment = document.comments.upperBound
        }
        let (records, comments) = (storage.records.count, storage.comments.count)
        expect(record == records, "\(record) of \(records) records belong to documents")
        // Behind the last document there may be comments.
        expect(end < storage.bytes.count, "the documents end at \(end)")
        expect(comment <= comments, "\(comment) of \(comments) comments belong to documents")
    }

    /// A collection whose children are being looked at.
    private struct OpenCollection {
        let range: Range<Int>
        let isMapping: Bool
        /// The index behind its last record.
        let end: Int
        var children = 0
        /// Where its last child ends.
        var position: Int
    }

    /// Nodes stand within those that hold them, in order; mappings have a value for each key.
    private mutating func checkNodes() {
        for document in storage.documents {
            let end = document.root + Int(storage.records[document.root].size)
            var open: [OpenCollection] = [
                OpenCollection(range: document.range, isMapping: false, end: end, position: document.range.lowerBound)
            ]
            for index in document.root..<end {
                while let last = open.last, last.end == index { close(&open) }
                let record = storage.records[index]
                check(record, at: index, within: &open[open.count - 1])
                guard record.kind == .mapping || record.kind == .sequence else { continue }
                open.append(
                    OpenCollection(
                        range: record.range,
                        isMapping: record.kind == .mapping,
                        end: index + Int(record.size),
                        position: Int(record.start)
                    )
                )
            }
            while !open.isEmpty { close(&open) }
        }
    }

    private mutating func close(_ open: inout [OpenCollection]) {
        let collection = open.removeLast()
        expect(
            !collection.isMapping || collection.children.isMultiple(of: 2),
            "a key at \(collection.range) has no value"
        )
    }

    private mutating func check(_ record: NodeRecord, at index: Int, within parent: inout OpenCollection) {
        let range = record.range
        expect(
            parent.range.lowerBound <= range.lowerBound && range.upperBound <= parent.range.upperBound,
            "the node at \(range) is not within \(parent.range)"
        )
        expect(range.lowerBound >= parent.position, "the node at \(range) starts before \(parent.position)")
        expect(index + Int(record.size) <= parent.end, "the node at \(range) has more records than what holds it")
        expect(record.size == 1 || record.kind == .mapping || record.kind == .sequence, "\(range) has children")
        if record.properties >= 0 {
            let properties = storage.properties[Int(record.properties)].range
            expect(properties.upperBound <= range.lowerBound, "the properties at \(properties) are not before \(range)")
        }
        if record.kind == .alias {
            let target = Int(record.detail)
            expect(target >= 0 && target + Int(storage.records[target].size) <= index, "the alias at \(range) is open")
        }
        parent.position = range.upperBound
        parent.children += 1
    }

    /// Comments are in order, begin with a number sign, and stand in no text but behind the header of a block.
    private mutating func checkComments() {
        for document in storage.documents {
            var position = document.range.lowerBound
            for comment in storage.comments[document.comments] {
                expect(comment.lowerBound >= position, "the comment at \(comment) starts before \(position)")
                expect(comment.upperBound <= document.range.upperBound, "the comment at \(comment) leaves its document")
                expect(storage.bytes[comment].first == UInt8(ascii: "#"), "the comment at \(comment) is none")
                position = comment.upperBound
            }
        }
        let texts = storage.records.filter { $0.kind == .scalar && $0.style != .literal && $0.style != .folded }
        var comments = storage.comments[...]
        for text in texts {
            comments = comments.drop { $0.upperBound <= Int(text.start) }
            guard let comment = comments.first else { break }
            expect(!comment.overlaps(text.range), "the comment at \(comment) is within the text at \(text.range)")
        }
    }
}
