// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import YAMLCodec

struct KeyTableTests {
    @Test(arguments: [0, 1, 2, 7, 8, 1000])
    func `keys are found by their text, and the first counts`(count: Int) {
        let texts = (0..<count).map { Array("key-\($0)".utf8) }
        var table = KeyTable(capacity: count)
        for (position, text) in texts.enumerated() {
            #expect(table.position(of: text[...]) { texts[$0] == text } == nil)
            #expect(table.add(position, text[...]) { texts[$0] == text } == nil)
            #expect(table.add(count, text[...]) { texts[$0] == text } == position)
        }
        for (position, text) in texts.enumerated() {
            #expect(table.position(of: text[...]) { texts[$0] == text } == position)
        }
        let other = Array("key".utf8)
        #expect(table.position(of: other[...]) { texts[$0] == other } == nil)
    }

    @Test func `texts of any length are told apart`() {
        var texts: [[UInt8]] = [[]]
        for length in 1..<40 {
            for byte in [0, 1, 255] as [UInt8] { texts.append(Array(repeating: byte, count: length)) }
        }
        var table = KeyTable(capacity: texts.count)
        for (position, text) in texts.enumerated() {
            let known = table.add(position, text[...]) { texts[$0] == text }
            #expect(known == nil)
        }
        for (position, text) in texts.enumerated() {
            let slice = ([9] + text + [9])[1..<text.count + 1]
            let found = table.position(of: slice) { texts[$0] == text }
            #expect(found == position)
        }
    }
}
