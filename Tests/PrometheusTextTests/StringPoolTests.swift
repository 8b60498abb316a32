// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import PrometheusText

struct StringPoolTests {
    @Test func `a string is stored once however often it is asked for`() {
        var pool = StringPool()
        for round in 0..<10 {
            for index in 0..<500 {
                // A new array each time, as the bytes stand at many places of a text.
                let name = "controller_runtime_reconcile_time_seconds_\(index)"
                let string = pool.string(Array(name.utf8)[...])
                #expect(string == name)
            }
            #expect(pool.count == 500, "round \(round)")
        }
    }

    @Test func `strings that share length, first and last byte are told apart`() {
        var pool = StringPool()
        let names = ["service", "surface", "service"]
        let strings = names.map { pool.string(Array($0.utf8)[...]) }
        #expect(strings == names)
        #expect(pool.count == 2)
    }

    @Test func `the empty string is a string`() {
        var pool = StringPool()
        let strings = ["", "a", ""].map { pool.string(Array($0.utf8)[...]) }
        #expect(strings == ["", "a", ""])
    }

    @Test func `random bytes give their string`() {
        var generator = SeededGenerator(seed: 5)
        var pool = StringPool()
        for _ in 0..<2000 {
            let count = Int.random(in: 1...3, using: &generator)
            let bytes = (0..<count).map { _ in UInt8.random(in: 0x60...0x63, using: &generator) }
            let string = pool.string(bytes[...])
            #expect(string == String(decoding: bytes, as: UTF8.self))
        }
        #expect(pool.count == 4 + 16 + 64)
    }
}
