// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The lines in which two texts differ: what is left of both without the lines that they begin and end with alike.
struct ChangedLines {
    let old: [String]
    let new: [String]

    init(from old: [UInt8], to new: [UInt8]) {
        let (old, new) = (Self.lines(of: old), Self.lines(of: new))
        let start = zip(old, new).prefix { $0 == $1 }.count
        let end = zip(old[start...].reversed(), new[start...].reversed()).prefix { $0 == $1 }.count
        self.old = Self.text(old[start..<old.count - end])
        self.new = Self.text(new[start..<new.count - end])
    }

    private static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
        text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    }

    private static func text(_ lines: ArraySlice<ArraySlice<UInt8>>) -> [String] {
        lines.map { String(decoding: $0, as: UTF8.self) }
    }
}
