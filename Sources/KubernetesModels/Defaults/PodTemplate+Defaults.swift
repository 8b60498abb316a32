// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension PodTemplate: Defaultable {
    /// Returns the PodTemplate as an API server stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> PodTemplate {
        var result = afterRoundTrip()
        result.template.spec.setDefaults()
        return result
    }
}
