// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension ServiceAccount: Defaultable {
    /// Returns the ServiceAccount as an API server stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> ServiceAccount {
        afterRoundTrip()
    }
}
