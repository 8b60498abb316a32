// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import YAMLCodec

/// What manifests in the styles of people and tools are read as.
struct CorpusParsingTests {
    @Test(arguments: try Corpus.files())
    func `a manifest is read, and its documents together are its text`(file: Corpus.File) throws {
        let stream = try YAMLStream(parsing: file.bytes, name: file.name)
        #expect(TreeCheck.complaints(about: stream) == [])
        let text = Array(stream.documents.map(\.text).joined().utf8)
        #expect(TextEncoding(of: file.bytes).bytes(ofUTF8: text) == (stream.documents.isEmpty ? [] : file.bytes))
    }

    @Test(arguments: try Corpus.files())
    func `what stands in a node's range is the node`(file: Corpus.File) throws {
        let stream = try YAMLStream(parsing: file.bytes, name: file.name)
        for document in stream.documents {
            var nodes = [document.root]
            while let node = nodes.popLast() {
                nodes += node.elements + node.entries.flatMap { [$0.key, $0.value] }
                let slice = String(decoding: stream.storage.bytes[node.range], as: UTF8.self)
                if let name = node.aliasName {
                    #expect(slice == "*" + name)
                } else if node.standsAlone {
                    let read = try YAMLDocument(String(repeating: " ", count: node.column) + slice).root
                    #expect(NodeModel(read).content == NodeModel(node).content, "\(node.path): \(slice)")
                    #expect(read.style == node.style)
                }
            }
        }
    }

    @Test(arguments: try Corpus.files())
    func `a comment goes from its number sign to the end of its line`(file: Corpus.File) throws {
        let stream = try YAMLStream(parsing: file.bytes, name: file.name)
        for comment in stream.storage.comments {
            let bytes = stream.storage.bytes
            #expect(bytes[comment].first == UInt8(ascii: "#"))
            #expect(!bytes[comment].contains { $0.isLineEnd })
            #expect(comment.upperBound == stream.storage.endOfText || bytes[comment.upperBound].isLineEnd)
        }
    }
}

extension YAMLNode {
    /// How many characters stand before the node on its line, without a byte-order mark.
    fileprivate var column: Int {
        let start = storage.startOfLine(at: range.lowerBound)
        let before = String(decoding: storage.bytes[start..<range.lowerBound], as: UTF8.self)
        return before.unicodeScalars.filter { $0 != "\u{feff}" }.count
    }

    /// Whether the node can be read without what is around it: no alias leads out of it, and no block's indentation
    /// is counted from outside.
    fileprivate var standsAlone: Bool {
        switch kind {
        case .alias: false
        case .scalar where style == .literal || style == .folded:
            !storage.bytes[range].prefix { !$0.isLineEnd }.contains { (0x31...0x39).contains($0) }
        case .scalar: true
        case .sequence: elements.allSatisfy(\.standsAlone)
        case .mapping: entries.allSatisfy { $0.key.standsAlone && $0.value.standsAlone }
        }
    }
}
