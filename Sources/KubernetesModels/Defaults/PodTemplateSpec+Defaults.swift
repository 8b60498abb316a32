// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension PodTemplateSpec: Defaultable {
    /// Returns the template as an API server stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> PodTemplateSpec {
        var result = afterRoundTrip()
        result.spec.setDefaults()
        return result
    }
}
