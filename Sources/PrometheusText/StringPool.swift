// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The strings that an exposition repeats, each stored once.
///
/// A scrape says the same few hundred names and values on a hundred thousand lines.
struct StringPool: Sendable {
    private var strings: [ArraySlice<UInt8>: String] = [:]

    /// What was asked for last in each of some rough classes, so that most repetitions need no hashing.
    private var recent: [(bytes: ArraySlice<UInt8>, string: String)] = Array(repeating: ([], ""), count: 64)

    /// The number of different strings.
    var count: Int { strings.count }

    /// Returns the string of some UTF-8 bytes, which is a new one only for bytes that have not been seen before.
    mutating func string(_ bytes: ArraySlice<UInt8>) -> String {
        let rough = bytes.count &* 7 ^ Int(bytes.first ?? 0) ^ Int(bytes.last ?? 0) &* 3
        let slot = rough & (recent.count - 1)
        if recent[slot].bytes == bytes { return recent[slot].string }
        let string = pooled(bytes)
        recent[slot] = (bytes, string)
        return string
    }

    private mutating func pooled(_ bytes: ArraySlice<UInt8>) -> String {
        if let known = strings[bytes] { return known }
        let string = String(decoding: bytes, as: UTF8.self)
        strings[bytes] = string
        return string
    }
}
