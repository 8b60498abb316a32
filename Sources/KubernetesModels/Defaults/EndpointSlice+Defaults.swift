// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension EndpointSlice: Defaultable {
    /// Returns the EndpointSlice as an API server stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> EndpointSlice {
        var result = afterRoundTrip()
        result.endpoints?.updateEach { $0.conditions.fill(with: EndpointConditions()) }
        result.ports?.updateEach { port in
            port.name.fill(with: "")
            port.protocol.fill(with: .tcp)
        }
        return result
    }
}
