// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension IngressClass: Defaultable {
    /// Returns the IngressClass as an API server stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> IngressClass {
        var result = afterRoundTrip()
        result.spec.fill(with: IngressClassSpec())
        result.spec?.parameters?.scope.fill(with: "Cluster")
        return result
    }
}
