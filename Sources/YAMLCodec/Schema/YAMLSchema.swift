// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// How scalars without quotes are told to be texts, numbers, truth values or null.
public enum YAMLSchema: Hashable, Sendable {
    /// The core schema of YAML 1.2: `true`, `12`, `0o14`, `0xC`, `1.5e3`, `.inf`, `null`, `~` and nothing.
    case core
    /// What kubectl does: YAML 1.1's truth values (`yes`, `on`, `n`), numbers with leading zeros in base 8, underscores
    /// and Go's prefixes, and `<<` as the key that merges another map.
    case kubernetes
}

/// What a scalar turns out to be.
enum ResolvedScalar: Equatable {
    case null
    case boolean(Bool)
    case integer(Int)
    case number(Double)
    case string

    /// Resolves a scalar without quotes.
    init(plain text: ArraySlice<UInt8>, _ schema: YAMLSchema) {
        guard let first = text.first else {
            self = .null
            return
        }
        switch first {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
            self = Self.number(text, schema) ?? .string
        case UInt8(ascii: "~") where text.count == 1:
            self = .null
        case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"),
            UInt8(ascii: "F"), UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "o"), UInt8(ascii: "O"):
            self = Self.word(text, schema) ?? .string
        default:
            self = .string
        }
    }

    /// Whether a character begins nothing but texts, as most texts' first does.
    static func isText(from first: UInt8) -> Bool {
        switch first | 0x20 {
        case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "y"), UInt8(ascii: "o"): false
        default: first >= UInt8(ascii: ":") && first != UInt8(ascii: "~")
        }
    }

    private static func word(_ text: ArraySlice<UInt8>, _ schema: YAMLSchema) -> ResolvedScalar? {
        guard text.count <= 5 else { return nil }
        switch String(decoding: text, as: UTF8.self) {
        case "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return .boolean(true)
        case "false", "False", "FALSE": return .boolean(false)
        case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON": return schema == .kubernetes ? .boolean(true) : nil
        case "n", "N", "no", "No", "NO", "off", "Off", "OFF": return schema == .kubernetes ? .boolean(false) : nil
        default: return nil
        }
    }

    private static func number(_ text: ArraySlice<UInt8>, _ schema: YAMLSchema) -> ResolvedScalar? {
        switch schema {
        case .core: CoreNumber.resolve(text)
        case .kubernetes: KubernetesNumber.resolve(text)
        }
    }
}
