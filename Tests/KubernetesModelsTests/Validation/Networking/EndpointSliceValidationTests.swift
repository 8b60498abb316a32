// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import Testing

struct EndpointSliceValidationTests {
    private func errors(
        _ type: AddressType = .ipv4,
        _ endpoints: [Endpoint] = [],
        ports: [EndpointPort] = []
    ) -> [String] {
        EndpointSlice(metadata: ObjectMeta(name: "web"), addressType: type, endpoints: endpoints, ports: ports)
            .validationErrors().lines
    }

    @Test func `a slice in order has no errors`() {
        let endpoint = Endpoint(
            addresses: ["10.0.0.1"],
            hostname: "web-0",
            deprecatedTopology: ["a": "b"],
            nodeName: "node",
            hints: EndpointHints(forZones: [ForZone(name: "a")], forNodes: [ForNode(name: "node")])
        )
        #expect(errors(.ipv4, [endpoint], ports: [EndpointPort(name: "http", port: 80), EndpointPort()]).isEmpty)
    }

    @Test(arguments: [
        (AddressType.ipv4, "10.0.0.1", true), (.ipv4, "fd00::1", false), (.ipv4, "127.0.0.1", false),
        (.ipv4, "a", false), (.ipv6, "fd00::1", true), (.ipv6, "10.0.0.1", false), (.fqdn, "a.example.com", true),
        (.fqdn, "a.example.com.", true), (.fqdn, "a", false), (.fqdn, "A.b", false), (.fqdn, ".", false),
        (.fqdn, String(repeating: "a", count: 63) + ".b", true),
        (.fqdn, String(repeating: "a", count: 64) + ".b", false),
        (.fqdn, String(repeating: "A", count: 254), false), (AddressType("Foo"), "a b", true),
    ])
    func `addresses are of the slice's type`(type: AddressType, address: String, isAllowed: Bool) {
        let lines = isAllowed ? [] : ["endpoints[0].addresses[0] Invalid"]
        #expect(errors(type, [Endpoint(addresses: [address])]).filter { $0 != "addressType NotSupported" } == lines)
    }

    @Test func `a host name is there`() {
        #expect(errors(.fqdn, [Endpoint(addresses: [""])]) == ["endpoints[0].addresses[0] Required"])
    }

    @Test(arguments: [
        ("a", #""a" has no domain; use a name such as "db.example.com""#),
        ("A", #""A" is not a DNS subdomain: "A" at position 1 is not allowed"#),
    ])
    func `one sentence tells what is wrong with a host name`(host: String, sentence: String) throws {
        let slice = EndpointSlice(
            metadata: ObjectMeta(name: "web"),
            addressType: .fqdn,
            endpoints: [Endpoint(addresses: [host])]
        )
        let sentences = slice.validationErrors().sentences
        #expect(sentences.count == 1)
        #expect(try #require(sentences.first).hasPrefix("endpoints[0].addresses[0]: \(sentence)"))
    }

    @Test func `a slice has a type`() {
        #expect(errors(AddressType("")) == ["addressType Required"])
        #expect(errors(AddressType("Foo")) == ["addressType NotSupported"])
    }

    @Test func `a mistake in an endpoint is told`() {
        let endpoint = Endpoint(
            addresses: [],
            hostname: "A",
            deprecatedTopology: ["-": ""],
            nodeName: "N",
            hints: EndpointHints(
                forZones: [ForZone(name: "a"), ForZone(name: "a"), ForZone(name: "-")],
                forNodes: [ForNode(name: "A")]
            )
        )
        #expect(
            errors(.ipv4, [endpoint])
                == [
                    "addresses Required", "nodeName Invalid", "deprecatedTopology Invalid", "hostname Invalid",
                    "hints.forZones[1].name Duplicate", "hints.forZones[2].name Invalid",
                    "hints.forNodes[0].name Invalid",
                ].map { "endpoints[0].\($0)" }
        )
    }

    @Test func `there are limits`() {
        let endpoint = Endpoint(addresses: ["10.0.0.1"])
        #expect(errors(.ipv4, Array(repeating: endpoint, count: 1000)).isEmpty)
        #expect(errors(.ipv4, Array(repeating: endpoint, count: 1001)) == ["endpoints TooMany"])
        let addresses = Endpoint(addresses: Array(repeating: "10.0.0.1", count: 101))
        #expect(errors(.ipv4, [addresses]) == ["endpoints[0].addresses TooMany"])
        let zones = (0..<9).map { ForZone(name: "\($0)") }
        let hinted = Endpoint(addresses: ["10.0.0.1"], hints: EndpointHints(forZones: zones))
        #expect(errors(.ipv4, [hinted]) == ["endpoints[0].hints.forZones TooMany"])
        let topology = Dictionary(uniqueKeysWithValues: (0..<17).map { ("\($0)", "") })
        let labelled = Endpoint(addresses: ["10.0.0.1"], deprecatedTopology: topology)
        #expect(errors(.ipv4, [labelled]) == ["endpoints[0].deprecatedTopology TooMany"])
        #expect(errors(ports: Array(repeating: EndpointPort(), count: 20_001)) == ["ports TooMany"])
    }

    @Test func `a mistake in a port is told`() {
        let ports = [
            EndpointPort(name: "A", protocol: .init("HTTP"), appProtocol: "a b"), EndpointPort(name: "b"),
            EndpointPort(name: "b"),
        ]
        #expect(
            errors(ports: ports) == [
                "ports[0].name Invalid", "ports[0].protocol NotSupported", "ports[0].appProtocol Invalid",
                "ports[2].name Duplicate",
            ]
        )
    }
}
