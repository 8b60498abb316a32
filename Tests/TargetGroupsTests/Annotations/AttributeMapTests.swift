// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TargetGroups
import TestSupport
import Testing

struct AttributeMapTests {
    private static let delay = "deregistration_delay.timeout_seconds"

    @Test(arguments: [
        ("", [:]),
        ("a=1", ["a": "1"]),
        (" a = 1 , b=2 ", ["a": "1", "b": "2"]),
        ("a=1,\tb=x=y==", ["a": "1", "b": "x=y=="]),
        ("a=,b=2", ["a": "", "b": "2"]),
        (#"a=one\,two, b=back\\slash"#, ["a": "one,two", "b": #"back\slash"#]),
        (#"a=x\"#, ["a": #"x\"#]),
        (#"a\=1"#, ["a": "1"]),
        ("a=1,a=2", ["a": "2"]),
        ("a=1,", ["a": "1,"]),
        ("a=1 , ", ["a": "1 ,"]),
        ("caf\u{e9}=\u{4e2d}\u{6587}, b=\u{301}", ["caf\u{e9}": "\u{4e2d}\u{6587}", "b": "\u{301}"]),
    ])
    func `pairs are read as the controller does`(text: String, values: [String: String]) throws {
        let map = try AttributeMap(parsing: text)
        #expect(map.values == values)
        #expect(map.text == text)
    }

    @Test(arguments: [
        ("a", "\"a\" has no \"=\"; use \"key=value\" with commas between"),
        ("a=1,b", "\"b\" has no \"=\"; use \"key=value\" with commas between"),
        ("a=1,,b=2", "a part is empty; use \"key=value\" with commas between"),
        (",a=1", "a part is empty; use \"key=value\" with commas between"),
        ("  ", "a part is empty; use \"key=value\" with commas between"),
        ("=1", "\"=1\" has no key; use \"key=value\""),
        ("a=1, =2", "\"=2\" has no key; use \"key=value\""),
    ])
    func `a broken list is refused`(text: String, sentence: String) throws {
        let problem = try #require(throws: AnnotationProblem.self) { try AttributeMap(parsing: text) }
        #expect(problem.code == .invalidMap)
        #expect(problem.sentence == sentence)
    }

    @Test(arguments: [
        ("\(delay)=300", "\(delay)=30"),
        ("a=1,  \(delay) =  300 ,b=2", "a=1,  \(delay) =  30 ,b=2"),
        ("b=x\\,y, \(delay)=,a=1", "b=x\\,y, \(delay)=30,a=1"),
        ("\(delay)=60,a=1,\(delay)=300", "\(delay)=60,a=1,\(delay)=30"),
        ("", "\(delay)=30"),
        ("a=1", "a=1,\(delay)=30"),
        ("a=1, b=2", "a=1, b=2, \(delay)=30"),
        ("a=1 ,b=2  ", "a=1 ,b=2 ,\(delay)=30  "),
        ("a=1,", "a=1,\(delay)=30"),
        ("a=1, b=2,", "a=1, b=2, \(delay)=30"),
        ("a=1\\", "a=1\\\\,\(delay)=30"),
        ("\(delay)=30 , a=\\,", "\(delay)=30 , a=\\,"),
    ])
    func `setting an attribute changes no other byte`(text: String, expected: String) throws {
        var map = try AttributeMap(parsing: text)
        try map.set(Self.delay, to: "30")
        #expect(map.text == expected)
        #expect(map[Self.delay] == "30")
    }

    @Test(arguments: [
        ("a=1", "a", ""),
        ("a=1, b=2", "a", "b=2"),
        ("a=1, b=2", "b", "a=1"),
        ("a=1, b=2 ,c=3", "b", "a=1 ,c=3"),
        ("a=1,b=2,a=3", "a", "b=2"),
        (" a=1 ", "a", ""),
        ("a=1", "b", "a=1"),
    ])
    func `removing an attribute leaves the others`(text: String, key: String, expected: String) throws {
        var map = try AttributeMap(parsing: text)
        map.remove(key)
        #expect(map.text == expected)
    }

    @Test func `a value is escaped where it must be`() throws {
        var map = try AttributeMap(parsing: "a=1")
        try map.set("b", to: #"x,y\z=1"#)
        #expect(map.text == #"a=1,b=x\,y\\z=1"#)
        #expect(map["b"] == #"x,y\z=1"#)
    }

    @Test(arguments: [
        ("", "1", "\"\" cannot be a key: it must not be empty and has no \"=\""),
        ("a=b", "1", "\"a=b\" cannot be a key: it must not be empty and has no \"=\""),
        (" a", "1", "\" a\" begins or ends with a blank, which the controller removes; leave it out"),
        ("a", "1\t", "\"1\\t\" begins or ends with a blank, which the controller removes; leave it out"),
    ])
    func `what cannot be written is refused`(key: String, value: String, sentence: String) throws {
        var map = AttributeMap()
        let problem = try #require(throws: AnnotationProblem.self) { try map.set(key, to: value) }
        #expect(problem.code == .unwritable)
        #expect(problem.sentence == sentence)
        #expect(map.text.isEmpty)
    }

    @Test func `a comma at the end is seen`() throws {
        #expect(try AttributeMap(parsing: "a=1,").endsWithComma)
        #expect(try !AttributeMap(parsing: #"a=1\,"#).endsWithComma)
        #expect(try !AttributeMap(parsing: "a=1").endsWithComma)
        #expect(!AttributeMap().endsWithComma)
    }

    @Test func `an edit changes what it is about and nothing else`() throws {
        var random = SeededGenerator(seed: 41)
        let pieces = ["a", "b", "c", "=", ",", ", ", " ", "\\", "\\,", "a=1", "b=2", "\u{e9}", "\t", "\u{301}"]
        var count = 0
        for _ in 0..<20_000 {
            guard let map = try? AttributeMap(parsing: random.text(of: pieces, count: 0...9)) else { continue }
            count += 1
            let key = random.element(of: ["a", "b", "c", "new,key"])
            let value = random.element(of: ["", "30", "x,y", "\\", "=", "\u{301}"])
            var edited = map
            try edited.set(key, to: value)
            var expected = map.values
            // A comma at the end becomes a separator where something follows.
            if map.endsWithComma, map[key] == nil, let last = map.entries.last {
                expected[last.key] = last.value.dropLast().trimmingBlanks
            }
            expected[key] = value
            #expect(edited.values == expected, "\(map.text.debugDescription), \(key)=\(value)")
            #expect(try AttributeMap(parsing: edited.text) == edited)
            edited.remove(key)
            expected[key] = nil
            #expect(edited.values == expected, "\(map.text.debugDescription) without \(key)")
        }
        #expect(count > 1000)
    }
}

extension Substring {
    /// The text without the blanks at its end.
    fileprivate var trimmingBlanks: String {
        var scalars = String(self).unicodeScalars
        while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
        return String(scalars)
    }
}
