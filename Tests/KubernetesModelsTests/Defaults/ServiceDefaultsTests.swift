// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct ServiceDefaultsTests {
    static let common = """
        "sessionAffinity": "None", "internalTrafficPolicy": "Cluster", "ipFamilies": ["IPv4"],
         "ipFamilyPolicy": "SingleStack"
        """

    @Test(arguments: [
        ("{}", #"{"type": "ClusterIP", \#(common)}"#),
        (
            #"{"publishNotReadyAddresses": false, "type": "", "selector": {}, "ports": [], "healthCheckNodePort": 0}"#,
            #"{"type": "ClusterIP", \#(common)}"#
        ),
        (#"{"type": "NodePort"}"#, #"{"type": "NodePort", "externalTrafficPolicy": "Cluster", \#(common)}"#),
        (
            #"{"type": "LoadBalancer", "externalTrafficPolicy": "Local"}"#,
            """
            {"type": "LoadBalancer", "externalTrafficPolicy": "Local", "allocateLoadBalancerNodePorts": true,
             \(common)}
            """
        ),
        (
            #"{"type": "LoadBalancer", "allocateLoadBalancerNodePorts": false, "loadBalancerClass": ""}"#,
            """
            {"type": "LoadBalancer", "externalTrafficPolicy": "Cluster", "allocateLoadBalancerNodePorts": false,
             "loadBalancerClass": "", \(common)}
            """
        ),
        (
            #"{"externalIPs": ["192.0.2.1"]}"#,
            #"{"type": "ClusterIP", "externalIPs": ["192.0.2.1"], "externalTrafficPolicy": "Cluster", \#(common)}"#
        ),
        (
            #"{"type": "ExternalName", "externalName": "a.example.com"}"#,
            #"{"type": "ExternalName", "externalName": "a.example.com", "sessionAffinity": "None"}"#
        ),
    ])
    func `a Service gets what its type assumes`(spec: String, expected: String) throws {
        #expect(try stored(spec) == DefaultsJSON.normalized(expected))
    }

    @Test(arguments: [
        (#"{"port": 80}"#, #"{"port": 80, "protocol": "TCP", "targetPort": 80}"#),
        (#"{"port": 80, "targetPort": 0}"#, #"{"port": 80, "protocol": "TCP", "targetPort": 80}"#),
        (#"{"port": 80, "targetPort": ""}"#, #"{"port": 80, "protocol": "TCP", "targetPort": 80}"#),
        (
            #"{"name": "", "port": 80, "protocol": "UDP", "targetPort": "dns", "nodePort": 0, "appProtocol": ""}"#,
            #"{"port": 80, "protocol": "UDP", "targetPort": "dns", "appProtocol": ""}"#
        ),
    ])
    func `a port gets a protocol and a target`(port: String, expected: String) throws {
        let result = try service(#"{"ports": [\#(port)]}"#).applyingDefaults()
        #expect(try DefaultsJSON.text(of: result.spec.ports?[0]) == DefaultsJSON.normalized(expected))
    }

    @Test(arguments: [
        (#"{"sessionAffinity": "ClientIP"}"#, 10_800),
        (#"{"sessionAffinity": "ClientIP", "sessionAffinityConfig": {"clientIP": {}}}"#, 10_800),
        (#"{"sessionAffinity": "ClientIP", "sessionAffinityConfig": {"clientIP": {"timeoutSeconds": 0}}}"#, 0),
        (#"{"sessionAffinity": "None", "sessionAffinityConfig": {"clientIP": {"timeoutSeconds": 5}}}"#, nil),
    ])
    func `affinity to the client lasts three hours`(spec: String, seconds: Int?) throws {
        let result = try service(spec).applyingDefaults()
        #expect(result.spec.sessionAffinityConfig?.clientIP?.timeoutSeconds == seconds)
    }

    @Test(arguments: [
        ("{}", [IPFamily.ipv4], ["IPv4"], "SingleStack"),
        ("{}", [.ipv6], ["IPv6"], "SingleStack"),
        ("{}", [.ipv6, .ipv4], ["IPv6"], "SingleStack"),
        (#"{"ipFamilyPolicy": "PreferDualStack"}"#, [.ipv4], ["IPv4"], "PreferDualStack"),
        (#"{"ipFamilyPolicy": "PreferDualStack"}"#, [.ipv6, .ipv4], ["IPv6", "IPv4"], "PreferDualStack"),
        (
            #"{"ipFamilyPolicy": "RequireDualStack", "ipFamilies": ["IPv6"]}"#, [.ipv4, .ipv6], ["IPv6", "IPv4"],
            "RequireDualStack"
        ),
        (#"{"clusterIP": "None"}"#, [.ipv4], ["IPv4", "IPv6"], "RequireDualStack"),
        (#"{"clusterIP": "None"}"#, [.ipv6], ["IPv6", "IPv4"], "RequireDualStack"),
        (#"{"clusterIP": "None", "ipFamilyPolicy": "SingleStack"}"#, [.ipv4], ["IPv4"], "SingleStack"),
        (#"{"clusterIP": "None", "selector": {"a": "b"}}"#, [.ipv4, .ipv6], ["IPv4"], "SingleStack"),
        (#"{"clusterIP": "2001:db8::1"}"#, [.ipv4, .ipv6], ["IPv6"], "SingleStack"),
        (
            """
            {"clusterIP": "10.0.0.1", "clusterIPs": ["10.0.0.1", "2001:db8::1"],
             "ipFamilyPolicy": "PreferDualStack"}
            """,
            [.ipv4, .ipv6], ["IPv4", "IPv6"], "PreferDualStack"
        ),
    ])
    func `families follow the addresses, the policy and the cluster`(
        spec: String,
        cluster: [IPFamily],
        families: [String],
        policy: String
    ) throws {
        let result = try service(spec).applyingDefaults(inClusterWith: cluster)
        #expect(result.spec.ipFamilies?.map(\.rawValue) == families)
        #expect(result.spec.ipFamilyPolicy?.rawValue == policy)
        #expect(result.applyingDefaults(inClusterWith: cluster) == result)
    }

    @Test func `the addresses start with the address`() throws {
        #expect(try service(#"{"clusterIP": "None"}"#).applyingDefaults().spec.clusterIPs == ["None"])
        #expect(try service("{}").applyingDefaults().spec.clusterIPs == nil)
    }

    @Test func `a cluster without families is refused`() async {
        await #expect(processExitsWith: .failure) {
            _ = Service(spec: ServiceSpec()).applyingDefaults(inClusterWith: [])
        }
    }

    private func service(_ spec: String) throws -> Service {
        try DefaultsJSON.read(Service.self, #"{"spec": \#(spec)}"#)
    }

    private func stored(_ spec: String) throws -> String {
        try DefaultsJSON.text(of: service(spec).applyingDefaults().spec)
    }
}
