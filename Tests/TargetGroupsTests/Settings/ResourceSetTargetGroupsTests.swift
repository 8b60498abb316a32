// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups
import TestSupport
import Testing

struct ResourceSetTargetGroupsTests {
    private static let prefix = "alb.ingress.kubernetes.io/"

    private static func service(_ name: String, annotations: [String: String]? = nil) -> Service {
        Service(
            metadata: ObjectMeta(name: name, uid: "uid-of-\(name)", annotations: annotations),
            spec: ServiceSpec(ports: [ServicePort(name: "http", port: 80, targetPort: 8080)])
        )
    }

    private static func ingress(
        _ name: String = "shop",
        _ annotations: [String: String] = [:],
        backends: [String] = ["web"],
        port: ServiceBackendPort = ServiceBackendPort(name: "http"),
        className: String? = "public"
    ) -> Ingress {
        let paths = backends.map { backend in
            HTTPIngressPath(
                pathType: .prefix,
                backend: IngressBackend(service: IngressServiceBackend(name: backend, port: port))
            )
        }
        return Ingress(
            metadata: ObjectMeta(
                name: name,
                annotations: Dictionary(uniqueKeysWithValues: annotations.map { (prefix + $0.key, $0.value) })
            ),
            spec: IngressSpec(
                ingressClassName: className,
                rules: [IngressRule(http: HTTPIngressRuleValue(paths: paths))]
            )
        )
    }

    private static let classes = [
        AnyResource(
            IngressClass(
                metadata: ObjectMeta(name: "public"),
                spec: IngressClassSpec(
                    controller: "ingress.k8s.aws/alb",
                    parameters: IngressClassParametersReference(kind: "IngressClassParams", name: "params")
                )
            )
        ),
        AnyResource(
            IngressClassParams(
                metadata: ObjectMeta(name: "params"),
                spec: IngressClassParamsSpec(
                    targetType: .ip,
                    loadBalancerAttributes: [
                        LoadBalancerAttribute(key: "idle_timeout.timeout_seconds", value: "120")
                    ]
                )
            )
        ),
        AnyResource(
            IngressClass(metadata: ObjectMeta(name: "nginx"), spec: IngressClassSpec(controller: "k8s.io/nginx"))
        ),
    ]

    private static func resolution(_ resources: [AnyResource]) -> TargetGroupResolution {
        ResourceSet(classes + resources, defaultNamespace: "shop").targetGroups(ControllerOptions(clusterName: "prod"))
    }

