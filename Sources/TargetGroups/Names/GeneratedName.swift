// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// How the controller makes up names.
enum GeneratedName {
    /// `k8s-`, the beginnings of some parts without what is no letter or digit, and ten digits of the hash.
    ///
    /// Hyphens stand even where a part is empty.
    static func text(_ parts: [(text: String, limit: Int)], hashing inputs: [String]) -> String {
        let beginnings = parts.map { beginning(of: $0.text, limit: $0.limit) }
        return (["k8s"] + beginnings + [digits(10, hashing: inputs)]).joined(separator: "-")
    }

    static func beginning(of text: String, limit: Int) -> String {
        String(decoding: text.utf8.filter(\.isASCIILetterOrDigit).prefix(limit), as: UTF8.self)
    }

    /// The first digits of the hash of some texts, put together with nothing between them.
    static func digits(_ count: Int, hashing inputs: [String]) -> String {
        String(SHA256.hexadecimal(of: inputs.joined()).prefix(count))
    }
}
