// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText
import Testing

struct PrintableTextTests {
    @Test(arguments: [
        ("web", "\"web\""),
        ("", "\"\""),
        ("a\tb", "\"a b\""),
        ("\u{1B}[31mred", "\"\u{FFFD}[31mred\""),
        ("a\r\nb\u{0}", "\"a\u{FFFD}\u{FFFD}b\u{FFFD}\""),
        ("\u{202E}gpj.exe", "\"\u{FFFD}gpj.exe\""),
        ("caf\u{E9}", "\"caf\u{E9}\""),
        (String(repeating: "x", count: 40), "\"" + String(repeating: "x", count: 40) + "\""),
        (String(repeating: "x", count: 41), "\"" + String(repeating: "x", count: 40) + "...\""),
        (String(repeating: "\u{1F600}", count: 100), "\"" + String(repeating: "\u{1F600}", count: 40) + "...\""),
    ])
    func `a piece of text is quoted for one line of a message`(text: String, quoted: String) {
        #expect(SourceText.quoted(text) == quoted)
    }

    @Test func `bytes that are not text are quoted as replacement characters`() {
        #expect(SourceText.quoted([0x61, 0xFF, 0x62][...]) == "\"a\u{FFFD}b\"")
    }
}
