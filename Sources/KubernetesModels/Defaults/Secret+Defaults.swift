// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension Secret: Defaultable {
    /// Returns the Secret as an API server stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> Secret {
        var result = afterRoundTrip()
        result.type.fill(with: .opaque)
        if let texts = result.stringData {
            result.data = (result.data ?? [:]).merging(texts.mapValues(Self.base64)) { $1 }
            result.stringData = nil
        }
        return result
    }

    /// The encoding of `data` (RFC 4648, section 4).
    private static func base64(_ text: String) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
        let bytes = Array(text.utf8)
        var encoded: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for index in 0..<4 {
                let digit = alphabet[bits >> (18 - 6 * index) & 63]
                encoded.append(index <= group.count ? digit : UInt8(ascii: "="))
            }
        }
        return String(decoding: encoded, as: UTF8.self)
    }
}
