// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups
import TestSupport
import Testing

struct LoadBalancerSettingsGatewayTests {
    private static let reference = #""group":"gateway.k8s.aws","kind":"LoadBalancerConfiguration","name""#

    private static let own = """
        {"loadBalancerName":"a-name-that-is-longer-than-the-elb-api-takes","scheme":"internet-facing",
        "loadBalancerAttributes":[{"key":"load_balancing.cross_zone.enabled","value":"true"},
        {"key":"idle_timeout.timeout_seconds","value":"30"},{"key":"broken"},7],
        "listenerConfigurations":[{"protocolPort":"TCP:80","listenerAttributes":[
        {"key":"tcp.idle_timeout.seconds","value":"600"}]},{"protocolPort":"TLS:443","listenerAttributes":[
        {"key":"tcp.idle_timeout.seconds","value":"700"}]}],"defaultTargetGroupConfiguration":{"name":"own"}}
        """

    private static func common(_ mode: String = "") -> String {
        """
        {\(mode)"scheme":"internal","ipAddressType":"dualstack",
        "loadBalancerAttributes":[{"key":"idle_timeout.timeout_seconds","value":"90"}],
        "listenerConfigurations":[{"protocolPort":"TCP:80","listenerAttributes":[
        {"key":"tcp.idle_timeout.seconds","value":"500"}]},{"protocolPort":"TLS:443"}],
        "defaultTargetGroupConfiguration":{"name":"common"}}
        """
    }

    private static func configuration(
        _ name: String,
        _ namespace: String,
        _ properties: TargetGroupProperties,
        of service: String? = nil,
        routes: [RouteConfiguration]? = nil
    ) -> AnyResource {
        AnyResource(
            TargetGroupConfiguration(
                metadata: ObjectMeta(name: name, namespace: namespace),
                spec: TargetGroupConfigurationSpec(
                    targetReference: service.map { TargetGroupReference(name: $0) },
                    defaultConfiguration: properties,
                    routeConfigurations: routes
                )
            )
        )
    }

    private static func resolution(
        _ kind: String = "nlb",
        own: String? = nil,
        common: String? = nil,
        parameters: String = reference,
        others: [AnyResource] = []
    ) throws -> TargetGroupResolution {
        let gateway = #"{"apiVersion":"gateway.networking.k8s.io/v1","kind""#
        let ownReference = #"{\#(parameters):"own"}"#
        let commonReference = #"{\#(parameters):"common","namespace":"infra"}"#
        var texts = [
            """
            \(gateway):"TCPRoute","metadata":{"name":"web","namespace":"shop"},"spec":{"parentRefs":
            [{"name":"edge"}],"rules":[{"backendRefs":[{"name":"web","port":80}]}]}}
            """,
            """
            \(gateway):"Gateway","metadata":{"name":"edge","namespace":"shop","uid":"gw-uid"},"spec":{"gatewayClassName":
            "aws","infrastructure":{"parametersRef":\(ownReference)},"listeners":[{"protocol":"TCP","port":80},
            {"protocol":"TLS","port":443},{"protocol":"UDP","port":53},{"protocol":"TCP","port":80},{"port":1},0]}}
            """,
            """
            \(gateway):"GatewayClass","metadata":{"name":"aws"},"spec":{"controllerName":"gateway.k8s.aws/\(kind)",
            "parametersRef":\(commonReference)}}
            """,
        ]
        for (name, namespace, spec) in [("own", "shop", own), ("common", "infra", common)] {
            guard let spec else { continue }
            texts.append(
                """
                {"apiVersion":"gateway.k8s.aws/v1","kind":"LoadBalancerConfiguration","metadata":
                {"name":"\(name)","namespace":"\(namespace)"},"spec":\(spec)}
                """
            )
        }
        let service = Service(
            metadata: ObjectMeta(name: "web", namespace: "shop"),
            spec: ServiceSpec(ports: [ServicePort(port: 80, targetPort: 8080, nodePort: 30080)])
        )
        let resources = try texts.map { AnyResource(try JSON.read($0, as: UntypedResource.self)) }
        return ResourceSet(resources + [AnyResource(service)] + others)
            .targetGroups(ControllerOptions(clusterName: "prod"))
    }

    private static func text(_ resolution: TargetGroupResolution) throws -> String {
        #expect(resolution.problems.isEmpty)
        let settings = try #require(resolution.targetGroups.first?.loadBalancer)
        let zones = "cross-zone: \(settings.isCrossZone)"
        return "\(settings)\naddresses: \(settings.ipAddressType)\n\(zones)"
    }

