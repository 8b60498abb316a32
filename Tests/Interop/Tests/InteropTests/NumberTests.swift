// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TestSupport
import Testing
import YAMLCodec

struct NumberTests {
    @Test func `integers are read back`() throws {
        var random = SeededGenerator(seed: 40)
        var integers = [0, -1, 1, 7, 8, 10, 100, 1_000_000, Int.max, .min]
        for _ in 0..<2000 {
            integers.append(Int.random(in: .min ... .max, using: &random) >> Int.random(in: 0..<63, using: &random))
        }
        #expect(try YamsReader.value(YAMLEncoder().encode(integers)) == .array(integers.map { .integer($0) }))
    }

    @Test func `integers of 64 bits without a sign are read back`() throws {
        let integers = [UInt64.max, UInt64(Int.max) + 1, 0]
        #expect(try YamsReader.unsignedIntegers(YAMLEncoder().encode(integers)) == integers)
    }

    @Test func `numbers are read back exactly`() throws {
        var random = SeededGenerator(seed: 41)
        var numbers = [
            0.0, -0.0, 1, -1, 0.1, 0.5, 1.5, 100, 1e15, 1e16, 123_456_789_012_345_680, 1e21, 1e22, 1e100, 1e-5, 1e-7,
            .pi, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
        ]
        while numbers.count < 3000 {
            let number = Double(bitPattern: random.next())
            if number.isFinite { numbers.append(number) }
        }
        try expectReading(of: numbers, as: numbers)
    }

    @Test func `numbers of single precision are read back exactly`() throws {
        var random = SeededGenerator(seed: 42)
        var numbers: [Float] = [0.1, 16_777_216, 1e10, 1e16, .pi, .leastNonzeroMagnitude, .greatestFiniteMagnitude]
        while numbers.count < 3000 {
            let number = Float(bitPattern: UInt32(truncatingIfNeeded: random.next()))
            if number.isFinite { numbers.append(number) }
        }
        try expectReading(of: numbers, as: numbers.map { Double($0) }) { Double(Float($0)) }
    }

    private func expectReading(
        of values: some Encodable,
        as numbers: [Double],
        rounding: (Double) -> Double = { $0 }
    ) throws {
        let read = try #require(YamsReader.value(YAMLEncoder().encode(values)).arrayValue)
        #expect(read.count == numbers.count)
        for (value, number) in zip(read, numbers) {
            guard case .number(let found) = value else {
                Issue.record("\(number) was read as \(value)")
                continue
            }
            #expect(rounding(found).bitPattern == number.bitPattern, "\(number)")
        }
    }
}
