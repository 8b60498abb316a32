// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import YAMLCodec

struct ScalarFormEditingTests {
    @Test(
        arguments: [
            ("a", nil, ScalarForm.plain), ("a", ScalarForm.singleQuoted, .singleQuoted),
            ("a", .doubleQuoted, .doubleQuoted), ("80", .singleQuoted, .singleQuoted),
            ("a\nb", .singleQuoted, .literal), ("a\nb", .doubleQuoted, .doubleQuoted),
            ("\u{7}", .singleQuoted, .doubleQuoted), ("a\u{feff}: b", .singleQuoted, .doubleQuoted),
        ]
    )
    func `quotes stay where they can hold the text`(text: String, quotes: ScalarForm?, expected: ScalarForm) {
        #expect(ScalarForm(of: Array(text.utf8)[...], as: .value, preferring: quotes) == expected)
    }

    @Test(
        arguments: [
            ("a", ScalarForm.plain), ("a b", .plain), ("-f", .plain), ("http://x", .plain), ("a,b", .doubleQuoted),
            ("a]", .doubleQuoted), ("{{ x }}", .doubleQuoted), ("?x", .doubleQuoted), (":x", .doubleQuoted),
            ("--- a", .doubleQuoted), ("a: b", .doubleQuoted), ("a\"b, c", .doubleQuoted),
        ]
    )
    func `in brackets fewer texts are plain`(text: String, expected: ScalarForm) {
        #expect(ScalarForm(inBrackets: Array(text.utf8)[...], preferring: nil) == expected)
    }
}
