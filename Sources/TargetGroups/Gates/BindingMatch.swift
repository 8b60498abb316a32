// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// Whether a TargetGroupBinding selects a Pod, and so whether the Pod gets its readiness gate.
///
/// What counts is the binding's target type and the Service's selector; ports, host network and the Service's type do
/// not.
public struct BindingMatch: Hashable, Sendable, CustomStringConvertible {
    /// What came of the comparison.
    public enum Outcome: Hashable, Sendable {
        /// The Service of this name selects the Pod.
        case selected(service: String)
        /// The targets are nodes, or the target type is not known yet; only Pods that are targets have gates.
        case otherTargets(TargetType?)
        /// The binding's Service is not there; a gate is only injected for one that exists.
        case noService(named: String)
        /// The Service has no selector, so it selects nothing.
        case noSelector(service: String)
        /// The Pod lacks a label that the Service selects by, or has another value of it.
        case otherLabel(service: String, key: String, wanted: String, found: String?)
    }

    /// The name of the binding.
    public let bindingName: String

    /// What came of the comparison.
    public let outcome: Outcome

    init(_ binding: TargetGroupBinding, _ service: Service?, labels: [String: String]) {
        bindingName = binding.metadata.name ?? ""
        outcome = Self.outcome(binding, service, labels)
    }

    private static func outcome(
        _ binding: TargetGroupBinding,
        _ service: Service?,
        _ labels: [String: String]
    ) -> Outcome {
        guard binding.spec.targetType == .ip else { return .otherTargets(binding.spec.targetType) }
        let name = binding.spec.serviceRef.name
        guard let service else { return .noService(named: name) }
        guard let selector = service.spec.selector, !selector.isEmpty else { return .noSelector(service: name) }
        // The first in the order of keys, so that the answer is always the same.
        let missing = selector.filter { labels[$0.key] != $0.value }.min { $0.key < $1.key }
        guard let (key, wanted) = missing else { return .selected(service: name) }
        return .otherLabel(service: name, key: key, wanted: wanted, found: labels[key])
    }

    /// The gate that the Pod gets for the binding; nil where it gets none.
    public var gate: TargetHealthGate? {
        if case .selected = outcome { TargetHealthGate(bindingName: bindingName) } else { nil }
    }

    /// One sentence without its full stop: `k8s-demo-web-610dd2305f: Service "web" selects the Pod`.
    public var description: String { "\(bindingName): \(reason)" }

    private var reason: String {
        switch outcome {
        case .selected(let service):
            "Service \"\(service)\" selects the Pod"
        case .otherTargets(let type?):
            "its targets are of type \"\(type)\", and only targets of type \"ip\" have gates"
        case .otherTargets(nil):
            "it has no target type yet, and only targets of type \"ip\" have gates"
        case .noService(let name):
            "there is no Service \"\(name)\" in its namespace"
        case .noSelector(let service):
            "Service \"\(service)\" has no selector and selects nothing"
        case .otherLabel(let service, let key, let wanted, nil):
            "Service \"\(service)\" selects by \(key)=\(wanted), and the Pod has no label \"\(key)\""
        case .otherLabel(let service, let key, let wanted, let found?):
            "Service \"\(service)\" selects by \(key)=\(wanted), and the Pod has \(key)=\(found)"
        }
    }
}
