// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups
import Testing

struct AnnotationTests {
    private static func annotation(_ value: String) -> Annotation {
        Annotation(object: "Ingress shop/web", key: "alb.ingress.kubernetes.io/test", value: value)
    }

    @Test(arguments: [("true", true), ("T", true), ("1", true), ("False", false), ("f", false), ("0", false)])
    func `truth values are read`(text: String, value: Bool) throws {
        #expect(try Self.annotation(text).boolean() == value)
    }

    @Test(arguments: ["tRue", "yes", "on", "", " true"])
    func `other texts are no truth values`(text: String) throws {
        let problem = try #require(throws: AnnotationProblem.self) { try Self.annotation(text).boolean() }
        #expect(problem.code == .invalidBoolean)
        #expect(
            problem.description == """
                Ingress shop/web, alb.ingress.kubernetes.io/test: error: \(text.debugDescription) is not a truth \
                value; use "true" or "false"
                """
        )
    }

    @Test(arguments: [("15", 15), ("-3", -3), ("+7", 7), ("007", 7), ("2147483647", 2_147_483_647)])
    func `numbers of 32 bits are read`(text: String, value: Int) throws {
        #expect(try Self.annotation(text).integer() == value)
    }

    @Test(arguments: ["", "15s", "1.5", " 15", "0x10", "1_000", "2147483648"])
    func `other texts are no numbers of 32 bits`(text: String) throws {
        let problem = try #require(throws: AnnotationProblem.self) { try Self.annotation(text).integer() }
        #expect(problem.code == .invalidInteger)
        #expect(
            problem.sentence == "\(text.debugDescription) is not a whole number of 32 bits; use digits only"
        )
    }

    @Test func `numbers of 64 bits are read where they are asked for`() throws {
        #expect(try Self.annotation("9223372036854775807").integer(as: Int64.self) == 9_223_372_036_854_775_807)
        #expect(throws: AnnotationProblem.self) {
            try Self.annotation("9223372036854775808").integer(as: Int64.self)
        }
    }

    @Test func `lists are read without blanks and empty texts`() {
        #expect(Self.annotation(" a, b ,,c\u{301} ,").list == ["a", "b", "c\u{301}"])
        #expect(Self.annotation(" ").list.isEmpty)
    }

    @Test func `a broken list of pairs is located`() throws {
        let problem = try #require(throws: AnnotationProblem.self) { try Self.annotation("a").attributes() }
        #expect(
            problem.description == """
                Ingress shop/web, alb.ingress.kubernetes.io/test: error: "a" has no "="; use "key=value" with commas \
                between
                """
        )
    }

    @Test func `JSON is read`() throws {
        let text = """
             {"type": "forward", "weights": [1, -2.5e1, 0], "on": true, "off": false, "none": null,
              "text": "a\\"\\\\\\/\\n\\u00e9\\ud83d\\ude00"}
            """
        #expect(
            try Self.annotation(text).json() == [
                "type": "forward", "weights": [1, -25.0, 0], "on": true, "off": false, "none": .null,
                "text": "a\"\\/\n\u{e9}\u{1f600}",
            ]
        )
    }

    @Test(arguments: [
        ("", "at byte 1: expected a value"),
        ("{", "at byte 2: expected a name in quotes"),
        ("{\"a\" 1}", "at byte 6: expected \":\""),
        ("[1 2]", "at byte 4: expected \",\" or \"]\""),
        ("{\"a\":1", "at byte 7: expected \",\" or \"}\""),
        ("\"a", "at byte 3: expected a quote"),
        ("\"\\x\"", "at byte 3: expected an escape"),
        ("\"\\u12g4\"", "at byte 4: expected four hexadecimal digits"),
        ("01", "at byte 1: expected a value"),
        ("1.", "at byte 3: expected a digit"),
        ("1 x", "at byte 3: expected the end of the text"),
        ("truth", "at byte 1: expected a value"),
        ("1e999", "at byte 1: expected a smaller number"),
    ])
    func `broken JSON is located`(text: String, sentence: String) throws {
        let problem = try #require(throws: AnnotationProblem.self) { try Self.annotation(text).json() }
        #expect(problem.code == .invalidJSON)
        #expect(problem.sentence == sentence)
    }

    @Test func `deep JSON is refused`() {
        let text = String(repeating: "[", count: 100_000)
        #expect(throws: AnnotationProblem.self) { try Self.annotation(text).json() }
    }

    @Test func `of several objects the first that has the annotation counts`() {
        let reader = AnnotationReader([
            ("Service shop/web", ["a": "service"]), ("Ingress shop/web", ["a": "ingress", "b": "ingress"]),
        ])
        #expect(
            reader.annotation("a") == Annotation(object: "Service shop/web", key: "a", value: "service")
        )
        #expect(reader.annotation("b")?.object == "Ingress shop/web")
        #expect(reader.annotation("c") == nil)
    }

    @Test func `of several keys the first that any object has counts`() {
        let reader = AnnotationReader([("first", ["old": "1"]), ("second", ["new": "2"])])
        #expect(reader.annotation("new", "old")?.value == "2")
        #expect(reader.annotation("none", "old")?.value == "1")
    }
}
