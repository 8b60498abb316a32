// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText
import TestSupport
import Testing

struct UTF8BytesTests {
    @Test(arguments: ["", "plain", "\u{0}", "\u{7F}\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}"])
    func `well-formed text has no invalid bytes`(text: String) {
        #expect(SourceText.invalidUTF8(in: Array(text.utf8)) == nil)
    }

    @Test(
        arguments: [
            ([0x61, 0x80], 1..<2),
            ([0xC0, 0x80], 0..<1),
            ([0xC3], 0..<1),
            ([0x61, 0xC3, 0x61], 1..<2),
            ([0xE0, 0x9F, 0xBF], 0..<1),
            ([0xE2, 0x82], 0..<2),
            ([0xED, 0xA0, 0x80], 0..<1),
            ([0xF0, 0x8F, 0xBF, 0xBF], 0..<1),
            ([0xF0, 0x9F, 0x98, 0x20], 0..<3),
            ([0xF4, 0x90, 0x80, 0x80], 0..<1),
            ([0xF5, 0x80, 0x80, 0x80], 0..<1),
            ([0xFF], 0..<1),
        ] as [([UInt8], Range<Int>)]
    )
    func `the first broken scalar is found`(bytes: [UInt8], range: Range<Int>) {
        #expect(SourceText.invalidUTF8(in: bytes) == range)
    }

    @Test func `random bytes are judged as the standard library judges them`() {
        var generator = SeededGenerator(seed: 3)
        // Bytes near the limits of the well-formed sequences make both answers likely.
        let likely: [UInt8] = [0x61, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC2, 0xE0, 0xE2, 0xED, 0xF0, 0xF1, 0xF4]
        var valid = 0
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...4, using: &generator)
            let bytes = (0..<count).map { _ in likely.randomElement(using: &generator) ?? 0 }
            let expected = String(validating: bytes, as: UTF8.self) != nil
            #expect((SourceText.invalidUTF8(in: bytes) == nil) == expected)
            valid += expected ? 1 : 0
        }
        #expect(valid > 1000)
    }
}
