// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import YAMLCodec

struct FlowEntryTests {
    @Test(
        arguments: [
            ("[a, 'b' , [c], ]", ["a", "'b'", "[c]"]),
            ("[&x a, !!str , *x]", ["&x a", "!!str", "*x"]),
            ("[a: b, ? c : d, : e, {f: g}: h]", ["a: b", "? c : d", ": e", "{f: g}: h"]),
            ("{a: 1, b, c: , ? d, \"e\":[1]}", ["a: 1", "b", "c:", "? d", "\"e\":[1]"]),
            ("{\n a # c\n : # d\n 1 # e\n ,\n b: 2\n}", ["a # c\n : # d\n 1", "b: 2"]),
            ("{? }", ["?"]),
            ("{&x , [a]}", ["&x", "[a]"]),
            ("[]", []),
        ]
    )
    func `an entry goes from its first token to its last`(text: String, expected: [String]) throws {
        let storage = try YAMLStream(parsing: text).storage
        let entries = storage.flowEntries(of: 0)
        #expect(entries.map { String(decoding: storage.bytes[$0.range], as: UTF8.self) } == expected)
    }

    @Test(
        arguments: [
            "[]", "[a]", "[a, 'b' , [c], ]", "[&x a, !!str , *x]", "[a: b, ? c : d, : e, {f: g}: h]", "[: , ? , a]",
            "{a: 1, b, c: , ? d, \"e\":[1]}", "{\n a # c\n : # d\n 1 # e\n ,\n b: 2\n}", "{? }",
            "{? : , : , &x : , ? , a}", "{a , &y , b}", "{a: &x , b: *x , c: &z }",
        ]
    )
    func `an entry is the same whether it is looked for alone or with the others`(text: String) throws {
        let storage = try YAMLStream(parsing: text, allowsDuplicateKeys: true).storage
        for collection in storage.records.indices where storage.records[collection].isCollection {
            let entries = storage.flowEntries(of: collection)
            for (position, entry) in entries.enumerated() {
                #expect(storage.flowEntry(at: position, of: collection).map { "\($0)" } == "\(entry)")
            }
            #expect(storage.flowEntry(at: entries.count, of: collection) == nil)
        }
    }

    @Test func `commas are those behind the entries`() throws {
        let storage = try YAMLStream(parsing: "[a, [b, c] # d,\n , 'e,']").storage
        #expect(storage.flowEntries(of: 0).map(\.comma) == [2, 17, nil])
    }

    @Test func `colons are told from those in texts`() throws {
        let storage = try YAMLStream(parsing: "{a:b, \"c:\":d, e : f}").storage
        #expect(storage.flowEntries(of: 0).map(\.keyEnd) == [4, 10, 15])
        #expect(storage.flowEntries(of: 0).map(\.colonEnd) == [nil, 11, 17])
    }

    @Test(
        arguments: [
            ("[a: b]", true), ("[{a: b}]", false), ("[? a]", true), ("[{a: b}: c]", true), ("[{}]", false),
            ("[[a: b]]", false), ("[: a]", true),
        ]
    )
    func `a single pair has no braces of its own`(text: String, expected: Bool) throws {
        #expect(try YAMLStream(parsing: text).storage.isBarePair(1) == expected)
    }
}
