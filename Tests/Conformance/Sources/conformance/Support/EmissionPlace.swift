// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import YAMLCodec

/// Where a text stands in a document.
enum EmissionPlace: CaseIterable {
    case value
    case key
    case item

    /// The member of a case that lists the readers to which the text without quotes is something else.
    var misreadersMember: String {
        self == .key ? "plainMisreadAsKeyBy" : "plainMisreadAsValueBy"
    }

    /// Writes a document that holds the text, and returns what is wrong with it; nil where it holds the text.
    func problem(writing text: String, needsQuotes: Bool) throws -> String? {
        let document = try document(holding: text)
        let events = try LibyamlReader.events(of: document)
        guard case .scalar(let scalar) = events.dropFirst(position).first else {
            return "as \(self) no scalar comes back: \(document.debugDescription)"
        }
        let returning = LibyamlReader.Scalar(bytes: Array(text.utf8), isPlain: scalar.isPlain, isText: true)
        if events != self.events(around: returning) {
            return "as \(self) something else comes back: \(document.debugDescription)"
        }
        if try !isReadBack(text, from: document) {
            return "as \(self) the library's own reader sees something else: \(document.debugDescription)"
        }
        if !needsQuotes, !scalar.isPlain {
            return "as \(self) it has quotes that no reader needs: \(document.debugDescription)"
        }
        return nil
    }

    /// Whether the library's reader gives the text back, by either schema.
    private func isReadBack(_ text: String, from document: String) throws -> Bool {
        try [YAMLSchema.core, .kubernetes].allSatisfy { schema in
            let root = try YAMLDecoder(schema: schema).decode(JSONValue.self, from: document)
            let read: String? =
                switch self {
                case .value: root["key"]?.stringValue
                case .key: root.objectValue?.members.first?.name
                case .item: root["key"]?.arrayValue?.first?.stringValue
                }
            return read.map { $0.utf8.elementsEqual(text.utf8) } ?? false
        }
    }

    private func document(holding text: String) throws -> String {
        switch self {
        case .value: try YAMLEncoder().encode(["key": text])
        case .key: try YAMLEncoder().encode([text: "value"])
        case .item: try YAMLEncoder().encode(["key": [text]])
        }
    }

    /// The place of the text among the events of its document.
    private var position: Int {
        switch self {
        case .value: 2
        case .key: 1
        case .item: 3
        }
    }

    private func events(around text: LibyamlReader.Scalar) -> [LibyamlReader.Event] {
        let key = LibyamlReader.Event.word("key")
        return switch self {
        case .value: [.mapStart, key, .scalar(text), .mapEnd]
        case .key: [.mapStart, .scalar(text), .word("value"), .mapEnd]
        case .item: [.mapStart, key, .sequenceStart, .scalar(text), .sequenceEnd, .mapEnd]
        }
    }
}

extension LibyamlReader.Event {
    /// A text that never has quotes.
    fileprivate static func word(_ text: String) -> Self {
        .scalar(LibyamlReader.Scalar(bytes: Array(text.utf8), isPlain: true, isText: true))
    }
}
