// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// kube-score ingress-targets-service, kube-linter dangling-ingress, kubevious ingress-service-ref.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to Ingresses that send to Services which do not exist.
public struct IngressBackendMissing: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "ingress-backend-missing",
        category: .references,
        summary: "An Ingress sends to Services that exist",
        rationale: "Requests for a Service that does not exist are answered with HTTP 503.",
        reference: "https://kubernetes.io/docs/concepts/services-networking/ingress/"
    )

    /// Creates the rule.
    public init() {}

    /// Judges the Ingresses; names of actions that annotations define are no Services.
    public func findings(in scope: RuleScope) -> [Finding] {
        scope.resources.all(Ingress.self).flatMap { ingress in
            scope.resources.services(for: ingress).compactMap { path, backend, service in
                guard service == nil, backend.port?.name != "use-annotation" else { return nil }
                return objection(
                    "these manifests have no Service \(backend.name)",
                    at: scope.place(path.field("name"), of: ingress),
                    evidence: [.init("Service", .text(backend.name))],
                    advice: "name a Service of the same namespace"
                )
            }
        }
    }
}

/// Objects to Ingresses that send to ports which their Service does not have.
public struct IngressPortMissing: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "ingress-port-missing",
        severity: .error,
        category: .references,
        summary: "An Ingress sends to a port of the Service",
        rationale: "Requests for a port that the Service does not have are answered with HTTP 503.",
        reference: "https://kubernetes.io/docs/concepts/services-networking/ingress/"
    )

    /// Creates the rule.
    public init() {}

    /// Judges the Ingresses.
    public func findings(in scope: RuleScope) -> [Finding] {
        scope.resources.all(Ingress.self).flatMap { ingress in
            scope.resources.services(for: ingress).compactMap { path, backend, service -> Finding? in
                guard let service, let port = backend.port, service.resource.spec.type != .externalName else {
                    return nil
                }
                let ports = service.resource.spec.ports ?? []
                let name = (port.name ?? "").isEmpty ? nil : port.name
                guard name != "use-annotation", name != nil || port.number != nil else { return nil }
                let exists = ports.contains { name == nil ? $0.port == port.number : $0.name == name }
                guard !exists else { return nil }
                let words = name.map { "port called \"\($0)\"" } ?? "port \(port.number ?? 0)"
                return objection(
                    "Service \(backend.name) has no \(words)",
                    at: scope.place(path.field("port"), of: ingress),
                    related: [scope.place("spec.ports", of: service, note: "its ports stand here")],
                    advice: "use a port of the Service, not of the containers"
                )
            }
        }
    }
}