    @Test func `a Gateway without a configuration has what the controller assumes`() throws {
        #expect(
            try Self.text(try Self.resolution()) == """
                load balancer: network
                load balancer name: k8s-shop-edge-1476b334e3 (follows the naming of the controller)
                scheme: internal (the controller's --default-load-balancer-scheme)
                idle timeout: 5m50s (default of the ELB API)
                addresses: ipv4 (default of the controller)
                cross-zone: false (default of the ELB API)
                """
        )
    }

    @Test func `the configuration of the class goes before that of the Gateway`() throws {
        let own = "LoadBalancerConfiguration shop/own, spec"
        let common = "LoadBalancerConfiguration infra/common, spec"
        #expect(
            try Self.text(try Self.resolution(own: Self.own, common: Self.common())) == """
                load balancer: network
                load balancer name: a-name-that-is-longer-than-the-elb-api-takes (\(own).loadBalancerName)
                scheme: internal (\(common).scheme)
                idle timeout: 5m50s (default of the ELB API)
                addresses: dualstack (\(common).ipAddressType)
                cross-zone: true (\(own).loadBalancerAttributes[0])
                """
        )
        #expect(
            try Self.text(try Self.resolution("alb", own: Self.own, common: Self.common())).contains(
                "idle timeout: 1m30s (\(common).loadBalancerAttributes[0])"
            )
        )
    }

    @Test func `the configuration of the Gateway goes first where that of the class says so`() throws {
        let own = "LoadBalancerConfiguration shop/own, spec"
        let common = Self.common(#""mergingMode":"prefer-gateway","#)
        #expect(
            try Self.text(try Self.resolution(own: Self.own, common: common)) == """
                load balancer: network
                load balancer name: a-name-that-is-longer-than-the-elb-api-takes (\(own).loadBalancerName)
                scheme: internet-facing (\(own).scheme)
                idle timeout: 10m0s (\(own).listenerConfigurations[0].listenerAttributes[0])
                addresses: dualstack (LoadBalancerConfiguration infra/common, spec.ipAddressType)
                cross-zone: true (\(own).loadBalancerAttributes[0])
                """
        )
        #expect(
            try Self.text(try Self.resolution("alb", own: Self.own, common: common)).contains(
                "idle timeout: 30s (\(own).loadBalancerAttributes[1])"
            )
        )
    }

    @Test(arguments: [
        #""group":"gateway.k8s.aws","kind":"TargetGroupConfiguration","name""#,
        #""group":"example.com","kind":"LoadBalancerConfiguration","name""#, #""name""#,
    ])
    func `parameters of another kind do not count`(parameters: String) throws {
        let resolution = try Self.resolution(own: Self.own, common: Self.common(), parameters: parameters)
        #expect(try Self.text(resolution) == Self.text(Self.resolution()))
    }

    @Test func `a value that the controller does not know is told once, with its place`() throws {
        let resolution = try Self.resolution(own: #"{"scheme":"Internal"}"#)
        #expect(
            resolution.problems.map(\.description) == [
                "LoadBalancerConfiguration shop/own, spec.scheme: error: \"Internal\" is not supported; "
                    + "use one of \"internal\", \"internet-facing\"; did you mean \"internal\"?"
            ]
        )
        #expect(resolution.targetGroups.map(\.loadBalancer?.kind) == [nil])
    }

    @Test func `target groups have the defaults of the Gateway and its class, setting by setting`() throws {
        func delay(_ seconds: String, _ key: String = "deregistration_delay.timeout_seconds") -> [TargetGroupAttribute]
        {
            [TargetGroupAttribute(key: key, value: seconds)]
        }
        let check = HealthCheckConfiguration(healthCheckInterval: 5)
        let route = RouteConfiguration(
            routeIdentifier: RouteIdentifier(kind: .tcp),
            targetGroupProps: TargetGroupProperties(targetGroupName: "of-the-route")
        )
        let resolution = try Self.resolution(
            own: Self.own,
            common: Self.common(#""mergingMode":"prefer-gateway","#),
            others: [
                Self.configuration(
                    "web",
                    "shop",
                    TargetGroupProperties(
                        healthCheckConfig: HealthCheckConfiguration(healthyThresholdCount: 9),
                        targetGroupAttributes: delay("11")
                    ),
                    of: "web"
                ),
                Self.configuration(
                    "own",
                    "shop",
                    TargetGroupProperties(
                        healthCheckConfig: check,
                        targetGroupAttributes: delay("22") + delay("true", "stickiness.enabled")
                    )
                ),
                Self.configuration(
                    "common",
                    "infra",
                    TargetGroupProperties(targetType: .ip, enableMultiCluster: true),
                    routes: [route]
                ),
            ]
        )
        let settings = try #require(resolution.targetGroups.first)
        #expect(
            settings.targetType.description
                == "ip (TargetGroupConfiguration infra/common, spec.defaultConfiguration.targetType)"
        )
        #expect(settings.isMultiCluster.value)
        #expect(
            settings.deregistrationDelay?.description
                == "11s (TargetGroupConfiguration shop/web, spec.defaultConfiguration.targetGroupAttributes[0])"
        )
        #expect(
            settings.attributes["stickiness.enabled"]?.description
                == "true (TargetGroupConfiguration shop/own, spec.defaultConfiguration.targetGroupAttributes[1])"
        )
        // Health checks count as a whole.
        #expect(settings.healthCheck?.healthyThreshold.value == 9)
        #expect(settings.healthCheck?.interval.value == .seconds(15))
        #expect(settings.name?.value.rawValue != "of-the-route")
    }
}
