// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import CYaml
import Yams

/// What libyaml, the reader within Yams, sees in a document, with the tags that Yams gives to plain scalars.
///
/// Yams is not asked for the texts themselves. It makes them of libyaml's bytes with an initialiser that takes U+FEFF
/// at the start for a byte-order mark, so that it drops the character even from `"\uFEFFa"`.
enum LibyamlReader {
    /// Something that begins, ends or stands in a document.
    enum Event: Equatable {
        case mapStart
        case mapEnd
        case sequenceStart
        case sequenceEnd
        case scalar(Scalar)
        /// Nothing that the library writes, such as an alias.
        case other
    }

    /// A scalar as it was read.
    struct Scalar: Equatable {
        /// The UTF-8, since texts compare as equal when they are only canonically equivalent.
        let bytes: [UInt8]
        let isPlain: Bool
        /// Whether it is a text rather than a number, a truth value or whatever else plain scalars can be.
        let isText: Bool
    }

    /// Reads a text that holds one document.
    static func events(of text: String) throws -> [Event] {
        // libyaml keeps a pointer to its parser, which therefore must not move.
        let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
        defer { parser.deallocate() }
        guard yaml_parser_initialize(parser) == 1 else { throw LibyamlError(description: "no memory") }
        defer { yaml_parser_delete(parser) }
        return try Array(text.utf8).withUnsafeBufferPointer { bytes in
            yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
            yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
            var events: [Event] = []
            while let event = try next(parser) { events.append(event) }
            return events
        }
    }

    /// The next event of the document; nil at the end of the stream.
    private static func next(_ parser: UnsafeMutablePointer<yaml_parser_t>) throws -> Event? {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else {
            let mark = parser.pointee.problem_mark
            let problem = parser.pointee.problem.map { String(cString: $0) } ?? "unknown problem"
            throw LibyamlError(description: "\(mark.line + 1):\(mark.column + 1): \(problem)")
        }
        defer { yaml_event_delete(&event) }
        switch event.type {
        case YAML_STREAM_END_EVENT: return nil
        case YAML_STREAM_START_EVENT, YAML_DOCUMENT_START_EVENT, YAML_DOCUMENT_END_EVENT: return try next(parser)
        case YAML_MAPPING_START_EVENT: return .mapStart
        case YAML_MAPPING_END_EVENT: return .mapEnd
        case YAML_SEQUENCE_START_EVENT: return .sequenceStart
        case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
        case YAML_SCALAR_EVENT: return .scalar(scalar(event))
        default: return .other
        }
    }

    private static func scalar(_ event: yaml_event_t) -> Scalar {
        let bytes = Array(UnsafeBufferPointer(start: event.data.scalar.value, count: event.data.scalar.length))
        let isPlain = event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE
        let hasTag = event.data.scalar.tag != nil
        return Scalar(bytes: bytes, isPlain: isPlain, isText: !hasTag && (!isPlain || isPlainText(bytes)))
    }

    private static func isPlainText(_ bytes: [UInt8]) -> Bool {
        let tag = Resolver.default.resolveTag(of: .scalar(.init(String(decoding: bytes, as: UTF8.self))))
        // Yams makes a text of `=`, which YAML 1.1 calls a default value, too.
        return tag == .str || tag == .value
    }
}

/// Why a document cannot be read.
struct LibyamlError: Error, CustomStringConvertible {
    let description: String
}
