// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct PodDNSConfigValidationTests {
    private func errors(_ policy: DNSPolicy, _ config: PodDNSConfig?) -> [ValidationError] {
        PodSpec(containers: [], dnsPolicy: policy, dnsConfig: config).dnsErrors(at: "dnsConfig")
    }

    @Test func `without the cluster's servers there are others`() {
        #expect(errors(.clusterFirst, nil).isEmpty)
        #expect(errors(.explicitNone, PodDNSConfig(nameservers: ["10.0.0.10"])).isEmpty)
        #expect(errors(.explicitNone, nil).lines == ["dnsConfig Required"])
        let sentence = #"with dnsPolicy "None" there is nobody to ask; name a server, or use another policy"#
        #expect(
            errors(.explicitNone, PodDNSConfig(searches: ["A"])).sentences == ["dnsConfig.nameservers: \(sentence)"]
        )
    }

    @Test(arguments: [
        (PodDNSConfig(nameservers: ["a"]), ["nameservers[0] Invalid"]),
        (PodDNSConfig(nameservers: ["10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4"]), ["nameservers Invalid"]),
        (PodDNSConfig(searches: ["a.b", ".", "a.b.", "_tcp.a"]), []),
        (PodDNSConfig(searches: ["A", "a..b"]), ["searches[0] Invalid", "searches[1] Invalid"]),
        (PodDNSConfig(searches: [""]), ["searches[0] Invalid"]),
        (PodDNSConfig(searches: Array(repeating: "a", count: 33)), ["searches Invalid"]),
        (PodDNSConfig(searches: Array(repeating: "a", count: 32)), []),
        (PodDNSConfig(searches: Array(repeating: String(repeating: "a", count: 227), count: 9)), ["searches Invalid"]),
        (PodDNSConfig(options: [.init(name: "ndots"), .init(value: "5")]), ["options[1] Required"]),
    ])
    func `there are limits`(config: PodDNSConfig, lines: [String]) {
        #expect(errors(.clusterFirst, config).lines == lines.map { "dnsConfig.\($0)" })
    }
}
