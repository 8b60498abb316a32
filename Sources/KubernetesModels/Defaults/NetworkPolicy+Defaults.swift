// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension NetworkPolicy: Defaultable {
    /// Returns the NetworkPolicy as an API server stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> NetworkPolicy {
        var result = afterRoundTrip()
        result.spec.fill(with: NetworkPolicySpec())
        result.spec?.setDefaults()
        return result
    }
}

extension NetworkPolicySpec {
    /// Sets what is assumed for a policy (SetDefaults_NetworkPolicy in pkg/apis/networking/v1).
    ///
    /// A policy concerns incoming traffic unless it says otherwise, and outgoing traffic where it has rules for it.
    fileprivate mutating func setDefaults() {
        podSelector.fill(with: LabelSelector())
        ingress?.updateEach { rule in rule.ports?.updateEach { $0.protocol.fill(with: .tcp) } }
        egress?.updateEach { rule in rule.ports?.updateEach { $0.protocol.fill(with: .tcp) } }
        policyTypes.fill(with: egress == nil ? [.ingress] : [.ingress, .egress])
    }
}
