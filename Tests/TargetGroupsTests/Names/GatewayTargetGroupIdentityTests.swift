// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups
import Testing

struct GatewayTargetGroupIdentityTests {
    private static let identity = GatewayTargetGroupIdentity(
        clusterName: "prod",
        gateway: NamespacedName(namespace: "infra", name: "edge"),
        route: NamespacedName(namespace: "shop-prod", name: "web-route"),
        routeKind: .http,
        service: NamespacedName(namespace: "shop-prod", name: "web"),
        targetGroupPort: 1,
        identifierPort: "http",
        targetType: .ip,
        protocol: .http,
        protocolVersion: .http1
    )

    @Test func `the name has the route's namespace and name, and ten digits`() {
        #expect(Self.identity.name.rawValue == "k8s-shopprod-webroute-580fca349f")
        #expect(Self.identity.resourceID == "infra/edge:shop-prod-web-route:HTTPRoute-shop-prod-web:http")
    }

    @Test func `for nodes the node port is hashed`() {
        var identity = Self.identity
        identity.targetType = .instance
        identity.targetGroupPort = 30080
        #expect(identity.name.rawValue == "k8s-shopprod-webroute-f9fd166d00")
    }

    @Test func `a Network Load Balancer has no protocol version, and a control port tells target groups apart`() {
        var identity = Self.identity
        identity.routeKind = .tcp
        identity.protocol = .tcp
        identity.protocolVersion = nil
        identity.targetControlPort = 3000
        #expect(identity.name.rawValue == "k8s-shopprod-webroute-81b557335f")
        #expect(identity.resourceID == "infra/edge:shop-prod-web-route:TCPRoute-shop-prod-web:http-3000")
    }

    @Test func `the name of the configuration is taken as it is`() {
        var identity = Self.identity
        identity.explicitName = "a name that no one has checked, however long it is"
        #expect(identity.name.rawValue == "a name that no one has checked, however long it is")
    }
}
