// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups
import Testing

struct TargetGroupSettingsTests {
    private static func settings(_ change: (inout TargetGroupSettings) -> Void = { _ in }) -> TargetGroupSettings {
        func setting<Value>(_ value: Value) -> Setting<Value> { Setting(value, from: .controller) }
        var settings = TargetGroupSettings(
            object: "Ingress shop/web",
            service: NamespacedName(namespace: "shop", name: "web"),
            servicePort: 80,
            name: setting(TargetGroupName(live: "k8s-shop-web-0123456789")),
            resourceID: "shop/web-web:80",
            targetType: setting(.ip),
            protocol: setting(.http),
            protocolVersion: setting(.http1),
            healthCheck: HealthCheckSettings(
                port: setting("traffic-port"),
                protocol: setting(.http),
                path: setting("/"),
                matcher: setting(HealthCheckMatcher(httpCode: "200")),
                interval: setting(.seconds(15)),
                timeout: setting(.seconds(5)),
                healthyThreshold: setting(2),
                unhealthyThreshold: setting(2)
            )
        )
        change(&settings)
        return settings
    }

    private static func live(_ change: (inout TargetGroupDescription) -> Void = { _ in }) -> TargetGroupDescription {
        var description = TargetGroupDescription(
            protocol: .http,
            protocolVersion: .http1,
            targetType: .ip,
            healthCheckProtocol: .http,
            healthCheckPort: "traffic-port",
            healthCheckPath: "/",
            healthCheckIntervalSeconds: 15,
            healthCheckTimeoutSeconds: 5,
            healthyThresholdCount: 2,
            unhealthyThresholdCount: 2,
            matcher: TargetGroupMatcher(httpCode: "200")
        )
        change(&description)
        return description
    }

    @Test func `a target group that agrees stays as it is`() {
        #expect(Self.settings().healthCheck?.differ(from: Self.live()) == false)
        #expect(!Self.settings().requireReplacement(of: Self.live()))
    }

    @Test(arguments: [
        live { $0.healthCheckPort = "80" }, live { $0.healthCheckProtocol = .https },
        live { $0.healthCheckPath = "/healthz" }, live { $0.matcher = nil },
        live { $0.matcher = TargetGroupMatcher(httpCode: "200-399") }, live { $0.healthCheckIntervalSeconds = 10 },
        live { $0.healthCheckTimeoutSeconds = nil }, live { $0.healthyThresholdCount = 3 },
        live { $0.unhealthyThresholdCount = 3 },
    ])
    func `other health checks are changed in place`(live: TargetGroupDescription) {
        #expect(Self.settings().healthCheck?.differ(from: live) == true)
        #expect(!Self.settings().requireReplacement(of: live))
    }

    @Test(arguments: [
        live { $0.targetType = .instance }, live { $0.protocol = .https }, live { $0.protocolVersion = .grpc },
        live { $0.targetControlPort = 3000 },
    ])
    func `another type or protocol is another target group`(live: TargetGroupDescription) {
        #expect(Self.settings().requireReplacement(of: live))
    }

    @Test func `a port that only shows is no reason for another target group`() {
        #expect(!Self.settings { $0.port = 8080 }.requireReplacement(of: Self.live { $0.port = 80 }))
    }

    @Test(arguments: [TargetGroupProtocol.tcp, .tls, .udp, .tcpUDP, .quic, .tcpQUIC])
    func `without the feature gate most health checks of a Network Load Balancer cannot be changed`(
        proto: TargetGroupProtocol
    ) {
        let settings = Self.settings {
            $0.protocol = Setting(proto, from: .controller)
            $0.protocolVersion = nil
        }
        let live = Self.live {
            $0.protocol = proto
            $0.healthCheckIntervalSeconds = 10
        }
        #expect(settings.requireReplacement(of: live, options: ControllerOptions(allowsAdvancedHealthChecks: false)))
        #expect(!settings.requireReplacement(of: live))
        let path = Self.live {
            $0.protocol = proto
            $0.healthCheckPath = "/x"
        }
        #expect(!settings.requireReplacement(of: path, options: ControllerOptions(allowsAdvancedHealthChecks: false)))
    }

    @Test func `only attributes that are set are changed`() {
        let settings = Self.settings {
            $0.attributes = [
                "a": Setting("1", from: .controller), "b": Setting("2", from: .controller),
                "c": Setting("3", from: .controller),
            ]
        }
        #expect(settings.attributeChanges(from: ["a": "1", "b": "1", "d": "4"]) == ["b": "2", "c": "3"])
    }

    @Test func `a delay that is no number is not made up`() {
        let settings = Self.settings {
            $0.attributes = ["deregistration_delay.timeout_seconds": Setting("soon", from: .controller)]
        }
        #expect(settings.deregistrationDelay == nil)
        #expect(settings.slowStart?.value == .zero)
    }

    @Test func `the target group's word on zones goes before the load balancer's`() {
        let loadBalancer = LoadBalancerSettings(kind: .application, scheme: Setting(.internal, from: .controller))
        #expect(Self.settings { $0.loadBalancer = loadBalancer }.isCrossZone?.value == true)
        let settings = Self.settings {
            $0.loadBalancer = loadBalancer
            $0.attributes = ["load_balancing.cross_zone.enabled": Setting("false", from: .controller)]
        }
        #expect(settings.isCrossZone?.value == false)
    }

    @Test func `the binding has what the controller writes`() {
        let binding = Self.settings { $0.isMultiCluster = Setting(true, from: .controller) }
            .binding(vpcID: "vpc-01234567", labels: ["team": "shop"])
        #expect(
            binding
                == TargetGroupBinding(
                    metadata: ObjectMeta(
                        name: "k8s-shop-web-0123456789",
                        namespace: "shop",
                        labels: ["team": "shop"]
                    ),
                    spec: TargetGroupBindingSpec(
                        multiClusterTargetGroup: true,
                        targetType: .ip,
                        targetGroupProtocol: .http,
                        serviceRef: ServiceReference(name: "web", port: 80),
                        ipAddressType: .ipv4,
                        vpcID: "vpc-01234567"
                    )
                )
        )
    }

    @Test func `nodes are chosen by what all bindings demand, and by the binding's own selector`() {
        let nodes = LabelSelector.nodes(selectedBy: LabelSelector(matchLabels: ["pool": "web"]))
        #expect(nodes.matches(["pool": "web"]))
        #expect(!nodes.matches([:]))
        #expect(!nodes.matches(["pool": "web", "node-role.kubernetes.io/master": ""]))
        #expect(!nodes.matches(["pool": "web", "eks.amazonaws.com/compute-type": "fargate"]))
        #expect(LabelSelector.nodes(selectedBy: nil).matches(["eks.amazonaws.com/compute-type": "ec2"]))
    }
}
