// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct NetworkPolicyDefaultsTests {
    @Test(arguments: [
        ("{}", #"{"podSelector": {}, "policyTypes": ["Ingress"]}"#),
        (#"{"ingress": [], "egress": []}"#, #"{"podSelector": {}, "policyTypes": ["Ingress"]}"#),
        (#"{"egress": [{}]}"#, #"{"podSelector": {}, "policyTypes": ["Ingress", "Egress"], "egress": [{}]}"#),
        (#"{"policyTypes": ["Egress"]}"#, #"{"podSelector": {}, "policyTypes": ["Egress"]}"#),
        (
            #"{"ingress": [{"ports": [{"port": 80}, {"protocol": "UDP", "port": 0}], "from": [{"podSelector": {}}]}]}"#,
            """
            {"podSelector": {}, "policyTypes": ["Ingress"], "ingress": [{"ports": [{"protocol": "TCP", "port": 80},
             {"protocol": "UDP", "port": 0}], "from": [{"podSelector": {}}]}]}
            """
        ),
        (
            #"{"egress": [{"ports": [{}], "to": []}]}"#,
            #"{"podSelector": {}, "policyTypes": ["Ingress", "Egress"], "egress": [{"ports": [{"protocol": "TCP"}]}]}"#
        ),
    ])
    func `a policy gets its types, its ports their protocol`(spec: String, expected: String) throws {
        let result = try DefaultsJSON.read(NetworkPolicy.self, #"{"spec": \#(spec)}"#).applyingDefaults()
        #expect(try DefaultsJSON.text(of: result.spec) == DefaultsJSON.normalized(expected))
    }

    @Test func `a policy without a specification gets one`() {
        #expect(NetworkPolicy().applyingDefaults().spec?.policyTypes == [.ingress])
    }
}
