// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct EndpointsDefaultsTests {
    @Test func `the ports of Endpoints get their protocol`() throws {
        let endpoints = try DefaultsJSON.read(
            Endpoints.self,
            #"{"subsets": [{"addresses": [{"ip": "10.0.0.1", "hostname": ""}], "ports": [{"name": "", "port": 80}]}]}"#
        )
        let expected = """
            {"apiVersion": "v1", "kind": "Endpoints", "subsets": [{"addresses": [{"ip": "10.0.0.1"}],
             "ports": [{"port": 80, "protocol": "TCP"}]}]}
            """
        #expect(try DefaultsJSON.text(of: endpoints.applyingDefaults()) == DefaultsJSON.normalized(expected))
    }
}
