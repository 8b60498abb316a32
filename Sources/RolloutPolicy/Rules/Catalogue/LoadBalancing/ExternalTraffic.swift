// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// Popeye 1107 and 1108.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to load balancers whose requests take a way round by a second node.
public struct TrafficHopsBetweenNodes: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "traffic-hops-between-nodes",
        severity: .note,
        category: .loadBalancing,
        summary: "A load balancer sends to nodes that have Pods",
        rationale: """
            With the policy Cluster any node takes requests and passes them on: one more hop, the client's address is \
            lost, and a node that goes takes requests with it that are for Pods elsewhere.
            """,
        reference: "https://kubernetes.io/docs/tasks/access-application-cluster/create-external-load-balancer/"
    )

    /// Creates the rule.
    public init() {}

    /// Judges the Services of type `LoadBalancer`; one that sends to the Pods directly has no such hop.
    public func findings(in scope: RuleScope) -> [Finding] {
        let direct = Set(
            scope.targetGroups.targetGroups.filter { $0.targetType.value == .ip }.map(\.service)
        )
        return scope.resources.all(Service.self).compactMap { service in
            let spec = service.resource.spec
            let namespace = scope.namespace(at: service.position)
            guard spec.type == .loadBalancer, (spec.externalTrafficPolicy ?? .cluster) == .cluster,
                !direct.contains(NamespacedName(namespace: namespace, name: service.resource.metadata.name ?? ""))
            else { return nil }
            return objection(
                "any node passes the load balancer's requests on",
                at: scope.place("spec.externalTrafficPolicy", of: service),
                advice: "use Local, or targets of type ip"
            )
        }
    }
}

/// Objects to node ports that only some nodes answer.
public struct NodePortOfSomeNodes: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "node-port-of-some-nodes",
        severity: .note,
        category: .loadBalancing,
        summary: "A node port is answered by every node",
        rationale: """
            With the policy Local a node without a ready Pod drops the connection, and nothing tells clients which node \
            has one, unless a load balancer checks their health.
            """,
        reference: "https://kubernetes.io/docs/reference/networking/virtual-ips/#external-traffic-policy"
    )

    /// Creates the rule.
    public init() {}

    /// Judges the Services of type `NodePort`; one behind an Ingress or a binding has health checks.
    public func findings(in scope: RuleScope) -> [Finding] {
        scope.resources.all(Service.self).compactMap { service in
            guard service.resource.spec.type == .nodePort, service.resource.spec.externalTrafficPolicy == .local,
                scope.resources.ingresses(for: service).isEmpty,
                scope.resources.targetGroupBindings(for: service).isEmpty
            else { return nil }
            return objection(
                "nodes without a Pod drop connections to the node port",
                at: scope.place("spec.externalTrafficPolicy", of: service),
                advice: "use Cluster, or a load balancer with health checks"
            )
        }
    }
}
