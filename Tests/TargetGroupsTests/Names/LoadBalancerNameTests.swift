// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TargetGroups
import Testing

struct LoadBalancerNameTests {
    private static let group = IngressGroupID.explicit("edge_of.the-whole-company")
    private static let single = IngressGroupID.implicit(NamespacedName(namespace: "shop-prod", name: "shop"))

    @Test func `Ingresses of a group have a name of the group's name`() {
        let name = LoadBalancerName(group: Self.group, scheme: .internal, clusterName: "prod")
        #expect(name.rawValue == "k8s-edgeofthewholecom-1c8422d41f")
        #expect(name.rawValue.utf8.count == LoadBalancerName.maximumLength)
    }

    @Test func `an Ingress for itself has a name of its namespace and name`() {
        let name = LoadBalancerName(group: Self.single, scheme: .internetFacing, clusterName: "prod")
        #expect(name.rawValue == "k8s-shopprod-shop-8be8a5b221")
    }

    @Test func `a Service or Gateway has a name of its namespace, name and UID`() {
        let name = LoadBalancerName(
            of: NamespacedName(namespace: "shop-prod", name: "web-frontend"),
            uid: "3f0c1d9e-5b7a-4c1e-9f57-0d5f6a2b8c11",
            scheme: .internal,
            clusterName: "prod"
        )
        #expect(name.rawValue == "k8s-shopprod-webfront-c082170e85")
    }

    @Test(arguments: [
        ("shop", "shop-nlb"),
        ("k8s-shopprod-shop-8be8a5b221", "k8s-shopprod-shop-8be8a5b221-nlb"),
        ("k8s-edgeofthewholecom-1c8422d41f", "k8s-edgeofthewholecom-1c8422-nlb"),
    ])
    func `the load balancer in front has the beginning of the other's name`(behind: String, front: String) {
        let name = LoadBalancerName(
            inFrontOf: LoadBalancerName(live: behind),
            group: Self.group,
            scheme: .internal,
            clusterName: "prod"
        )
        #expect(name.rawValue == front)
    }

    @Test(arguments: [
        (group, "k8s-edgeofthewholeco-1c8422d4-nlb"), (single, "k8s-shopprod-shop-1a892d-nlb"),
    ])
    func `the load balancer in front of one without a name has the group's name`(group: IngressGroupID, front: String) {
        let name = LoadBalancerName(
            inFrontOf: LoadBalancerName(live: ""),
            group: group,
            scheme: .internal,
            clusterName: "prod"
        )
        #expect(name.rawValue == front)
    }

    @Test func `the target group of the load balancer in front is named as the group`() {
        #expect(
            TargetGroupName(frontendOf: Self.single, port: 443, clusterName: "prod").rawValue
                == "k8s-shopprod-shop-533eee49e7"
        )
        #expect(
            TargetGroupName(
                frontendOf: .explicit("edge"),
                port: 443,
                healthCheckProtocol: .https,
                clusterName: "prod"
            ).rawValue == "k8s-edge-28f372115b"
        )
    }

    @Test func `a name over the limit is refused`() throws {
        let error = try #require(throws: ResourceNameError.self) {
            try LoadBalancerName(explicit: "the-public-load-balancer-of-the-shop")
        }
        #expect(error.code == .tooLong)
        #expect(
            error.description == """
                "the-public-load-balancer-of-the-shop" has 36 characters; a name of a load balancer has at most 32
                """
        )
    }
}
