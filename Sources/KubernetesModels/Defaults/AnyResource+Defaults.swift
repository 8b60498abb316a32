// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension AnyResource {
    /// Returns the resource as an API server stores and returns it; see ``Defaultable/applyingDefaults()``.
    ///
    /// A resource of a kind without defaults is returned as it is.
    public func applyingDefaults() -> AnyResource {
        guard let resource = typed as? any Defaultable & KubernetesResource else { return self }
        return AnyResource(resource.applyingDefaults())
    }
}
