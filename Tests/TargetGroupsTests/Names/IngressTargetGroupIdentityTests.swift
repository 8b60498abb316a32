// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups
import TestSupport
import Testing

struct IngressTargetGroupIdentityTests {
    private static let identity = IngressTargetGroupIdentity(
        clusterName: "prod",
        group: .implicit(NamespacedName(namespace: "shop-prod", name: "shop")),
        ingress: NamespacedName(namespace: "shop-prod", name: "shop"),
        service: NamespacedName(namespace: "shop-prod", name: "web-frontend"),
        serviceUID: "3f0c1d9e-5b7a-4c1e-9f57-0d5f6a2b8c11",
        servicePort: "http",
        targetGroupPort: 8080,
        targetType: .ip
    )

    @Test func `the name has the Service's namespace and name, and ten digits`() {
        #expect(Self.identity.name.rawValue == "k8s-shopprod-webfront-ccc9d41494")
        #expect(Self.identity.resourceID == "shop-prod/shop-web-frontend:http")
    }

    @Test func `nodes, a group and a target control port make other names`() {
        var identity = Self.identity
        identity.targetControlPort = 3000
        #expect(identity.name.rawValue == "k8s-shopprod-webfront-496d1cbab8")
        identity = Self.identity
        identity.group = .explicit("edge")
        #expect(identity.name.rawValue == "k8s-shopprod-webfront-86772cf248")
        identity = Self.identity
        identity.targetType = .instance
        identity.targetGroupPort = 30080
        identity.servicePort = 80
        #expect(identity.name.rawValue == "k8s-shopprod-webfront-4bd33ea4ff")
    }

    @Test func `a port number and a port name with the same digits are hashed alike`() {
        var number = Self.identity
        number.servicePort = 80
        var text = Self.identity
        text.servicePort = "80"
        #expect(number.name == text.name)
    }

    @Test func `letters that are not ASCII leave no trace but their hyphens`() {
        var identity = Self.identity
        identity.service = NamespacedName(namespace: "\u{5e97}-1", name: "\u{e9}")
        #expect(identity.name.rawValue.hasPrefix("k8s-1--"))
        #expect(identity.name.rawValue.utf8.count == "k8s-1--0123456789".utf8.count)
    }

    @Test func `the name of the founding example has the format`() throws {
        var identity = Self.identity
        identity.service = NamespacedName(namespace: "demo-nginx", name: "service-demo-nginx")
        let founding = "k8s-demongin-serviced-610dd2305f"
        #expect(identity.name.rawValue.dropLast(10) == founding.dropLast(10))
        #expect(identity.name.rawValue.utf8.count == founding.utf8.count)
        _ = try TargetGroupName(explicit: identity.name.rawValue)
    }

    @Test func `what feeds the hash is listed in its order`() {
        #expect(
            Self.identity.hashedInputs.map(\.description) == [
                "cluster name: prod", "Ingress group: shop-prod/shop", "namespace of the Ingress: shop-prod",
                "name of the Ingress: shop", "UID of the Service: 3f0c1d9e-5b7a-4c1e-9f57-0d5f6a2b8c11",
                "port of the Service: http", "port of the target group: 8080", "target type: ip", "protocol: HTTP",
                "protocol version: HTTP1",
            ]
        )
    }

    @Test func `a Service that was deleted and made again leaves the live name as it is`() {
        var now = Self.identity
        now.serviceUID = "9b2e0a77-15f0-4bd9-8f0e-2f7f0f4f6a10"
        now.targetGroupPort = 9090
        #expect(now.name != Self.identity.name)
        #expect(
            now.liveNameDrift(since: Self.identity).map(\.name) == ["UID of the Service", "port of the target group"]
        )
        #expect(Self.identity.liveNameDrift(since: Self.identity).isEmpty)
    }

    @Test func `a change of protocol or type replaces the target group`() {
        var now = Self.identity
        now.protocol = .https
        now.targetType = .instance
        #expect(now.changes(since: Self.identity).map(\.onChange) == [.replacesTargetGroup, .replacesTargetGroup])
        #expect(now.liveNameDrift(since: Self.identity).isEmpty)
    }

    @Test func `an input that is gone counts as changed`() {
        var earlier = Self.identity
        earlier.targetControlPort = 3000
        #expect(Self.identity.changes(since: earlier).map(\.description) == ["target control port: 3000"])
    }

    @Test func `every name is one that AWS allows`() throws {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<500 {
            var identity = Self.identity
            // A namespace begins with a letter or a digit.
            identity.service.namespace = "n" + HostileText.random(using: &random)
            identity.service.name = HostileText.random(using: &random)
            identity.clusterName = HostileText.random(using: &random)
            _ = try TargetGroupName(explicit: identity.name.rawValue)
        }
    }
}
