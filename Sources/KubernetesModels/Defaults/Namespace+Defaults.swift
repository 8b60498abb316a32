// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension Namespace: Defaultable {
    /// Returns the Namespace as an API server stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> Namespace {
        var result = afterRoundTrip()
        if let name = result.metadata.name {
            result.metadata.labels.fill(with: [:])
            result.metadata.labels?["kubernetes.io/metadata.name"] = name
        }
        let finalizers = result.spec?.finalizers ?? []
        if !finalizers.contains(.kubernetes) {
            result.spec = NamespaceSpec(finalizers: finalizers + [.kubernetes])
        }
        return result
    }
}
