// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups
import Testing

struct TargetGroupSettingsServiceTests {
    private static let prefix = "service.beta.kubernetes.io/aws-load-balancer-"

    private static func service(
        _ annotations: [String: String] = [:],
        spec: ServiceSpec = ServiceSpec(ports: [ServicePort(port: 80, targetPort: 8080, nodePort: 30080)])
    ) -> Service {
        Service(
            metadata: ObjectMeta(
                name: "web-frontend",
                namespace: "shop-prod",
                uid: "3f0c1d9e-5b7a-4c1e-9f57-0d5f6a2b8c11",
                annotations: Dictionary(uniqueKeysWithValues: annotations.map { (prefix + $0.key, $0.value) })
            ),
            spec: spec
        )
    }

    private static func settings(
        _ annotations: [String: String] = [:],
        port: ServicePort = ServicePort(port: 80, targetPort: 8080, nodePort: 30080),
        options: ControllerOptions = ControllerOptions(clusterName: "prod")
    ) throws -> TargetGroupSettings {
        try TargetGroupSettings(service: service(annotations), port: port, options: options)
    }

    @Test func `every setting tells where it comes from`() throws {
        let settings = try Self.settings([
            "nlb-target-type": "ip", "scheme": "internet-facing",
            "attributes": "load_balancing.cross_zone.enabled=true",
            "target-group-attributes": "deregistration_delay.timeout_seconds=120",
            "target-group-attributes.80": "deregistration_delay.timeout_seconds=60",
        ])
        let prefix = "Service shop-prod/web-frontend, annotation service.beta.kubernetes.io/aws-load-balancer-"
        #expect(
            settings.description == """
                target group for Service shop-prod/web-frontend: Service shop-prod/web-frontend, port 80
                name: k8s-shopprod-webfront-65b40a23eb (follows the naming of the controller)
                target type: ip (\(prefix)nlb-target-type)
                protocol: TCP (follows the protocol of the port)
                address type: ipv4 (default of the controller)
                health check port: traffic-port (default of the controller)
                health check protocol: TCP (default of the controller)
                health check interval: 10s (default of the controller)
                health check timeout: 10s (default of the controller)
                healthy threshold: 3 (default of the controller)
                unhealthy threshold: 3 (default of the controller)
                deregistration delay: 1m0s (\(prefix)target-group-attributes.80)
                slow start: 0s (default of the ELB API)
                cross-zone load balancing: true (\(prefix)attributes)
                multi-cluster: false (default of the controller)
                proxy_protocol_v2.enabled: false (default of the controller)
                load balancer: network
                load balancer name: \(settings.loadBalancer?.name?.value.rawValue ?? "") \
                (follows the naming of the controller)
                scheme: internet-facing (\(prefix)scheme)
                idle timeout: 5m50s (default of the ELB API)
                """
        )
    }

    @Test func `a name is had with little ceremony`() throws {
        let name = try TargetGroupName.ofService(
            Self.service(["nlb-target-type": "ip"]),
            port: ServicePort(port: 80, targetPort: 8080),
            options: ControllerOptions(clusterName: "prod")
        )
        #expect(name?.rawValue == "k8s-shopprod-webfront-65b40a23eb")
    }

    @Test func `nodes of local traffic are asked on their own port`() throws {
        let service = Self.service(
            spec: ServiceSpec(
                ports: [ServicePort(port: 80, nodePort: 30080)],
                type: .loadBalancer,
                externalTrafficPolicy: .local,
                healthCheckNodePort: 31000
            )
        )
        let check = try #require(
            try TargetGroupSettings(service: service, port: ServicePort(port: 80, nodePort: 30080)).healthCheck
        )
        #expect(
            check.description == """
                health check port: 31000 (default of the controller)
                health check protocol: HTTP (default of the controller)
                health check path: /healthz (default of the controller)
                health check codes: 200-399 (default of the controller)
                health check interval: 10s (default of the controller)
                health check timeout: 6s (default of the controller)
                healthy threshold: 2 (default of the controller)
                unhealthy threshold: 2 (default of the controller)
                """
        )
    }

    @Test func `without the feature gate timeout and codes cannot be set`() throws {
        let check = try #require(
            try Self.settings(
                ["healthcheck-protocol": "http", "healthcheck-timeout": "3", "healthcheck-success-codes": "200"],
                options: ControllerOptions(allowsAdvancedHealthChecks: false)
            ).healthCheck
        )
        #expect(check.protocol.value == .http)
        #expect(check.timeout.value == .seconds(10))
        #expect(check.matcher == nil)
    }

    @Test(arguments: [
        ([:], "false"), (["proxy-protocol": "*"], "true"), (["proxy-protocol-per-target-group": "80, 443"], "true"),
        (
            ["proxy-protocol-per-target-group": "443", "target-group-attributes": "proxy_protocol_v2.enabled=true"],
            "false"
        ),
        (["proxy-protocol-per-target-group": "443", "proxy-protocol": "*"], "true"),
        (["target-group-attributes": "proxy_protocol_v2.enabled=true"], "true"),
        (["target-group-attributes": "proxy_protocol_v2.enabled="], nil),
    ])
    func `the proxy protocol is set by the strongest annotation`(annotations: [String: String], value: String?) throws {
        #expect(try Self.settings(annotations).attributes["proxy_protocol_v2.enabled"]?.value == value)
    }

    @Test func `an empty value for a port leaves the one for all`() throws {
        let settings = try Self.settings([
            "target-group-attributes": "deregistration_delay.timeout_seconds=120",
            "target-group-attributes.80": "deregistration_delay.timeout_seconds=",
        ])
        #expect(settings.deregistrationDelay?.value == .seconds(120))
    }

    @Test(arguments: [
        ([:], TransportProtocol.tcp, TargetGroupProtocol.tcp),
        ([:], .udp, .udp),
        (["ssl-cert": "arn", "backend-protocol": "ssl"], .tcp, .tls),
        (["ssl-cert": "arn", "backend-protocol": "ssl", "ssl-ports": "443"], .tcp, .tcp),
        (["ssl-cert": "arn", "ssl-ports": "80"], .tcp, .tcp),
        (["quic-enabled-ports": "80"], .udp, .quic),
        (["quic-enabled-ports": "80"], .tcp, .tcp),
    ])
    func `the protocol follows the port and the annotations`(
        annotations: [String: String],
        transport: TransportProtocol,
        expected: TargetGroupProtocol
    ) throws {
        let port = ServicePort(protocol: transport, port: 80, nodePort: 30080)
        #expect(try Self.settings(annotations, port: port).protocol?.value == expected)
    }

    @Test func `labels of nodes and clusters that share are read`() throws {
        let settings = try Self.settings(["target-node-labels": "pool=web", "multi-cluster-target-group": "true"])
        #expect(settings.nodeSelector?.value == LabelSelector(matchLabels: ["pool": "web"]))
        #expect(settings.isMultiCluster.value)
    }

    @Test(arguments: [
        ([:], false, TargetGroupProtocol.udp), ([:], true, .tcpUDP),
        (["enable-tcp-udp-listener": "true"], false, .tcpUDP), (["enable-tcp-udp-listener": "false"], true, .udp),
        (["quic-enabled-ports": "53"], true, .tcpQUIC),
    ])
    func `one port for TCP and UDP is one target group where that is switched on`(
        annotations: [String: String],
        joins: Bool,
        expected: TargetGroupProtocol
    ) throws {
        let udp = ServicePort(name: "udp", protocol: .udp, port: 53, nodePort: 30053)
        let tcp = ServicePort(name: "tcp", protocol: .tcp, port: 53, nodePort: 30054)
        let service = Self.service(annotations, spec: ServiceSpec(ports: [udp, tcp]))
        let options = ControllerOptions(joinsTCPAndUDP: joins)
        #expect(try TargetGroupSettings(service: service, port: udp, options: options).protocol?.value == expected)
    }

    @Test func `each listener has attributes of its own, by the protocol that clients speak`() throws {
        let ports = [
            ServicePort(port: 80, nodePort: 30080), ServicePort(port: 443, nodePort: 30443),
            ServicePort(protocol: .udp, port: 53, nodePort: 30053), ServicePort(protocol: .udp, port: 80),
        ]
        let service = Self.service(
            [
                "ssl-cert": "arn:aws:acm:eu-west-1:1:certificate/1", "ssl-ports": "443",
                "listener-attributes.TCP-80": "tcp.idle_timeout.seconds=600",
                "listener-attributes.TLS-443": "tcp.idle_timeout.seconds=120",
                "listener-attributes.TCP-443": "tcp.idle_timeout.seconds=60",
            ],
            spec: ServiceSpec(ports: ports)
        )
        let settings = try TargetGroupSettings(service: service, port: ports[1])
        let loadBalancer = try #require(settings.loadBalancer)
        #expect(settings.protocol?.value == .tcp)
        #expect(loadBalancer.listeners.map(\.description) == ["TCP-80", "TLS-443", "UDP-53"])
        #expect(
            loadBalancer.idleTimeout?.description
                == "2m0s (Service shop-prod/web-frontend, annotation \(Self.prefix)listener-attributes.TLS-443)"
        )
    }

    @Test(arguments: [
        ([:], false), (["cross-zone-load-balancing-enabled": "true"], true),
        (
            [
                "cross-zone-load-balancing-enabled": "true",
                "attributes": "load_balancing.cross_zone.enabled=false",
            ], false
        ),
    ])
    func `attributes go before the annotation for zones`(annotations: [String: String], isCrossZone: Bool) throws {
        let loadBalancer = try #require(try Self.settings(annotations).loadBalancer)
        #expect(loadBalancer.kind == .network)
        #expect(loadBalancer.isCrossZone.value == isCrossZone)
    }

    @Test func `a Service for IPv6 needs a load balancer for it`() throws {
        let port = ServicePort(port: 80, nodePort: 30080)
        let spec = ServiceSpec(ports: [port], ipFamilies: [.ipv6])
        let problem = try #require(throws: AnnotationProblem.self) {
            try TargetGroupSettings(service: Self.service(spec: spec), port: port)
        }
        #expect(
            problem.sentence
                == "the Service has the family IPv6, but its load balancer is not \"dualstack\"; set that"
        )
        let service = Self.service(["ip-address-type": "dualstack"], spec: spec)
        #expect(try TargetGroupSettings(service: service, port: port).ipAddressType.value == .ipv6)
    }

    @Test(arguments: [
        (["internal": "true"], LoadBalancerScheme.internal), (["internal": "false"], .internetFacing),
        (["internal": "true", "scheme": "internet-facing"], .internetFacing), ([:], .internal),
    ])
    func `the scheme is read`(annotations: [String: String], scheme: LoadBalancerScheme) throws {
        #expect(try Self.settings(annotations).loadBalancer?.scheme.value == scheme)
    }

    @Test(arguments: [
        (
            ["name": "the-public-load-balancer-of-the-shop"],
            "name: error: \"the-public-load-balancer-of-the-shop\" has 36 characters; "
                + "a name of a load balancer has at most 32"
        ),
        (["proxy-protocol": "true"], "proxy-protocol: error: \"true\" is not supported; use \"*\""),
        (
            ["proxy-protocol-per-target-group": "80,http"],
            "proxy-protocol-per-target-group: error: \"http\" is not a number of a port; "
                + "use numbers with commas between"
        ),
        (
            ["target-group-attributes": "preserve_client_ip.enabled=yes"],
            "target-group-attributes: error: preserve_client_ip.enabled: \"yes\" is not a truth value; "
                + "use \"true\" or \"false\""
        ),
        (
            ["healthcheck-protocol": "udp"],
            "healthcheck-protocol: error: \"udp\" is not supported; use one of \"TCP\", \"HTTP\", \"HTTPS\""
        ),
        (
            ["scheme": "public"],
            "scheme: error: \"public\" is not supported; use one of \"internal\", \"internet-facing\""
        ),
    ])
    func `what the controller refuses is told with its place`(annotations: [String: String], text: String) throws {
        let problem = try #require(throws: AnnotationProblem.self) { try Self.settings(annotations) }
        #expect(problem.description == "Service shop-prod/web-frontend, \(Self.prefix)\(text)")
    }

    @Test func `a Service without node ports cannot have nodes for targets`() throws {
        let service = Self.service(spec: ServiceSpec(ports: [ServicePort(port: 80)], type: .clusterIP))
        let problem = try #require(throws: AnnotationProblem.self) {
            try TargetGroupSettings(service: service, port: ServicePort(port: 80))
        }
        #expect(
            problem.sentence == """
                a Service of type "ClusterIP" has no node ports, which targets of type "instance" need; use targets of \
                type "ip"
                """
        )
    }

    @Test(arguments: [
        (service(["type": "nlb-ip"]), true), (service(["type": "external"]), false),
        (service(["type": "external", "nlb-target-type": "instance"]), true), (service(["type": "nlb"]), false),
        (service(spec: ServiceSpec(loadBalancerClass: "service.k8s.aws/nlb")), true),
        (service(["type": "nlb-ip"], spec: ServiceSpec(loadBalancerClass: "example.com/other")), false),
    ])
    func `a Service is the controller's by its class or its annotations`(service: Service, isOurs: Bool) {
        #expect(service.hasNetworkLoadBalancer() == isOurs)
    }
}
