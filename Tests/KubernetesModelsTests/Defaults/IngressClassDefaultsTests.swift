// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct IngressClassDefaultsTests {
    @Test(arguments: [
        ("{}", nil),
        (#"{"spec": {"parameters": {"kind": "K", "name": "n"}}}"#, "Cluster"),
        (#"{"spec": {"parameters": {"kind": "K", "name": "n", "scope": "Namespace"}}}"#, "Namespace"),
    ])
    func `the parameters of a class are those of the cluster`(ingressClass: String, scope: String?) throws {
        let result = try DefaultsJSON.read(IngressClass.self, ingressClass).applyingDefaults()
        #expect(result.spec != nil)
        #expect(result.spec?.parameters?.scope == scope)
    }
}
