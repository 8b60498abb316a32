// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension Endpoints: Defaultable {
    /// Returns the Endpoints as an API server stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> Endpoints {
        var result = afterRoundTrip()
        result.subsets?.updateEach { subset in
            subset.ports?.updateEach { $0.protocol.fill(with: .tcp) }
        }
        return result
    }
}
