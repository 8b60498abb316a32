// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension String {
    /// The text as Yams gives it back: it drops a byte-order mark at the start of any scalar, escaped ones included.
    var readByYams: Substring.UTF8View {
        unicodeScalars.first == "\u{feff}" ? utf8.dropFirst(3) : utf8[...]
    }
}
