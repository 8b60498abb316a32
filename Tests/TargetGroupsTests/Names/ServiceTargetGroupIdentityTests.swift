// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TargetGroups
import Testing

struct ServiceTargetGroupIdentityTests {
    private static let identity = ServiceTargetGroupIdentity(
        clusterName: "prod",
        service: NamespacedName(namespace: "shop-prod", name: "web-frontend"),
        serviceUID: "3f0c1d9e-5b7a-4c1e-9f57-0d5f6a2b8c11",
        servicePort: 80,
        targetGroupPort: 8080,
        targetType: .ip
    )

    @Test func `the name has the Service's namespace and name, and ten digits`() {
        #expect(Self.identity.name.rawValue == "k8s-shopprod-webfront-65b40a23eb")
        #expect(Self.identity.resourceID == "shop-prod/web-frontend:80")
    }

    @Test func `a Service of a forward action is hashed with the one that has the load balancer`() {
        var identity = Self.identity
        identity.baseServiceUID = "aaaaaaaa-0000-4000-8000-000000000001"
        #expect(identity.name.rawValue == "k8s-shopprod-webfront-c3d6cd5efc")
        #expect(identity.hashedInputs.map(\.name).prefix(2) == ["cluster name", "UID of the base Service"])
    }

    @Test func `another interval of health checks makes another name, but not for a live target group`() {
        var now = Self.identity
        now.healthCheckIntervalSeconds = 20
        #expect(now.name.rawValue == "k8s-shopprod-webfront-5312709bfd")
        #expect(
            now.liveNameDrift(since: Self.identity).map(\.description) == ["interval of the health checks: 20"]
        )
    }
}
