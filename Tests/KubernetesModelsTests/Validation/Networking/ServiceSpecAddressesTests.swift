// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct ServiceSpecAddressesTests {
    private func lines(_ clusterIP: String?, _ clusterIPs: [String], _ families: [IPFamily] = []) -> [String] {
        ServiceSpec(clusterIP: clusterIP, clusterIPs: clusterIPs, type: .clusterIP, ipFamilies: families)
            .addressErrors(at: .root).lines
    }

    @Test func `addresses in order have no errors`() {
        #expect(lines(nil, []).isEmpty)
        #expect(lines("None", ["None"], [.ipv4]).isEmpty)
        #expect(lines("10.0.0.1", ["10.0.0.1"], [.ipv4]).isEmpty)
        #expect(lines("10.0.0.1", ["10.0.0.1", "fd00::1"], [.ipv4, .ipv6]).isEmpty)
    }

    @Test func `the first address is the one alone`() {
        #expect(lines("10.0.0.1", []) == ["clusterIPs Required"])
        #expect(lines("10.0.0.1", ["10.0.0.2"]) == ["clusterIPs Invalid"])
        #expect(lines(nil, ["10.0.0.1"]) == ["clusterIPs Invalid"])
    }

    @Test func `there is one address of each family`() {
        #expect(lines("10.0.0.1", ["10.0.0.1", "10.0.0.2"]) == ["clusterIPs Invalid"])
        #expect(lines("10.0.0.1", ["10.0.0.1", "fd00::1", "fd00::2"]) == ["clusterIPs Invalid"])
        #expect(lines("None", ["None", "10.0.0.1"]) == ["clusterIPs Invalid"])
        #expect(lines("a", ["a", "b"]) == ["clusterIPs[0] Invalid", "clusterIPs[1] Invalid"])
    }

    @Test func `addresses are of their families`() {
        #expect(lines("10.0.0.1", ["10.0.0.1"], [.ipv6]) == ["clusterIPs[0] Invalid"])
        #expect(
            lines("fd00::1", ["fd00::1", "10.0.0.1"], [.ipv4, .ipv6]) == [
                "clusterIPs[0] Invalid", "clusterIPs[1] Invalid",
            ]
        )
        #expect(lines(nil, [], [.ipv4, .ipv4]) == ["ipFamilies[1] Duplicate"])
        #expect(lines(nil, [], [IPFamily("Foo")]) == ["ipFamilies[0] NotSupported"])
        let spec = ServiceSpec(type: .clusterIP, ipFamilyPolicy: .init("Foo"))
        #expect(spec.addressErrors(at: .root).lines == ["ipFamilyPolicy NotSupported"])
    }

    @Test func `the name of a host has no addresses to judge`() {
        #expect(ServiceSpec(clusterIPs: ["a"], type: .externalName).addressErrors(at: .root).isEmpty)
    }
}
