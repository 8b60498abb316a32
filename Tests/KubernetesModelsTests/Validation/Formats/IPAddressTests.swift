// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import KubernetesModels

struct IPAddressTests {
    @Test(arguments: ["10.0.0.1", "0.0.0.0", "255.255.255.255"])
    func `an address of version 4 has four numbers`(text: String) {
        #expect(IPAddress(text)?.bytes == text.split(separator: ".").compactMap { UInt8($0) })
    }

    @Test(arguments: [
        ("::", "00000000000000000000000000000000"),
        ("::1", "00000000000000000000000000000001"),
        ("fd00::a:1", "fd0000000000000000000000000a0001"),
        ("1:2:3:4:5:6:7:8", "00010002000300040005000600070008"),
        ("1:2:3:4:5:6:7::", "00010002000300040005000600070000"),
        ("::ffff:10.0.0.1", "00000000000000000000ffff0a000001"),
        ("1:2:3:4:5:6:10.0.0.1", "0001000200030004000500060a000001"),
        ("FD00::", "fd000000000000000000000000000000"),
    ])
    func `an address of version 6 has eight groups`(text: String, bytes: String) {
        let digits = IPAddress(text)?.bytes.map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }
        #expect(digits?.joined() == bytes)
    }

    @Test(arguments: [
        "", "10.0.0", "10.0.0.0.0", "10.0.0.256", "10.0.0.-1", "10.0.0.1 ", "010.0.0.1", "10.0.0.", "+1.0.0.1", ":",
        ":::", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::", "12345::", "g::", "fe80::1%eth0",
        "10.0.0.1::", "::10.0.0.1:1", "::10.0.0.01", "example.com",
    ])
    func `any other text is no address`(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test func `zeros in front were allowed once`() {
        #expect(IPAddress("010.00.0.1", allowsLeadingZeros: true)?.bytes == [10, 0, 0, 1])
    }

    @Test(arguments: [
        ("10.0.0.1", true), ("127.0.0.1", false), ("0.0.0.0", false),
        ("169.254.1.1", false), ("224.0.0.1", false), ("224.0.1.1", true),
        ("::1", false), ("::", false), ("fe80::1", false), ("ff02::1", false),
        ("fd00::1", true), ("::ffff:10.0.0.1", false),
    ])
    func `an endpoint can be reached by other hosts`(address: String, isEndpoint: Bool) {
        #expect(FormatRules.problems(inEndpointAddress: address).isEmpty == isEndpoint)
    }

    @Test func `the sentences say what kind of address it is`() {
        #expect(
            FormatRules.problems(inEndpointAddress: "127.0.0.1") == [
                #""127.0.0.1" is a loopback address; use one that other hosts can reach"#
            ]
        )
        #expect(
            FormatRules.problems(inIPAddress: "10.0.0.256") == [
                #""10.0.0.256" is not an IP address; use one such as "10.0.0.1" or "fd00::1""#
            ]
        )
    }

    @Test(arguments: [
        ("10.0.0.0/8", true), ("0.0.0.0/0", true), ("10.1.2.3/32", true), ("fd00::/8", true), ("10.0.0.1/8", false),
        ("10.0.0.0", false), ("10.0.0.0/33", false), ("10.0.0.0/08", false), ("10.0.0.0/", false),
        ("10.0.0.0/-1", false),
        ("10.0.0.128/25", true), ("10.0.0.192/25", false), ("fd00::1/64", false), ("10.0.0.0/8/8", false),
    ])
    func `a range ends in zeros`(text: String, isRange: Bool) {
        #expect(FormatRules.problems(inIPRange: text).isEmpty == isRange)
    }

    @Test func `an address survives being written and read`() {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<200 {
            let groups = (0..<8).map { _ in UInt16.random(in: 0...UInt16.max, using: &generator) }
            let text = groups.map { String($0, radix: 16) }.joined(separator: ":")
            #expect(IPAddress(text)?.bytes == groups.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xff)] })
        }
    }
}
