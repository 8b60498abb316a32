// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension ConfigMap: Defaultable {
    /// Returns the ConfigMap as an API server stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> ConfigMap {
        afterRoundTrip()
    }
}
