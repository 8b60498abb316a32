// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TestSupport
import Testing

struct JSONValueTests {
    private static let all: JSONValue = [
        "array": [1, "a", [], .null, [true, false]], "boolean": true, "integer": -12, "null": .null, "number": 0.5,
        "object": ["": [:], "nested": ["deep": "text"]], "string": "text",
    ]
    private static let text =
        #"{"array":[1,"a",[],null,[true,false]],"boolean":true,"integer":-12,"null":null,"number":0.5,"#
        + #""object":{"":{},"nested":{"deep":"text"}},"string":"text"}"#

    @Test func `every sort of value is read and written`() throws {
        #expect(try JSON.read(Self.text) == Self.all)
        #expect(try JSON.text(of: Self.all) == Self.text)
    }

    @Test(
        arguments: [
            ("0", 0), ("-1", -1), ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
            ("9223372036854775808", .number(9_223_372_036_854_775_808)), ("0.5", 0.5), ("1e300", .number(1e300)),
            ("2.0", 2), ("true", true), ("false", false), ("null", .null), (#""1""#, "1"), (#""""#, ""),
        ] as [(String, JSONValue)]
    )
    func `a number without a fraction is an integer where it fits`(json: String, value: JSONValue) throws {
        #expect(try JSON.read("[\(json)]") == [value])
    }

    @Test func `members are found by name, and values by their sort`() {
        let value = Self.all
        #expect(value["object"]?["nested"]?["deep"]?.stringValue == "text")
        #expect(value["integer"]?.integerValue == -12)
        #expect(value["array"]?.arrayValue?.count == 5)
        #expect(value["object"]?.objectValue?.members.map(\.name) == ["", "nested"])
        #expect(value["absent"] == nil)
        #expect(value["string"]?["a"] == nil)
        #expect(value["null"] == .some(.null))
        let string: JSONValue = "1"
        #expect(string.integerValue == nil && string.arrayValue == nil && string.objectValue == nil)
        #expect((1 as JSONValue).stringValue == nil)
        #expect((true as JSONValue).integerValue == nil)
    }

    @Test func `values of different sorts are different`() {
        let values: [JSONValue] = [.null, false, 0, .number(0), "", "0", [], [:], [.null], ["": .null]]
        #expect(Set(values).count == values.count)
    }

    @Test func `what has no end cannot be written`() {
        #expect(throws: EncodingError.self) { try JSON.text(of: [JSONValue.number(.infinity)]) }
    }

    @Test(arguments: [("[", "]"), (#"{"a":"#, "}")])
    func `a value as deep as a reader allows can be worked with`(opening: String, closing: String) throws {
        let depth = 500
        let text = String(repeating: opening, count: depth) + "1" + String(repeating: closing, count: depth)
        let value = try JSON.read(text, as: JSONValue.self)
        #expect(try JSON.text(of: value) == text)
        #expect(try JSON.read(text, as: JSONValue.self) == value)
        #expect(Set([value, 1]).count == 2)
    }

    // MARK: - Objects

    @Test func `members keep their order`() {
        var object: JSONObject = ["b": 1, "a": 2, "c": 3]
        #expect(object.members.map(\.name) == ["b", "a", "c"])
        object["a"] = 4
        object["d"] = 5
        object["b"] = nil
        object["e"] = nil
        #expect(object.members.map(\.name) == ["a", "c", "d"])
        #expect(object.members.map(\.value) == [4, 3, 5])
        #expect(object["a"] == 4 && object["c"] == 3 && object["d"] == 5 && object["b"] == nil)
        object["b"] = 6
        #expect(object.members.map(\.name) == ["a", "c", "d", "b"])
        #expect(object["b"] == 6)
    }

    @Test func `of two members with one name the later counts, in the place of the earlier`() {
        let object = JSONObject([("a", 1), ("b", 2), ("a", 3)])
        #expect(object.members.map(\.name) == ["a", "b"])
        #expect(object["a"] == 3)
    }

    @Test func `the order of members does not count for equality`() {
        let (first, second): (JSONObject, JSONObject) = (["a": 1, "b": 2], ["b": 2, "a": 1])
        #expect(first == second)
        #expect(first.hashValue == second.hashValue)
        #expect(first != ["a": 1])
        #expect(first != ["a": 1, "c": 2])
        #expect(first != ["a": 1, "b": 3])
        #expect(JSONObject() == [:])
    }

    @Test func `names are told apart by their UTF-8`() {
        let object: JSONObject = ["\u{e9}": 1, "e\u{301}": 2]
        #expect(object.members.count == 2)
        #expect(object["\u{e9}"] == 1)
        #expect(object["e\u{301}"] == 2)
        #expect(object != ["e\u{301}": 1, "\u{e9}": 2])
        #expect(JSONObject([("\u{e9}", 1)]) != JSONObject([("e\u{301}", 1)]))
        #expect(Set([JSONObject([("\u{e9}", 1)]), JSONObject([("e\u{301}", 1)])]).count == 2)
    }

    @Test func `an object behaves like a list of members`() {
        var random = SeededGenerator(seed: 17)
        var object = JSONObject()
        var model: [(name: String, value: Int)] = []
        for step in 0..<5000 {
            let name = random.element(of: ["a", "b", "c", "d", "e", "\u{e9}", "e\u{301}", ""])
            let index = model.firstIndex { $0.name.utf8.elementsEqual(name.utf8) }
            if Bool.random(using: &random) {
                object[name] = .integer(step)
                if let index { model[index].value = step } else { model.append((name, step)) }
            } else {
                object[name] = nil
                if let index { model.remove(at: index) }
            }
            #expect(object.members.map(\.value) == model.map { .integer($0.value) })
            #expect(model.allSatisfy { object[$0.name] == .integer($0.value) })
        }
    }

    @Test func `any value comes back from JSON`() throws {
        var random = SeededGenerator(seed: 18)
        for _ in 0..<500 {
            let value = JSONValue.array([Self.value(depth: 4, using: &random)])
            let copy = try JSON.read(JSON.text(of: value), as: JSONValue.self)
            #expect(copy == value)
            #expect(copy.hashValue == value.hashValue)
        }
    }

    private static func value(depth: Int, using random: inout SeededGenerator) -> JSONValue {
        let texts = ["", "a", "\u{e9}", "\u{1f600}", "\"\\\n", "1", "null"]
        switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &random) {
        case 0: return .null
        case 1: return .boolean(Bool.random(using: &random))
        case 2: return .integer(random.element(of: [0, -1, .max, .min]))
        case 3: return .number(random.element(of: [0.1, -1e-300, 1.5e300]))
        case 4: return .string(random.element(of: texts))
        case 5: return .array((0..<3).map { _ in value(depth: depth - 1, using: &random) })
        default:
            return .object(
                JSONObject((0..<3).map { _ in (random.element(of: texts), value(depth: depth - 1, using: &random)) })
            )
        }
    }
}
