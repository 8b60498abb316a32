// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension Ingress: Defaultable {
    /// Returns the Ingress as an API server stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> Ingress {
        var result = afterRoundTrip()
        result.spec.fill(with: IngressSpec())
        result.spec?.defaultBackend?.setDefaults()
        result.spec?.rules?.updateEach { rule in
            rule.http?.paths.updateEach { $0.backend.setDefaults() }
        }
        return result
    }
}

extension IngressBackend {
    /// The port is not optional in the API's types, so that it is written even where it is empty.
    fileprivate mutating func setDefaults() {
        service?.port.fill(with: ServiceBackendPort())
    }
}
