// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// kube-linter invalid-target-ports, Popeye 1106. A Pod without the named port gets no endpoint for it
// (pkg/api/v1/pod/util.go, FindPort).

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to Services that send to ports which no container declares.
public struct UnknownTargetPort: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "unknown-target-port",
        severity: .note,
        category: .references,
        summary: "A Service sends to a port of the Pods",
        rationale: """
            A name that no port of the Pod has leaves the Service without endpoints. A number need not be declared, but \
            where other ports are, it is often a slip.
            """,
        reference: "https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports"
    )

    /// Creates the rule.
    public init() {}

    /// Judges the Services; a name that does not exist is an error.
    public func findings(in scope: RuleScope) -> [Finding] {
        scope.resources.all(Service.self).filter { $0.resource.spec.type != .externalName }.flatMap { service in
            scope.resources.workloads(for: service).flatMap { workload in
                findings(of: service, sendingTo: workload, in: scope)
            }
        }
    }

    private func findings(
        of service: ResourceSet.Member<Service>,
        sendingTo workload: ResourceSet.Member<any PodTemplated>,
        in scope: RuleScope
    ) -> [Finding] {
        let pod = workload.resource.podTemplate.spec
        let sidecars = (pod.initContainers ?? []).filter { $0.restartPolicy == .always }
        let declared = (pod.containers + sidecars).flatMap { $0.ports ?? [] }
        let known = Set(declared.map { Port(port: .int($0.containerPort), transport: $0.protocol ?? .tcp) })
            .union(
                declared.compactMap { port in
                    port.name.map { Port(port: .string($0), transport: port.protocol ?? .tcp) }
                }
            )
        return (service.resource.spec.ports ?? []).enumerated().compactMap { index, port in
            let target = port.targetPort ?? .int(port.port)
            let isName = target.stringValue != nil
            guard isName || !declared.isEmpty, !known.contains(Port(port: target, transport: port.protocol ?? .tcp))
            else {
                return nil
            }
            let path = FieldPath("spec.ports").index(index).field(port.targetPort == nil ? "port" : "targetPort")
            let transport = (port.protocol ?? .tcp).rawValue
            return objection(
                isName
                    ? "no container of \(workload.resource.title) has a \(transport) port called \"\(target)\""
                    : "no container of \(workload.resource.title) declares \(transport) port \(target)",
                at: scope.place(path, of: service),
                severity: isName ? .error : Self.about.severity,
                related: [
                    scope.place(
                        type(of: workload.resource).podSpecPath.field("containers"),
                        at: workload.position,
                        note: "the Service selects these Pods"
                    )
                ],
                evidence: [.init("target port", .text("\(target)"))],
                advice: "use the name or the number of a port of the containers"
            )
        }
    }

    private struct Port: Hashable {
        let port: IntOrString
        let transport: TransportProtocol
    }
}
