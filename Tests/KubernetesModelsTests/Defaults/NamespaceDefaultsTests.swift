// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct NamespaceDefaultsTests {
    @Test func `a namespace gets a label with its name and a finalizer`() throws {
        let namespace = Namespace(metadata: ObjectMeta(name: "shop", labels: ["a": "b"])).applyingDefaults()
        #expect(namespace.metadata.labels == ["a": "b", "kubernetes.io/metadata.name": "shop"])
        #expect(namespace.spec?.finalizers == [.kubernetes])
    }

    @Test func `finalizers of one's own stay in front`() {
        let own = FinalizerName("example.com/own")
        let namespace = Namespace(spec: NamespaceSpec(finalizers: [own])).applyingDefaults()
        #expect(namespace.spec?.finalizers == [own, .kubernetes])
        #expect(namespace.metadata.labels == nil)
    }
}
