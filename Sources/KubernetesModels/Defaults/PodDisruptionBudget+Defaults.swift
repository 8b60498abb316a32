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
