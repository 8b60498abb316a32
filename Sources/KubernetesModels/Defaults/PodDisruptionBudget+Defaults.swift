// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension PodDisruptionBudget: Defaultable {
    /// Returns the PodDisruptionBudget as an API server stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> PodDisruptionBudget {
        var result = afterRoundTrip()
        result.spec.fill(with: PodDisruptionBudgetSpec())
        return result
    }
}

extension ConfigMap: Defaultable {
    /// Returns the ConfigMap as an API server stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> ConfigMap {
        afterRoundTrip()
    }
}

extension ServiceAccount: Defaultable {
    /// Returns the ServiceAccount as an API server stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> ServiceAccount {
        afterRoundTrip()
    }
}
