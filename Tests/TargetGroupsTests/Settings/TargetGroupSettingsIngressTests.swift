// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups
import Testing

struct TargetGroupSettingsIngressTests {
    private static let prefix = "alb.ingress.kubernetes.io/"

    private static func ingress(_ annotations: [String: String] = [:]) -> Ingress {
        Ingress(
            metadata: ObjectMeta(
                name: "shop",
                namespace: "shop-prod",
                annotations: Dictionary(uniqueKeysWithValues: annotations.map { (prefix + $0.key, $0.value) })
            )
        )
    }

    private static func service(_ annotations: [String: String] = [:]) -> Service {
        Service(
            metadata: ObjectMeta(
                name: "web-frontend",
                namespace: "shop-prod",
                uid: "3f0c1d9e-5b7a-4c1e-9f57-0d5f6a2b8c11",
                annotations: Dictionary(uniqueKeysWithValues: annotations.map { (prefix + $0.key, $0.value) })
            ),
            spec: ServiceSpec(ports: [
                ServicePort(name: "http", port: 80, targetPort: 8080, nodePort: 30080),
                ServicePort(name: "named", port: 81, targetPort: "web"),
            ])
        )
    }

    private static let options = ControllerOptions(clusterName: "prod")

    @Test func `every setting tells where it comes from`() throws {
        let settings = try TargetGroupSettings(
            ingress: Self.ingress([
                "target-group-attributes": "deregistration_delay.timeout_seconds=30,stickiness.enabled=true",
                "healthcheck-interval-seconds": "10", "healthy-threshold-count": "3",
            ]),
            service: Self.service(["healthcheck-interval-seconds": "5", "healthcheck-path": "/healthz"]),
            port: "http",
            classParameters: IngressClassParams(
                metadata: ObjectMeta(name: "public"),
                spec: IngressClassParamsSpec(targetType: .ip)
            ),
            options: Self.options
        )
        let ingressAttributes = "Ingress shop-prod/shop, annotation alb.ingress.kubernetes.io/target-group-attributes"
        #expect(
            settings.description == """
                target group for Ingress shop-prod/shop: Service shop-prod/web-frontend, port http
                name: k8s-shopprod-webfront-ccc9d41494 (follows the naming of the controller)
                target type: ip (IngressClassParams public, spec.targetType)
                protocol: HTTP (default of the controller)
                protocol version: HTTP1 (default of the controller)
                address type: ipv4 (default of the controller)
                health check port: traffic-port (default of the controller)
                health check protocol: HTTP (follows the protocol)
                health check path: /healthz (Service shop-prod/web-frontend, \
                annotation alb.ingress.kubernetes.io/healthcheck-path)
                health check codes: 200 (default of the controller)
                health check interval: 5s (Service shop-prod/web-frontend, \
                annotation alb.ingress.kubernetes.io/healthcheck-interval-seconds)
                health check timeout: 5s (default of the controller)
                healthy threshold: 3 (Ingress shop-prod/shop, \
                annotation alb.ingress.kubernetes.io/healthy-threshold-count)
                unhealthy threshold: 2 (default of the controller)
                deregistration delay: 30s (\(ingressAttributes))
                slow start: 0s (default of the ELB API)
                multi-cluster: false (default of the controller)
                stickiness.enabled: true (\(ingressAttributes))
                """
        )
    }

    @Test func `without annotations everything has its default`() throws {
        let settings = try TargetGroupSettings(
            ingress: Self.ingress(),
            service: Self.service(),
            port: 80,
            options: Self.options
        )
        #expect(settings.targetType == Setting(.instance, from: .flag("--default-target-type")))
        #expect(settings.name?.value.rawValue == "k8s-shopprod-webfront-4bd33ea4ff")
        #expect(settings.resourceID == "shop-prod/shop-web-frontend:80")
        #expect(settings.port == 30080)
        #expect(settings.deregistrationDelay == Setting(.seconds(300), from: .elasticLoadBalancing))
        #expect(settings.preservesClientIP.value)
        #expect(settings.isCrossZone == nil)
    }

    @Test func `a name is had with little ceremony`() throws {
        let name = try TargetGroupName.ofIngress(
            Self.ingress(["target-type": "ip", "group.name": "edge"]),
            service: Self.service(),
            port: "http",
            options: Self.options
        )
        #expect(name?.rawValue == "k8s-shopprod-webfront-86772cf248")
    }

    @Test func `a manifest has no UID, and so no name`() throws {
        var service = Self.service()
        service.metadata.uid = nil
        #expect(
            try TargetGroupName.ofIngress(Self.ingress(), service: service, port: 80, options: Self.options) == nil
        )
        #expect(
            try TargetGroupName.ofIngress(Self.ingress(), service: Self.service(), port: 80, options: .init()) == nil
        )
    }

    @Test func `an annotation of the Service takes the place of the Ingress's as a whole`() throws {
        let settings = try TargetGroupSettings(
            ingress: Self.ingress(["target-group-attributes": "deregistration_delay.timeout_seconds=30"]),
            service: Self.service(["target-group-attributes": "slow_start.duration_seconds=60"]),
            port: 80
        )
        #expect(settings.deregistrationDelay?.value == .seconds(300))
        #expect(settings.slowStart?.value == .seconds(60))
    }

    @Test func `gRPC has a path and codes of its own`() throws {
        let settings = try TargetGroupSettings(
            ingress: Self.ingress(["backend-protocol-version": "GRPC"]),
            service: Self.service(),
            port: 80
        )
        #expect(settings.healthCheck?.path?.value == "/AWS.ALB/healthcheck")
        #expect(settings.healthCheck?.matcher?.value == HealthCheckMatcher(grpcCode: "12"))
    }

    @Test(arguments: [
        (TargetType.ip, "http", IntOrString.int(8080)), (.instance, "http", .int(30080)), (.ip, "9000", .int(9000)),
        (.ip, "traffic-port", .string("traffic-port")),
    ])
    func `the port of health checks is resolved`(targetType: TargetType, text: String, port: IntOrString) throws {
        let settings = try TargetGroupSettings(
            ingress: Self.ingress(["healthcheck-port": text, "target-type": targetType.rawValue]),
            service: Self.service(),
            port: 80
        )
        #expect(settings.healthCheck?.port.value == port)
    }

    @Test(arguments: [
        (
            ["target-type": "pod"], 80,
            "Ingress shop-prod/shop, alb.ingress.kubernetes.io/target-type: error: \"pod\" is not supported; "
                + "use one of \"instance\", \"ip\""
        ),
        (
            ["healthcheck-port": "named", "target-type": "ip"], 80,
            "Ingress shop-prod/shop, alb.ingress.kubernetes.io/healthcheck-port: error: the port \"named\" of "
                + "Service shop-prod/web-frontend leads to a port that Pods name; use a number"
        ),
        (
            ["healthcheck-port": "admin"], 80,
            "Ingress shop-prod/shop, alb.ingress.kubernetes.io/healthcheck-port: error: \"admin\" is not a port of "
                + "Service shop-prod/web-frontend; use a number, \"traffic-port\", or the name of one"
        ),
        (
            ["target-control-port.web-frontend.80": "3000"], 80,
            "Ingress shop-prod/shop, alb.ingress.kubernetes.io/target-control-port.web-frontend.80: error: "
                + "a target control port needs targets of type \"ip\"; remove it, or use that type"
        ),
        (
            [:], 82,
            "Ingress shop-prod/shop: error: 82 is not a port of Service shop-prod/web-frontend; "
                + "use the number or the name of one"
        ),
        (
            [:], 81,
            "Ingress shop-prod/shop: error: the port 81 of Service shop-prod/web-frontend has no node port, which "
                + "targets of type \"instance\" need; use the type NodePort or LoadBalancer for the Service, "
                + "or targets of type \"ip\""
        ),
        (
            ["target-group-attributes": "stickiness.enabled"], 80,
            "Ingress shop-prod/shop, alb.ingress.kubernetes.io/target-group-attributes: error: \"stickiness.enabled\" "
                + "has no \"=\"; use \"key=value\" with commas between"
        ),
        (
            ["healthcheck-timeout-seconds": "5s"], 80,
            "Ingress shop-prod/shop, alb.ingress.kubernetes.io/healthcheck-timeout-seconds: error: "
                + "\"5s\" is not a whole number of 32 bits; use digits only"
        ),
    ])
    func `what the controller refuses is told with its place`(
        annotations: [String: String],
        port: Int,
        text: String
    ) throws {
        let problem = try #require(throws: AnnotationProblem.self) {
            try TargetGroupSettings(ingress: Self.ingress(annotations), service: Self.service(), port: .int(port))
        }
        #expect(problem.description == text)
    }

    @Test(arguments: [
        ("false", "true", "true (Service"), ("true", "false", "true (Ingress"), ("false", "false", "false (Service"),
    ])
    func `one object is enough to share a target group`(ingress: String, service: String, text: String) throws {
        let settings = try TargetGroupSettings(
            ingress: Self.ingress(["multi-cluster-target-group": ingress]),
            service: Self.service(["multi-cluster-target-group": service]),
            port: 80
        )
        #expect(settings.isMultiCluster.description.hasPrefix(text))
    }

    @Test func `labels of nodes count for nodes only`() throws {
        let annotations = ["target-node-labels": "pool=web, zone=a"]
        let nodes = try TargetGroupSettings(ingress: Self.ingress(annotations), service: Self.service(), port: 80)
        #expect(nodes.nodeSelector?.value == LabelSelector(matchLabels: ["pool": "web", "zone": "a"]))
        let pods = try TargetGroupSettings(
            ingress: Self.ingress(annotations.merging(["target-type": "ip"]) { $1 }),
            service: Self.service(),
            port: 80
        )
        #expect(pods.nodeSelector == nil)
    }

    @Test func `the target control port is that of the Service and the port as it is written`() throws {
        let ingress = Self.ingress(["target-control-port.web-frontend.http": "3000", "target-type": "ip"])
        let settings = try TargetGroupSettings(
            ingress: ingress,
            service: Self.service(),
            port: "http",
            options: Self.options
        )
        #expect(settings.targetControlPort?.value == 3000)
        #expect(settings.name?.value.rawValue == "k8s-shopprod-webfront-496d1cbab8")
        let other = try TargetGroupSettings(ingress: ingress, service: Self.service(), port: 80)
        #expect(other.targetControlPort == nil)
    }

    @Test func `Pods cannot be targets where that is switched off`() throws {
        let problem = try #require(throws: AnnotationProblem.self) {
            try TargetGroupSettings(
                ingress: Self.ingress(["target-type": "ip"]),
                service: Self.service(),
                port: 80,
                options: ControllerOptions(allowsIPTargets: false)
            )
        }
        #expect(problem.code == .conflict)
    }
}
