// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import YAMLCodec

extension Suite {
    /// The YAML test suite: documents with their events and their values, and texts that are not YAML.
    static let yaml = [
        Suite("yaml.suite") { conformanceCase in
            let input = conformanceCase.input
            let text = try input.text("yaml")
            guard input["error"] != true else { return refusal(of: text) }
            let stream = try YAMLStream(parsing: text, allowsDuplicateKeys: true)
            let events = EventText.of(stream)
            guard try events.utf8.elementsEqual(input.text("tree").utf8) else { return .failed(got: events) }
            guard let expected = input["json"]?.arrayValue else { return .passed }
            let values = try stream.documents.map { try YAMLDecoder().decode(JSONValue.self, from: $0) }
            let isSame = values.count == expected.count && zip(values, expected).allSatisfy(isSameValue)
            return isSame ? .passed : .failed(got: "\(values)")
        }
    ]

    private static func refusal(of text: String) -> Verdict {
        do {
            let stream = try YAMLStream(parsing: text, allowsDuplicateKeys: true)
            return .failed(got: EventText.of(stream))
        } catch {
            return .passed
        }
    }

    /// JSON does not tell 1 from 1.0.
    private static func isSameValue(_ first: JSONValue, _ second: JSONValue) -> Bool {
        switch (first, second) {
        case (.integer(let integer), .number(let number)), (.number(let number), .integer(let integer)):
            Double(integer) == number
        case (.array(let first), .array(let second)):
            first.count == second.count && zip(first, second).allSatisfy(isSameValue)
        case (.object(let first), .object(let second)):
            first.members.count == second.members.count
                && first.members.allSatisfy { member in
                    second[member.name].map { isSameValue(member.value, $0) } ?? false
                }
        default:
            first == second
        }
    }
}

/// The events of a stream in the notation of the YAML test suite.
private enum EventText {
    static func of(_ stream: YAMLStream) -> String {
        let documents = stream.documents.map { document in
            "+DOC\(document.hasStartMarker ? " ---" : "")\n\(of(document.root))-DOC\(document.hasEndMarker ? " ..." : "")\n"
        }
        return "+STR\n\(documents.joined())-STR\n"
    }

    private static func of(_ node: YAMLNode) -> String {
        let anchor = node.anchor.map { " &\($0)" } ?? ""
        let properties = anchor + (node.tag.map { " <\($0)>" } ?? "")
        switch node.kind {
        case .alias:
            return "=ALI *\(node.aliasName ?? "")\n"
        case .scalar:
            return "=VAL\(properties) \(sign(of: node.style))\(escaped(node.text ?? ""))\n"
        case .sequence:
            let brackets = node.style == .flow ? " []" : ""
            return "+SEQ\(brackets)\(properties)\n\(node.elements.map(of).joined())-SEQ\n"
        case .mapping:
            let braces = node.style == .flow ? " {}" : ""
            return "+MAP\(braces)\(properties)\n\(node.entries.map { of($0.key) + of($0.value) }.joined())-MAP\n"
        }
    }

    private static func sign(of style: YAMLNode.Style) -> String {
        switch style {
        case .singleQuoted: "'"
        case .doubleQuoted: "\""
        case .literal: "|"
        case .folded: ">"
        default: ":"
        }
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case "\u{8}": result += "\\b"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
