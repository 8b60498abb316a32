// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct IngressDefaultsTests {
    @Test(arguments: [
        ("{}", #"{"spec": {}}"#),
        (#"{"spec": {"ingressClassName": "", "rules": [], "tls": []}}"#, #"{"spec": {"ingressClassName": ""}}"#),
        (
            #"{"spec": {"defaultBackend": {"service": {"name": "s"}}}}"#,
            #"{"spec": {"defaultBackend": {"service": {"name": "s", "port": {}}}}}"#
        ),
        (
            """
            {"spec": {"rules": [{"host": "", "http": {"paths": [{"path": "", "pathType": "Exact",
             "backend": {"service": {"name": "s", "port": {"name": "", "number": 80}}}}]}}]}}
            """,
            """
            {"spec": {"rules": [{"http": {"paths": [{"pathType": "Exact", "backend": {"service": {"name": "s",
             "port": {"number": 80}}}}]}}]}}
            """
        ),
    ])
    func `an Ingress gets hardly anything`(ingress: String, expected: String) throws {
        let result = try DefaultsJSON.read(Ingress.self, ingress).applyingDefaults()
        let head = #"{"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "#
        #expect(try DefaultsJSON.text(of: result) == DefaultsJSON.normalized(head + expected.dropFirst()))
    }
}
