// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText
import Testing

struct SourceTextExcerptTests {
    @Test func `the range is underlined below its line`() {
        let text = SourceText("kind: Pod\nspec:\n  grace: soon\n", name: "pod.yaml")
        #expect(
            text.excerpt(of: 25..<29) == """
                 3 |   grace: soon
                   |          ^~~~
                """
        )
    }

    @Test func `an empty range is a caret alone`() {
        #expect(SourceText("a b", name: "text").excerpt(of: 1..<1) == " 1 | a b\n   |  ^")
    }

    @Test(arguments: [3..<3, 3..<9, 9..<12])
    func `the end of the text has a caret behind the last character`(range: Range<Int>) {
        #expect(SourceText("abc", name: "text").excerpt(of: range) == " 1 | abc\n   |    ^")
    }

    @Test func `a range before the text is its beginning`() {
        #expect(SourceText("abc", name: "text").excerpt(of: -9 ..< -3) == " 1 | abc\n   | ^")
    }

    @Test(arguments: ["one\ntwo\n", "one\rtwo\r", "one\r\ntwo\r\n"])
    func `of a range over several lines the part on the first is underlined`(text: String) {
        #expect(SourceText(text, name: "text").excerpt(of: 1..<text.utf8.count) == " 1 | one\n   |  ^~")
    }

    @Test func `the gutter is as wide as the line number`() {
        let text = SourceText(String(repeating: "\n", count: 99) + "here", name: "text")
        #expect(text.excerpt(of: 99..<103) == " 100 | here\n     | ^~~~")
    }

    @Test func `tabs are kept so that the caret stands below its column`() {
        #expect(SourceText("\ta:\tb", name: "text").excerpt(of: 4..<5) == " 1 | \ta:\tb\n   | \t  \t^")
    }

    @Test func `control characters and broken bytes are replaced`() {
        let text = SourceText([0x1B, 0x5B, 0x41, 0xFF, 0x00, 0x62], name: "text")
        #expect(text.excerpt(of: 5..<6) == " 1 | \u{FFFD}[A\u{FFFD}\u{FFFD}b\n   |      ^")
    }

    @Test func `scalars of several bytes take one column`() {
        #expect(SourceText("\u{E9}\u{1F600}x", name: "text").excerpt(of: 6..<7) == " 1 | \u{E9}\u{1F600}x\n   |   ^")
    }

    @Test func `a line of 100 columns is shown whole`() {
        let line = String(repeating: "a", count: 99) + "!"
        let carets = String(repeating: " ", count: 99) + "^"
        #expect(SourceText(line, name: "text").excerpt(of: 99..<100) == " 1 | \(line)\n   | \(carets)")
    }

    @Test func `a long line is cut around the range`() {
        let text = SourceText(
            String(repeating: "a", count: 5000) + "<here>" + String(repeating: "b", count: 5000),
            name: "text"
        )
        let shown = String(repeating: "a", count: 60) + "<here>" + String(repeating: "b", count: 34)
        let carets = String(repeating: " ", count: 60) + "^~~~~~"
        #expect(text.excerpt(of: 5000..<5006) == " 1 | ...\(shown)...\n   |    \(carets)")
    }

    @Test func `a long line is not cut before a range near its start`() {
        let text = SourceText("key: " + String(repeating: "\u{1F600}", count: 200), name: "text")
        let shown = "key: " + String(repeating: "\u{1F600}", count: 95)
        #expect(text.excerpt(of: 0..<3) == " 1 | \(shown)...\n   | ^~~")
    }

    @Test func `a long line is not cut behind a range near its end`() {
        let text = SourceText(String(repeating: "\u{1F600}", count: 200) + "end", name: "text")
        let shown = String(repeating: "\u{1F600}", count: 60) + "end"
        let carets = String(repeating: " ", count: 60) + "^~~"
        #expect(text.excerpt(of: 800..<803) == " 1 | ...\(shown)\n   |    \(carets)")
    }

    @Test func `a long range is underlined as far as it is shown`() {
        let text = SourceText(String(repeating: "a", count: 300), name: "text")
        let shown = String(repeating: "a", count: 100)
        let carets = "^" + String(repeating: "~", count: 99)
        #expect(text.excerpt(of: 0..<300) == " 1 | \(shown)...\n   | \(carets)")
    }
}