    @Test func `an Ingress leads to a target group for each Service and port, with its load balancer`() throws {
        let resolution = Self.resolution([
            AnyResource(Self.ingress(backends: ["web", "api", "web"])), AnyResource(Self.service("web")),
            AnyResource(Self.service("api")),
        ])
        #expect(resolution.problems.isEmpty)
        #expect(resolution.targetGroups.map(\.service.name) == ["web", "api"])
        let loadBalancer = try #require(resolution.targetGroups.first?.loadBalancer)
        #expect(
            loadBalancer.description.split(separator: "\n").dropFirst(2).joined(separator: "\n") == """
                scheme: internal (the controller's --default-load-balancer-scheme)
                idle timeout: 2m0s (IngressClassParams params, spec.loadBalancerAttributes[0])
                client keep-alive: 1h0m0s (default of the ELB API)
                """
        )
        #expect(resolution.targetGroups.allSatisfy { $0.loadBalancer == loadBalancer })
        #expect(resolution.targetGroups[0].name?.value.rawValue.hasPrefix("k8s-shop-web-") == true)
    }

    @Test func `an Ingress of another class does not count`() {
        let resolution = Self.resolution([
            AnyResource(Self.ingress(className: "nginx")), AnyResource(Self.ingress("other", className: nil)),
            AnyResource(Self.service("web")),
        ])
        #expect(resolution.targetGroups.isEmpty)
        #expect(resolution.problems.isEmpty)
    }

    @Test func `an Ingress counts by its annotations where its class is not known`() {
        let resolution = Self.resolution([
            AnyResource(Self.ingress("a", ["target-type": "ip"], className: nil)),
            AnyResource(Self.ingress("b", ["target-type": "ip"], className: "elsewhere")),
            AnyResource(Self.ingress("c", ["target-type": "ip"], className: "nginx")),
            AnyResource(Self.service("web")),
        ])
        #expect(resolution.targetGroups.map(\.object) == ["Ingress shop/a", "Ingress shop/b"])
    }

    @Test func `a Service that is not there is a warning`() {
        let resolution = Self.resolution([AnyResource(Self.ingress(backends: ["gone"]))])
        #expect(resolution.targetGroups.isEmpty)
        #expect(
            resolution.problems.map(\.description) == [
                "Ingress shop/shop: warning: the Service \"gone\" is not there; requests to it are answered with 503"
            ]
        )
    }

    @Test func `a mistake is told, and the other target groups are resolved`() {
        let broken = Self.service("api", annotations: [Self.prefix + "healthy-threshold-count": "two"])
        let resolution = Self.resolution([
            AnyResource(Self.ingress(backends: ["api", "web"])), AnyResource(broken),
            AnyResource(Self.service("web")),
        ])
        #expect(resolution.targetGroups.map(\.service.name) == ["web"])
        #expect(
            resolution.problems.map(\.description) == [
                "Service shop/api, alb.ingress.kubernetes.io/healthy-threshold-count: error: "
                    + "\"two\" is not a whole number of 32 bits; use digits only"
            ]
        )
    }

    @Test func `the Services of a weighted action are found`() {
        let action = """
            {"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"blue","servicePort":"80","weight":90},
            {"serviceName":"green","servicePort":80,"weight":10}]}}
            """
        let resolution = Self.resolution([
            AnyResource(
                Self.ingress(
                    "shop",
                    ["actions.split": action],
                    backends: ["split"],
                    port: ServiceBackendPort(name: "use-annotation")
                )
            ), AnyResource(Self.service("blue")), AnyResource(Self.service("green")),
        ])
        #expect(resolution.problems.isEmpty)
        #expect(resolution.targetGroups.map(\.resourceID) == ["shop/shop-blue:80", "shop/shop-green:80"])
    }

    @Test func `a load balancer in front is told of all Ingresses of its group`() throws {
        let resolution = Self.resolution([
            AnyResource(Self.ingress("a", ["group.name": "edge"])),
            AnyResource(Self.ingress("b", ["group.name": "edge", "enable-frontend-nlb": "true"])),
            AnyResource(Self.ingress("c")), AnyResource(Self.service("web")),
        ])
        #expect(resolution.problems.isEmpty)
        #expect(resolution.targetGroups.map(\.frontLoadBalancer?.kind) == [.network, .network, nil])
        let settings = try #require(resolution.targetGroups.first)
        #expect(
            settings.description.hasSuffix(
                """
                in front: scheme: internal (the controller's --default-load-balancer-scheme)
                in front: idle timeout: 5m50s (default of the ELB API)
                """
            )
        )
    }

    @Test func `Ingresses of a group must agree on their load balancer`() {
        let resolution = Self.resolution([
            AnyResource(Self.ingress("a", ["group.name": "edge", "scheme": "internal"])),
            AnyResource(Self.ingress("b", ["group.name": "edge", "scheme": "internet-facing"])),
            AnyResource(Self.service("web")),
        ])
        #expect(resolution.targetGroups.map(\.loadBalancer?.kind) == [nil, nil])
        #expect(
            resolution.problems.map(\.description) == [
                "alb.ingress.kubernetes.io/scheme: error: it is \"internal\" by Ingress shop/a, annotation "
                    + "alb.ingress.kubernetes.io/scheme, but \"internet-facing\" by Ingress shop/b, annotation "
                    + "alb.ingress.kubernetes.io/scheme; Ingresses of one group must agree"
            ]
        )
    }

    @Test func `no number of mistakes takes more than linear time`() {
        let count = 5_000
        let group = (0..<count).map { index in
            let name = index < count - 1 ? "edge" : "core"
            return AnyResource(Self.ingress("\(index)", ["group.name": "edge", "load-balancer-name": name]))
        }
        let mistakes = (0..<count).map { index in
            AnyResource(Self.ingress("broken-\(index)", ["healthy-threshold-count": "two"]))
        }
        let time = ContinuousClock().measure {
            let resolution = Self.resolution(group + mistakes + [AnyResource(Self.service("web"))])
            #expect(resolution.problems.count == count + 1)
        }
        #expect(time < .seconds(30))
    }

    @Test func `IPv6 needs a load balancer for it`() {
        var service = Self.service("web")
        service.spec.ipFamilies = [.ipv6]
        let resolution = Self.resolution([AnyResource(Self.ingress()), AnyResource(service)])
        #expect(resolution.targetGroups.isEmpty)
        #expect(
            resolution.problems.map(\.description) == [
                "Ingress shop/shop, alb.ingress.kubernetes.io/ip-address-type: error: Service shop/web has the family "
                    + "IPv6, but the load balancer is not \"dualstack\"; set that"
            ]
        )
        let dualstack = Self.resolution([
            AnyResource(Self.ingress("shop", ["ip-address-type": "dualstack"])), AnyResource(service),
        ])
        #expect(dualstack.targetGroups.map(\.ipAddressType.value) == [.ipv6])
    }

    @Test func `a live binding gives its name`() throws {
        func binding(_ name: String, _ port: IntOrString, _ type: TargetType) -> AnyResource {
            AnyResource(
                TargetGroupBinding(
                    metadata: ObjectMeta(
                        name: name,
                        labels: ["ingress.k8s.aws/stack-name": "shop", "ingress.k8s.aws/stack-namespace": "shop"]
                    ),
                    spec: TargetGroupBindingSpec(
                        targetType: type,
                        serviceRef: ServiceReference(name: "web", port: port)
                    )
                )
            )
        }
        let resolution = Self.resolution([
            AnyResource(Self.ingress()), AnyResource(Self.service("web")), binding("k8s-shop-web-1", 80, .ip),
            binding("k8s-shop-web-0000000000", "http", .ip), binding("k8s-shop-web-2", "http", .instance),
        ])
        #expect(resolution.targetGroups.count == 1)
        #expect(
            resolution.targetGroups.first?.name?.description
                == "k8s-shop-web-0000000000 (TargetGroupBinding k8s-shop-web-0000000000, metadata.name)"
        )
    }

    @Test func `a binding of somebody else is a target group that only AWS knows in full`() throws {
        let binding = TargetGroupBinding(
            metadata: ObjectMeta(name: "external"),
            spec: TargetGroupBindingSpec(
                targetGroupName: "legacy",
                targetType: .ip,
                serviceRef: ServiceReference(name: "web", port: 80)
            )
        )
        let settings = try #require(Self.resolution([AnyResource(binding)]).targetGroups.first)
        #expect(
            settings.description == """
                target group for TargetGroupBinding shop/external: Service shop/web, port 80
                name: legacy (TargetGroupBinding shop/external, spec.targetGroupName)
                target type: ip (TargetGroupBinding shop/external, spec.targetType)
                address type: ipv4 (default of the controller)
                deregistration delay: 5m0s (default of the ELB API, unless changed in AWS)
                slow start: 0s (default of the ELB API, unless changed in AWS)
                multi-cluster: false (default of the controller)
                """
        )
    }

    private static func gatewayObjects(controller: String?) throws -> [AnyResource] {
        let route = """
            {"apiVersion":"gateway.networking.k8s.io/v1","kind":"HTTPRoute","metadata":{"name":"web-route"},"spec":
            {"parentRefs":[{"name":"edge","namespace":"infra"}],"rules":[{"backendRefs":[{"name":"web","port":80},
            {"name":"web","port":80},{"name":"gone","port":80},{"name":"web","port":99},{"name":"web"},7]}]}}
            """
        let gateway = """
            {"apiVersion":"gateway.networking.k8s.io/v1","kind":"Gateway","metadata":{"name":"edge","namespace":"infra"},
            "spec":{"gatewayClassName":"aws"}}
            """
        let gatewayClass = """
            {"apiVersion":"gateway.networking.k8s.io/v1","kind":"GatewayClass","metadata":{"name":"aws"},
            "spec":{"controllerName":"\(controller ?? "")"}}
            """
        return try [route, gateway, gatewayClass].prefix(controller == nil ? 2 : 3).map {
            AnyResource(try JSON.read($0, as: UntypedResource.self))
        }
    }

    @Test func `a route leads to a target group, with the configuration of its Service`() throws {
        let configuration = TargetGroupConfiguration(
            metadata: ObjectMeta(name: "web"),
            spec: TargetGroupConfigurationSpec(
                targetReference: TargetGroupReference(name: "web"),
                defaultConfiguration: TargetGroupProperties(targetType: .ip)
            )
        )
        for controller in ["gateway.k8s.aws/alb", nil] {
            let resolution = Self.resolution(
                try Self.gatewayObjects(controller: controller)
                    + [AnyResource(Self.service("web")), AnyResource(configuration)]
            )
            let settings = try #require(resolution.targetGroups.first)
            #expect(resolution.targetGroups.count == 1)
            #expect(settings.resourceID == "infra/edge:shop-web-route:HTTPRoute-shop-web:8080")
            #expect(
                settings.targetType.description
                    == "ip (TargetGroupConfiguration shop/web, spec.defaultConfiguration.targetType)"
            )
            let gone =
                "HTTPRoute shop/web-route: warning: the Service \"gone\" is not there; requests to it are answered with 503"
            let wrong =
                "HTTPRoute shop/web-route: error: 99 is not a port of Service shop/web; use the number of one"
            // Without the class only what has a configuration is known to be the controller's.
            #expect(resolution.problems.map(\.description) == (controller == nil ? [wrong] : [gone, wrong]))
        }
    }

    @Test(arguments: [
        TargetGroupReference(group: "gateway.networking.k8s.io", kind: "Gateway", name: "web"),
        TargetGroupReference(kind: "Gateway", name: "web"),
        TargetGroupReference(group: "example.com", kind: "Service", name: "web"),
    ])
    func `the configuration of something else with the Service's name does not count`(
        reference: TargetGroupReference
    ) throws {
        let configuration = TargetGroupConfiguration(
            metadata: ObjectMeta(name: "web"),
            spec: TargetGroupConfigurationSpec(
                targetReference: reference,
                defaultConfiguration: TargetGroupProperties(targetGroupName: "other", targetType: .ip)
            )
        )
        var service = Self.service("web")
        service.spec.type = .nodePort
        service.spec.ports?[0].nodePort = 30080
        let resolution = Self.resolution(
            try Self.gatewayObjects(controller: "gateway.k8s.aws/alb")
                + [AnyResource(service), AnyResource(configuration)]
        )
        #expect(resolution.targetGroups.map(\.targetType.value) == [.instance])
    }

    @Test(arguments: ["example.com/other", nil])
    func `a route of another controller does not count`(controller: String?) throws {
        let resolution = Self.resolution(
            try Self.gatewayObjects(controller: controller) + [AnyResource(Self.service("web"))]
        )
        #expect(resolution.targetGroups.isEmpty)
        #expect(resolution.problems.isEmpty)
    }

    private static let weights = """
        {"type":"forward","forwardConfig":{"baseServiceWeight":9,"targetGroups":[
        {"serviceName":"canary","servicePort":"http","weight":1},{"serviceName":"canary","servicePort":80,"weight":1},
        {"serviceName":"gone","servicePort":80,"weight":1},{"serviceName":"api","servicePort":81,"weight":1},
        {"serviceName":"web","servicePort":80,"weight":1},{"targetGroupARN":"arn:aws:1","weight":1}]}}
        """

    @Test func `the Services of a listener's action have target groups, with the annotations of the Service`() throws {
        let prefix = "service.beta.kubernetes.io/"
        let web = Self.service(
            "web",
            annotations: [
                prefix + "aws-load-balancer-type": "nlb-ip", prefix + "actions.TCP-80": Self.weights,
                prefix + "aws-load-balancer-healthcheck-protocol": "http",
                prefix + "aws-load-balancer-healthcheck-interval": "5",
            ]
        )
        let canary = Self.service("canary", annotations: [prefix + "aws-load-balancer-healthcheck-interval": "30"])
        let resolution = Self.resolution([web, canary, Self.service("api")].map { AnyResource($0) })
        #expect(resolution.targetGroups.map(\.resourceID) == ["shop/web:80", "shop/canary:80"])
        let settings = resolution.targetGroups[1]
        #expect(settings.object == "Service shop/web")
        #expect(settings.name?.value.rawValue == "k8s-shop-canary-cf4190fcda")
        #expect(settings.protocol?.description == "TCP (follows the protocol of the listener)")
        #expect(settings.healthCheck?.interval.value == .seconds(5))
        #expect(settings.loadBalancer == resolution.targetGroups[0].loadBalancer)
        let action = "Service shop/web, service.beta.kubernetes.io/actions.TCP-80: error: "
        #expect(
            resolution.problems.map(\.description) == [
                action + "the Service \"gone\" is not there; create it, or take it out of the action",
                action + "81 is not a port of Service shop/api; use the number or the name of one",
            ]
        )
    }

    @Test(arguments: [(#","tcpEnabled":true"#, TargetGroupProtocol.tcp), ("", .tls)])
    func `an action of a listener for TLS can speak TCP with its targets`(
        field: String,
        expected: TargetGroupProtocol
    ) {
        let prefix = "service.beta.kubernetes.io/"
        let action = #"{"forwardConfig":{"targetGroups":[{"serviceName":"canary","servicePort":80\#(field)}]}}"#
        let web = Self.service(
            "web",
            annotations: [
                prefix + "aws-load-balancer-type": "nlb-ip", prefix + "aws-load-balancer-ssl-cert": "arn:aws:acm:1",
                prefix + "actions.TLS-80": action,
            ]
        )
        let resolution = Self.resolution([web, Self.service("canary")].map { AnyResource($0) })
        #expect(resolution.targetGroups.map(\.protocol?.value) == [.tcp, expected])
    }

    @Test func `a Service with a Network Load Balancer leads to a target group for each port`() {
        let annotation = "service.beta.kubernetes.io/aws-load-balancer-type"
        let resolution = Self.resolution([
            AnyResource(Self.service("web", annotations: [annotation: "nlb-ip"])), AnyResource(Self.service("api")),
        ])
        #expect(resolution.targetGroups.map(\.resourceID) == ["shop/web:80"])
        #expect(resolution.targetGroups.first?.loadBalancer?.kind == .network)
    }
}
