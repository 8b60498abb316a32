// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups
import TestSupport
import Testing

struct TargetGroupConfigurationTests {
    private static let json = """
        {"apiVersion":"gateway.k8s.aws/v1","kind":"TargetGroupConfiguration","metadata":{"name":"web",\
        "namespace":"shop"},"spec":{"defaultConfiguration":{"enableMultiCluster":true,"healthCheckConfig":\
        {"healthCheckInterval":5,"healthCheckPath":"/healthz","healthCheckPort":"traffic-port",\
        "healthCheckProtocol":"HTTP","healthCheckTimeout":2,"healthyThresholdCount":2,"matcher":{"grpcCode":"0",\
        "httpCode":"200"},"unhealthyThresholdCount":3},"ipAddressType":"ipv6","nodeSelector":{"matchLabels":\
        {"pool":"web"}},"protocol":"HTTPS","protocolVersion":"HTTP2","tags":{"team":"shop"},\
        "targetControlPort":3000,"targetGroupAttributes":[{"key":"deregistration_delay.timeout_seconds",\
        "value":"30"}],"targetGroupName":"web","targetType":"ip"},"routeConfigurations":[{"routeIdentifier":\
        {"kind":"HTTPRoute","name":"web","namespace":"shop"},"targetGroupProps":{"targetType":"instance"}}],\
        "targetReference":{"group":"","kind":"Service","name":"web"}},"status":\
        {"observedGatewayClassConfigurationGeneration":2,"observedGatewayConfigurationGeneration":1}}
        """

    @Test func `a configuration is read and written back`() throws {
        let configuration: TargetGroupConfiguration = try JSON.read(Self.json)
        #expect(configuration.spec?.defaultConfiguration?.protocolVersion == .http2)
        #expect(configuration.spec?.targetReference?.name == "web")
        #expect(try JSON.text(of: configuration) == Self.json)
    }

    @Test func `the kind is known`() {
        let type = ResourceKinds.kubernetesAndTargetGroups.type(
            apiVersion: "gateway.k8s.aws/v1",
            kind: "TargetGroupConfiguration"
        )
        #expect(type == TargetGroupConfiguration.self)
    }

    private static func spec(_ identifiers: [RouteIdentifier]) -> TargetGroupConfigurationSpec {
        TargetGroupConfigurationSpec(
            defaultConfiguration: TargetGroupProperties(targetGroupName: "default"),
            routeConfigurations: identifiers.enumerated().map { index, identifier in
                RouteConfiguration(
                    routeIdentifier: identifier,
                    targetGroupProps: TargetGroupProperties(targetGroupName: "\(index)")
                )
            }
        )
    }

    @Test(arguments: [
        ([], "spec.defaultConfiguration"),
        ([RouteIdentifier(kind: .tcp)], "spec.defaultConfiguration"),
        ([RouteIdentifier()], "spec.defaultConfiguration"),
        // A name needs its namespace, even the route's own.
        ([RouteIdentifier(kind: .http, name: "web")], "spec.defaultConfiguration"),
        (
            [RouteIdentifier(kind: .http, name: "web"), RouteIdentifier(kind: .http, namespace: "", name: "")],
            "spec.routeConfigurations[1].targetGroupProps"
        ),
        (
            [RouteIdentifier(kind: .http, namespace: "shop-b"), RouteIdentifier(kind: .http)],
            "spec.routeConfigurations[1].targetGroupProps"
        ),
        (
            [
                RouteIdentifier(kind: .http), RouteIdentifier(kind: .http, namespace: "shop", name: "web"),
                RouteIdentifier(kind: .http, namespace: "shop"),
            ],
            "spec.routeConfigurations[1].targetGroupProps"
        ),
        (
            [RouteIdentifier(kind: .http, namespace: "shop"), RouteIdentifier(kind: .http, namespace: "shop")],
            "spec.routeConfigurations[0].targetGroupProps"
        ),
    ])
    func `the most precise entry counts for a route`(identifiers: [RouteIdentifier], path: String) {
        let found = Self.spec(identifiers).properties(for: .http, NamespacedName(namespace: "shop", name: "web"))
        #expect(found.first.map { "\($0.path)" } == path)
        #expect(found.last.map { "\($0.path)" } == "spec.defaultConfiguration")
    }
}
