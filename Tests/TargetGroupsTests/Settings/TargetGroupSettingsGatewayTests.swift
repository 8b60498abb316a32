// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups
import Testing

struct TargetGroupSettingsGatewayTests {
    private static let port = ServicePort(name: "http", port: 80, targetPort: "http", nodePort: 30080)

    private static let service = Service(
        metadata: ObjectMeta(name: "web", namespace: "shop-prod"),
        spec: ServiceSpec(ports: [port])
    )

    private static func settings(
        _ kind: LoadBalancerSettings.Kind = .application,
        _ routeKind: RouteKind = .http,
        _ properties: TargetGroupProperties? = nil,
        service: Service = service,
        options: ControllerOptions = ControllerOptions(clusterName: "prod", defaultTargetType: .ip)
    ) throws -> TargetGroupSettings {
        try TargetGroupSettings(
            gateway: GatewayBackend(
                gateway: NamespacedName(namespace: "infra", name: "edge"),
                loadBalancer: kind,
                route: NamespacedName(namespace: "shop-prod", name: "web-route"),
                routeKind: routeKind
            ),
            service: service,
            port: port,
            configuration: properties.map {
                TargetGroupConfiguration(
                    metadata: ObjectMeta(name: "web", namespace: "shop-prod"),
                    spec: TargetGroupConfigurationSpec(defaultConfiguration: $0)
                )
            },
            options: options
        )
    }

    @Test func `every setting tells where it comes from`() throws {
        let settings = try Self.settings(
            .application,
            .http,
            TargetGroupProperties(
                healthCheckConfig: HealthCheckConfiguration(healthCheckInterval: 5),
                targetGroupAttributes: [
                    TargetGroupAttribute(key: "deregistration_delay.timeout_seconds", value: "30")
                ]
            )
        )
        let configuration = "TargetGroupConfiguration shop-prod/web, spec.defaultConfiguration"
        #expect(
            settings.description == """
                target group for HTTPRoute shop-prod/web-route: Service shop-prod/web, port 80
                name: k8s-shopprod-webroute-580fca349f (follows the naming of the controller)
                target type: ip (the controller's --default-target-type)
                protocol: HTTP (follows the kind of the route)
                protocol version: HTTP1 (follows the kind of the route)
                address type: ipv4 (default of the controller)
                health check port: traffic-port (default of the controller)
                health check protocol: HTTP (follows the protocol)
                health check path: / (default of the controller)
                health check codes: 200-399 (default of the controller)
                health check interval: 5s (\(configuration).healthCheckConfig.healthCheckInterval)
                health check timeout: 5s (default of the controller)
                healthy threshold: 3 (default of the controller)
                unhealthy threshold: 3 (default of the controller)
                deregistration delay: 30s (\(configuration).targetGroupAttributes[0])
                slow start: 0s (default of the ELB API)
                multi-cluster: false (default of the controller)
                """
        )
    }

    @Test func `what an entry for the route leaves open is taken from the default`() throws {
        let routes = [
            RouteConfiguration(
                routeIdentifier: RouteIdentifier(kind: .http),
                targetGroupProps: TargetGroupProperties(
                    targetGroupAttributes: [TargetGroupAttribute(key: "slow_start.duration_seconds", value: "60")],
                    targetType: .instance
                )
            )
        ]
        let general = TargetGroupProperties(
            targetGroupAttributes: [
                TargetGroupAttribute(key: "slow_start.duration_seconds", value: "30"),
                TargetGroupAttribute(key: "deregistration_delay.timeout_seconds", value: "20"),
            ],
            targetType: .ip,
            protocolVersion: .http2
        )
        let settings = try TargetGroupSettings(
            gateway: GatewayBackend(
                gateway: NamespacedName(namespace: "infra", name: "edge"),
                loadBalancer: .application,
                route: NamespacedName(namespace: "shop-prod", name: "web-route"),
                routeKind: .http
            ),
            service: Self.service,
            port: Self.port,
            configuration: TargetGroupConfiguration(
                metadata: ObjectMeta(name: "web"),
                spec: TargetGroupConfigurationSpec(defaultConfiguration: general, routeConfigurations: routes)
            )
        )
        #expect(
            settings.targetType.description
                == "instance (TargetGroupConfiguration web, spec.routeConfigurations[0].targetGroupProps.targetType)"
        )
        #expect(settings.protocolVersion?.value == .http2)
        #expect(settings.slowStart?.value == .seconds(60))
        #expect(
            settings.deregistrationDelay?.description
                == "20s (TargetGroupConfiguration web, spec.defaultConfiguration.targetGroupAttributes[1])"
        )
    }

    @Test(arguments: [
        (LoadBalancerSettings.Kind.application, RouteKind.grpc, TargetGroupProtocol.http, "GRPC"),
        (.application, .tls, .https, "HTTP1"), (.network, .tls, .tls, ""), (.network, .udp, .udp, ""),
        (.network, .tcp, .tcp, ""),
    ])
    func `the protocol follows the kind of the route`(
        kind: LoadBalancerSettings.Kind,
        route: RouteKind,
        proto: TargetGroupProtocol,
        version: String
    ) throws {
        let settings = try Self.settings(kind, route)
        #expect(settings.protocol?.value == proto)
        #expect((settings.protocolVersion?.value.rawValue ?? "") == version)
    }

    @Test func `nodes of local traffic are asked on their own port`() throws {
        var service = Self.service
        service.spec.externalTrafficPolicy = .local
        service.spec.healthCheckNodePort = 31000
        let settings = try Self.settings(.network, .tcp, service: service, options: ControllerOptions())
        #expect(settings.healthCheck?.port.value == 31000)
        #expect(settings.healthCheck?.protocol.value == .http)
        #expect(settings.healthCheck?.path?.value == "/healthz")
        #expect(settings.healthCheck?.interval.value == .seconds(10))
        #expect(settings.healthCheck?.timeout.value == .seconds(6))
        #expect(settings.healthCheck?.healthyThreshold.value == 2)
    }

    @Test func `a protocol that the load balancer does not speak is refused`() throws {
        let problem = try #require(throws: AnnotationProblem.self) {
            try Self.settings(.application, .http, TargetGroupProperties(protocol: .tcp))
        }
        #expect(
            problem.description == """
                TargetGroupConfiguration shop-prod/web, spec.defaultConfiguration.protocol: error: "TCP" is not \
                supported; use one of "HTTP", "HTTPS"
                """
        )
    }

    @Test func `a name of the configuration is taken as it is`() throws {
        let settings = try Self.settings(.application, .http, TargetGroupProperties(targetGroupName: "web"))
        #expect(
            settings.name?.description
                == "web (TargetGroupConfiguration shop-prod/web, spec.defaultConfiguration.targetGroupName)"
        )
    }
}
