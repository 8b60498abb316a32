// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TestSupport
import Testing

struct FormatRulesTests {
    // MARK: DNS names

    @Test(arguments: ["a", "0", "web", "web-1", "1--a", String(repeating: "a", count: 63)])
    func `a DNS label is accepted`(text: String) {
        #expect(FormatRules.problems(inDNSLabel: text) == [])
    }

    @Test(arguments: [
        ("", "it is empty"),
        ("Web", #""W" at position 1 is not allowed"#),
        ("a.b", #""." at position 2 is not allowed"#),
        ("r\u{101}", #""\#u{101}" at position 2 is not allowed"#),
        ("a\n", #""\n" at position 2 is not allowed"#),
        ("-a", #"it starts with "-""#),
        ("a-", #"it ends with "-""#),
    ])
    func `a DNS label with a mistake is refused`(text: String, mistake: String) {
        let sentence =
            #"\#(text.debugDescription) is not a DNS label: \#(mistake); use lower-case letters, digits and "-", "#
            + #"such as "web""#
        #expect(FormatRules.problems(inDNSLabel: text) == [sentence])
    }

    @Test func `a DNS label that is too long is told its length`() {
        let text = String(repeating: "a", count: 64)
        let sentence =
            #""\#(text)" is not a DNS label: it is 64 bytes long, at most 63 are allowed; use lower-case letters, "#
            + #"digits and "-", such as "web""#
        #expect(FormatRules.problems(inDNSLabel: text) == [sentence])
        #expect(FormatRules.problems(inDNSLabel: text + "-").count == 2)
    }

    @Test func `a text that is very long is cut in the sentence`() {
        let problems = FormatRules.problems(inDNSLabel: String(repeating: "a", count: 1000))
        #expect(problems.first?.hasPrefix("\"" + String(repeating: "a", count: 80) + "...\" is not") == true)
    }

    @Test(arguments: [
        ("a", nil), ("a-1", nil), ("1a", #"it starts with "1""#), ("-a", #"it starts with "-""#),
        ("a-", #"it ends with "-""#), ("A", #""A" at position 1 is not allowed"#), ("", "it is empty"),
    ])
    func `a DNS label of the older kind starts with a letter`(text: String, mistake: String?) {
        let expected = mistake.map {
            #""\#(text)" is not a DNS label that starts with a letter: \#($0); use a letter and then lower-case "#
                + #"letters, digits and "-", such as "web""#
        }
        #expect(FormatRules.problems(inDNS1035Label: text) == [expected].compactMap { $0 })
    }

    @Test(arguments: [
        ("a", nil), ("a.b-c.0", nil), (String(repeating: "a.", count: 126) + "a", nil),
        ("", "it is empty"),
        ("a..b", #"a "." stands at an end or next to another"#),
        (".a", #"a "." stands at an end or next to another"#),
        ("a.", #"a "." stands at an end or next to another"#),
        ("a.B", #""B" at position 3 is not allowed"#),
        ("a.b-.c", #"the part "b-" ends with "-""#),
        ("-a.b", #"the part "-a" starts with "-""#),
        (String(repeating: "a.", count: 127), "it is 254 bytes long, at most 253 are allowed"),
    ])
    func `a DNS subdomain consists of labels`(text: String, mistake: String?) {
        let problems = FormatRules.problems(inDNSSubdomain: text)
        #expect(problems.isEmpty == (mistake == nil))
        if let mistake { #expect(problems[0].contains(" is not a DNS subdomain: \(mistake); use lower-case")) }
    }

    @Test(arguments: [
        ("*.example.com", nil),
        ("example.com", #"it does not start with "*.""#),
        ("*", #"it does not start with "*.""#),
        ("*.", #"a "." stands at an end or next to another"#),
        ("*.*.com", #""*" at position 3 is not allowed"#),
        ("*.-a", #"the part "-a" starts with "-""#),
    ])
    func `a wildcard stands in front of a subdomain`(text: String, mistake: String?) {
        let expected = mistake.map {
            """
            "\(text)" is not a wildcard DNS subdomain: \($0); use "*." and a DNS subdomain, such as "*.example.com"
            """
        }
        #expect(FormatRules.problems(inWildcardDNSSubdomain: text) == [expected].compactMap { $0 })
    }

    // MARK: Labels

    @Test(arguments: ["a", "A_b.C-0", "example.com/Ready", "a/" + String(repeating: "b", count: 63)])
    func `a qualified name is accepted`(text: String) {
        #expect(FormatRules.problems(inQualifiedName: text) == [])
    }

    @Test func `each part of a qualified name is looked at`() {
        let name = #"; use letters, digits, "-", "_" and ".", such as "ready" in "example.com/ready""#
        let part = "is not a name as it may stand behind a prefix: "
        #expect(
            FormatRules.problems(inQualifiedName: "") == [
                #""" \#(part)it is missing\#(name)"#, #""" \#(part)it is empty\#(name)"#,
            ]
        )
        #expect(FormatRules.problems(inQualifiedName: "_a") == [#""_a" \#(part)it starts with "_"\#(name)"#])
        #expect(
            FormatRules.problems(inQualifiedName: "a b") == [#""a b" \#(part)" " at position 2 is not allowed\#(name)"#]
        )
        #expect(
            FormatRules.problems(inQualifiedName: "a/b/c") == [
                #""a/b/c" is not a qualified name: it has more than one "/"; use a name with an optional prefix, "#
                    + #"such as "example.com/ready""#
            ]
        )
        #expect(
            FormatRules.problems(inQualifiedName: "/a") == [
                #""/a" is not a qualified name: nothing stands before "/"; use a DNS subdomain, such as "#
                    + #""example.com/ready", or leave out "/""#
            ]
        )
        #expect(
            FormatRules.problems(inQualifiedName: "A/b") == [
                #""A" is not a DNS subdomain, which the prefix of a name must be: "A" at position 1 is not allowed; "#
                    + #"use lower-case letters, digits, "-" and ".", such as "web.example.com""#
            ]
        )
        #expect(FormatRules.problems(inQualifiedName: "/").count == 3)
        #expect(FormatRules.problems(inQualifiedName: String(repeating: "a", count: 64) + "-").count == 2)
    }

    @Test(arguments: ["", "a", "A_b.C-0", String(repeating: "a", count: 63)])
    func `a label value is accepted`(text: String) {
        #expect(FormatRules.problems(inLabelValue: text) == [])
    }

    @Test(arguments: [
        ("a/b", #""/" at position 2 is not allowed"#),
        ("a.", #"it ends with ".""#),
        ("M\u{101}ori", "\"\u{101}\" at position 2 is not allowed"),
        (String(repeating: "a", count: 64), "it is 64 bytes long, at most 63 are allowed"),
    ])
    func `a label value with a mistake is refused`(text: String, mistake: String) {
        let sentence =
            #""\#(text)" is not a label value: \#(mistake); use letters, digits, "-", "_" and ".", "#
            + #"such as "web-1.27", or nothing"#
        #expect(FormatRules.problems(inLabelValue: text) == [sentence])
    }

    // MARK: Ports, percentages, headers

    @Test(arguments: [
        ("0%", true), ("007%", true), ("250%", true), ("%", false), ("5", false), ("-5%", false),
        ("5%%", false), ("5% ", false), ("", false), ("\u{665}%", false),
    ])
    func `a percentage is digits and a sign`(text: String, isValid: Bool) {
        let sentence =
            #""\#(text)" is not a percentage: it is not digits followed by "%"; use digits and "%", such as "25%""#
        #expect(FormatRules.problems(inPercentage: text) == (isValid ? [] : [sentence]))
    }

    @Test(arguments: [
        ("http", []), ("a", []), ("1-a", []), (String(repeating: "a", count: 15), []),
        (String(repeating: "a", count: 16), ["it is 16 bytes long, at most 15 are allowed"]),
        ("80", ["it needs at least one letter from a to z"]),
        ("Http", [#""H" at position 1 is not allowed"#]),
        ("a--b", [#"it has two "-" in a row"#]),
        ("a-", [#"it starts or ends with "-""#]),
        ("", ["it is empty", "it needs at least one letter from a to z"]),
        (
            "--",
            ["it needs at least one letter from a to z", #"it has two "-" in a row"#, #"it starts or ends with "-""#]
        ),
    ])
    func `a port name is told all its mistakes`(text: String, mistakes: [String]) {
        let sentences = mistakes.map {
            #""\#(text)" is not a port name: \#($0); use lower-case letters, digits and "-", such as "http""#
        }
        #expect(FormatRules.problems(inPortName: text) == sentences)
    }

    @Test(arguments: [(1, true), (65_535, true), (0, false), (-1, false), (65_536, false), (Int.max, false)])
    func `a port is a number of 16 bits other than zero`(number: Int, isValid: Bool) {
        let sentence = "\(number) is not a port: use a number from 1 to 65535, such as 8080"
        #expect(FormatRules.problems(inPort: number) == (isValid ? [] : [sentence]))
    }

    @Test(arguments: [
        ("X-Forwarded-For", nil), ("-", nil), ("", "it is empty"), ("a b", #"" " at position 2 is not allowed"#),
        ("a:", #"":" at position 2 is not allowed"#),
    ])
    func `a header name is letters, digits and hyphens`(text: String, mistake: String?) {
        let expected = mistake.map {
            #""\#(text)" is not a header name: \#($0); use letters, digits and "-", such as "X-Forwarded-For""#
        }
        #expect(FormatRules.problems(inHTTPHeaderName: text) == [expected].compactMap { $0 })
    }

    // MARK: All of them against the definitions

    @Test func `the number of problems is that of the definitions`() throws {
        var generator = SeededGenerator(seed: 5)
        let pieces = [
            "a", "b0", "A", "-", "_", ".", "/", "*.", "%", "7", "\u{e9}", "\u{301}", String(repeating: "x", count: 60),
        ]
        for _ in 0..<500 {
            let count = Int.random(in: 0...5, using: &generator)
            let text = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
            for definition in Self.definitions {
                #expect(try definition.rule(text).count == definition.complaints(text), "\(definition.name): \(text)")
            }
        }
    }

    private struct Definition: Sendable {
        let name: String
        let rule: @Sendable (String) -> [String]
        let complaints: @Sendable (String) throws -> Int
    }

    private static let label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?"
    private static let subdomain = #"\#(label)(\.\#(label))*"#
    private static let name = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]"

    private static let definitions = [
        Definition(name: "label", rule: FormatRules.problems(inDNSLabel:)) {
            try complaints(about: $0, longerThan: 63, unlessLike: label)
        },
        Definition(name: "older label", rule: FormatRules.problems(inDNS1035Label:)) {
            try complaints(about: $0, longerThan: 63, unlessLike: "[a-z]([-a-z0-9]*[a-z0-9])?")
        },
        Definition(name: "subdomain", rule: FormatRules.problems(inDNSSubdomain:)) {
            try complaints(about: $0, longerThan: 253, unlessLike: subdomain)
        },
        Definition(name: "wildcard", rule: FormatRules.problems(inWildcardDNSSubdomain:)) {
            try complaints(about: $0, longerThan: 253, unlessLike: #"\*\."# + subdomain)
        },
        Definition(name: "label value", rule: FormatRules.problems(inLabelValue:)) {
            try complaints(about: $0, longerThan: 63, unlessLike: "(\(name))?")
        },
        Definition(name: "qualified name", rule: FormatRules.problems(inQualifiedName:)) { text in
            let parts = text.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
            guard parts.count <= 2, let last = parts.last else { return 1 }
            var count = try complaints(about: last, longerThan: 63, unlessLike: name) + (last.isEmpty ? 1 : 0)
            if parts.count == 2 {
                count +=
                    parts[0].isEmpty ? 1 : try complaints(about: parts[0], longerThan: 253, unlessLike: subdomain)
            }
            return count
        },
        Definition(name: "percentage", rule: FormatRules.problems(inPercentage:)) {
            try complaints(about: $0, longerThan: .max, unlessLike: "[0-9]+%")
        },
        Definition(name: "port name", rule: FormatRules.problems(inPortName:)) { text in
            try complaints(about: text, longerThan: 15, unlessLike: "[-a-z0-9]+")
                + (matches(".*[a-z].*", text) ? 0 : 1) + (matches(".*--.*", text) ? 1 : 0)
                + (matches("-.*|.*-", text) ? 1 : 0)
        },
        Definition(name: "header name", rule: FormatRules.problems(inHTTPHeaderName:)) {
            try complaints(about: $0, longerThan: .max, unlessLike: "[-A-Za-z0-9]+")
        },
    ]

    private static func complaints(
        about text: String,
        longerThan limit: Int,
        unlessLike pattern: String
    ) throws -> Int {
        try (text.utf8.count > limit ? 1 : 0) + (matches(pattern, text) ? 0 : 1)
    }

    private static func matches(_ pattern: String, _ text: String) throws -> Bool {
        try Regex(pattern).matchingSemantics(.unicodeScalar).wholeMatch(in: text) != nil
    }
}
