// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct EndpointSliceDefaultsTests {
    @Test func `an endpoint gets conditions, a port its name and protocol`() throws {
        let slice = try DefaultsJSON.read(
            EndpointSlice.self,
            """
            {"addressType": "IPv4", "endpoints": [{"addresses": ["10.0.0.1"]}, {"addresses": ["10.0.0.2"],
             "conditions": {"ready": false}, "hostname": ""}],
             "ports": [{"port": 80}, {"name": "http", "protocol": "UDP"}]}
            """
        )
        let expected = """
            {"apiVersion": "discovery.k8s.io/v1", "kind": "EndpointSlice", "addressType": "IPv4", "endpoints": [
             {"addresses": ["10.0.0.1"], "conditions": {}},
             {"addresses": ["10.0.0.2"], "conditions": {"ready": false}, "hostname": ""}],
             "ports": [{"name": "", "protocol": "TCP", "port": 80}, {"name": "http", "protocol": "UDP"}]}
            """
        #expect(try DefaultsJSON.text(of: slice.applyingDefaults()) == DefaultsJSON.normalized(expected))
    }

    @Test func `empty lists of a slice stay`() {
        let slice = EndpointSlice(addressType: .ipv4, endpoints: [], ports: [])
        #expect(slice.applyingDefaults() == slice)
    }
}
