// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension ReplicaSet: Defaultable {
    /// Returns the ReplicaSet as an API server stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> ReplicaSet {
        var result = afterRoundTrip()
        result.spec.replicas.fill(with: 1)
        result.spec.template.fill(with: .blank)
        result.spec.template?.spec.setDefaults()
        return result
    }
}
