// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText
import YAMLCodec

/// A text with manifests, YAML or JSON, and what messages call it.
public struct ManifestText: Hashable, Sendable {
    /// What messages call the text, such as a file's path.
    public let name: String

    /// The text: UTF-8, or UTF-16 or UTF-32 with a byte-order mark.
    public let bytes: [UInt8]

    /// Creates a text.
    public init(_ text: String, name: String = "manifest") {
        self.init(Array(text.utf8), name: name)
    }

    /// Creates a text from the bytes of a file.
    public init(_ bytes: [UInt8], name: String) {
        self.name = name
        self.bytes = bytes
    }

    /// The text in UTF-8, which is what edits are counted in; as it is where it is not text at all.
    var utf8: [UInt8] {
        (try? YAMLStream(recovering: bytes, name: name))?.sourceText().bytes ?? bytes
    }

    /// Returns a text of the same name and encoding.
    func replacing(utf8: [UInt8]) -> ManifestText {
        ManifestText(TextEncoding(of: bytes).bytes(ofUTF8: utf8), name: name)
    }
}
