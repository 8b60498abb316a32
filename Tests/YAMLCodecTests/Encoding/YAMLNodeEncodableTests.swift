// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import TestSupport
import Testing

@testable import YAMLCodec

struct YAMLNodeEncodableTests {
    @Test func `a node is encoded as what the core schema makes of it`() throws {
        let text = "a: &x [1, 0x1F, 1.50, '2', yes, true, ~, !!str 3, {}]\nb: *x\n"
        let list = #"[1,31,1.5,"2","yes",true,null,"3",{}]"#
        #expect(try JSON.text(of: YAMLDocument(text).root) == "{\"a\":\(list),\"b\":\(list)}")
    }

    @Test func `a node can be put into another document`() throws {
        let node = try #require(YAMLDocument("x:\n    y: ['1', 2] # c\n").root["x"])
        #expect(try edited("a: 1\n") { try $0.set("b", to: node) } == "a: 1\nb:\n  \"y\":\n  - \"1\"\n  - 2\n")
        #expect(try YAMLEncoder().encode(node) == "\"y\":\n- \"1\"\n- 2\n")
    }

    @Test(arguments: ["{[a]: 1}", "[.inf]"])
    func `what is no value is not encoded`(text: String) throws {
        let root = try YAMLDocument(text).root
        let error = #expect(throws: EncodingError.self) { try YAMLEncoder().encode(["k": root]) }
        guard case .invalidValue(_, let context) = error else { return }
        #expect(context.codingPath.map(\.stringValue) == ["k"])
        #expect(
            context.debugDescription
                == "this node holds a key that is not a text or stands twice, a number that is not finite, or more than 200 levels"
        )
    }
}
