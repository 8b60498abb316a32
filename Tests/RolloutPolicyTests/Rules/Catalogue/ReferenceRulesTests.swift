// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import RolloutPolicy
import TargetGroups
import Testing

struct ReferenceRulesTests {
    static let cases = selectors + ports + ingresses + others + traffic

    private static let selectors = [
        RuleCase(
            "selector-mismatch",
            "another value",
            [Manifests.deployment { $0.spec.template.metadata.labels = ["app": "api"] }],
            """
            Deployment/web: spec.template.metadata.labels: error: the selector does not select the Pods of the \
            template; give the template the labels that are selected [selector-mismatch]
            """
        ),
        RuleCase(
            "selector-mismatch",
            "no labels",
            [Manifests.daemonSet { $0.spec.template.metadata.labels = nil }],
            """
            DaemonSet/web: spec.template.metadata.labels: error: the selector does not select the Pods of the template; \
            give the template the labels that are selected [selector-mismatch]
            """
        ),
        RuleCase("selector-mismatch", "the same", Manifests.good + [Manifests.statefulSet()]),
        RuleCase(
            "service-selects-no-pods",
            "other labels",
            [Manifests.service { $0.spec.selector = ["app": "wbe"] }, Manifests.deployment()],
            """
            Service/web: spec.selector: warning: the Service selects no Pods of these manifests; select the labels of a \
            template [service-selects-no-pods]
            """
        ),
        RuleCase(
            "service-selects-no-pods",
            "another namespace",
            [Manifests.service(), Manifests.deployment { $0.metadata.namespace = "shop" }],
            """
            Service/web: spec.selector: warning: the Service selects no Pods of these manifests; select the labels of a \
            template [service-selects-no-pods]
            """
        ),
        RuleCase(
            "service-selects-no-pods",
            "no selector, or an alias",
            [
                Manifests.service("a") { $0.spec.selector = nil },
                Manifests.service("b") { $0.spec.type = .externalName },
            ]
        ),
        RuleCase(
            "service-selects-no-pods",
            "a Pod",
            [
                Manifests.service(),
                AnyResource(
                    Pod(metadata: ObjectMeta(name: "web", labels: ["app": "web"]), spec: PodSpec(containers: []))
                ),
            ]
        ),
        RuleCase(
            "duplicate-service-selector",
            "a copy",
            [Manifests.service("blue"), Manifests.service("green")],
            """
            Service/green: spec.selector: note: another Service selects the same Pods; check that this is meant \
            [duplicate-service-selector]
            """
        ),
        RuleCase(
            "duplicate-service-selector",
            "one of them has no address",
            [Manifests.service("web"), Manifests.service("peers") { $0.spec.clusterIP = "None" }]
        ),
    ]

    private static func targetPort(_ port: IntOrString?, _ transport: TransportProtocol? = nil) -> [AnyResource] {
        [
            Manifests.deployment(),
            Manifests.service { service in
                service.spec.ports = [ServicePort(protocol: transport, port: 8080, targetPort: port)]
            },
        ]
    }

    private static let ports = [
        RuleCase(
            "unknown-target-port",
            "an unknown name",
            targetPort("htpp"),
            """
            Service/web: spec.ports[0].targetPort: error: no container of Deployment/web has a TCP port called "htpp"; \
            use the name or the number of a port of the containers [unknown-target-port]
            """
        ),
        RuleCase(
            "unknown-target-port",
            "another protocol",
            targetPort("http", .udp),
            """
            Service/web: spec.ports[0].targetPort: error: no container of Deployment/web has a UDP port called "http"; \
            use the name or the number of a port of the containers [unknown-target-port]
            """
        ),
        RuleCase(
            "unknown-target-port",
            "an unknown number",
            targetPort(9090),
            """
            Service/web: spec.ports[0].targetPort: note: no container of Deployment/web declares TCP port 9090; use the \
            name or the number of a port of the containers [unknown-target-port]
            """
        ),
        RuleCase("unknown-target-port", "a known name", Manifests.good),
        RuleCase("unknown-target-port", "the port of the Service", targetPort(nil)),
        RuleCase(
            "unknown-target-port",
            "a number, and containers that declare nothing",
            [
                Manifests.deployment(container: { $0.ports = nil }),
                Manifests.service { $0.spec.ports = [ServicePort(port: 80)] },
            ]
        ),
    ]

    private static let ingresses = [
        RuleCase(
            "ingress-backend-missing",
            "another name",
            [Manifests.ingress(service: "wbe"), Manifests.service()],
            """
            Ingress/web: spec.rules[0].http.paths[0].backend.service.name: warning: these manifests have no Service \
            wbe; name a Service of the same namespace [ingress-backend-missing]
            """
        ),
        RuleCase("ingress-backend-missing", "a Service", Manifests.good),
        RuleCase(
            "ingress-backend-missing",
            "an action",
            [Manifests.ingress(service: "redirect", port: .init(name: "use-annotation"))]
        ),
        RuleCase(
            "ingress-port-missing",
            "the port of the container",
            [Manifests.ingress(port: .init(number: 8080)), Manifests.service()],
            """
            Ingress/web: spec.rules[0].http.paths[0].backend.service.port: error: Service web has no port 8080; use a \
            port of the Service, not of the containers [ingress-port-missing]
            """
        ),
        RuleCase(
            "ingress-port-missing",
            "an unknown name",
            [Manifests.ingress(port: .init(name: "http")), Manifests.service()],
            """
            Ingress/web: spec.rules[0].http.paths[0].backend.service.port: error: Service web has no port called \
            "http"; use a port of the Service, not of the containers [ingress-port-missing]
            """
        ),
        RuleCase("ingress-port-missing", "a port of the Service", Manifests.good),
    ]

    private static func policy(_ selector: LabelSelector) -> AnyResource {
        AnyResource(
            NetworkPolicy(metadata: ObjectMeta(name: "web"), spec: NetworkPolicySpec(podSelector: selector))
        )
    }

    private static let headless = Manifests.service { $0.spec.clusterIP = "None" }

    private static let others = [
        RuleCase(
            "network-policy-selects-no-pods",
            "other labels",
            [policy(LabelSelector(matchLabels: ["app": "wbe"])), Manifests.deployment()],
            """
            NetworkPolicy/web: spec.podSelector: note: the policy selects no Pods of these manifests; select the labels \
            of a template [network-policy-selects-no-pods]
            """
        ),
        RuleCase("network-policy-selects-no-pods", "everything", [policy(LabelSelector())]),
        RuleCase(
            "network-policy-selects-no-pods",
            "a Deployment",
            [policy(Manifests.selector), Manifests.deployment()]
        ),
        RuleCase(
            "stateful-set-service-missing",
            "no name",
            [Manifests.statefulSet { $0.spec.serviceName = nil }],
            """
            StatefulSet/web: spec.serviceName: warning: no Service gives the Pods names; name a headless Service \
            [stateful-set-service-missing]
            """
        ),
        RuleCase(
            "stateful-set-service-missing",
            "no Service",
            [Manifests.statefulSet()],
            """
            StatefulSet/web: spec.serviceName: warning: these manifests have no Service web; add a headless Service of \
            that name [stateful-set-service-missing]
            """
        ),
        RuleCase(
            "stateful-set-service-missing",
            "a Service with an address",
            [Manifests.statefulSet(), Manifests.service()],
            """
            StatefulSet/web: spec.serviceName: warning: Service web is not headless, so that the Pods have no names; \
            name a headless Service; the address of one that exists cannot be changed [stateful-set-service-missing]
            """
        ),
        RuleCase(
            "stateful-set-service-missing",
            "a Service of other Pods",
            [Manifests.statefulSet(), Manifests.service { $0.spec.selector = ["app": "api"] }],
            """
            StatefulSet/web: spec.serviceName: warning: Service web does not select the Pods; select the labels of the \
            template [stateful-set-service-missing]
            """
        ),
        RuleCase("stateful-set-service-missing", "a headless Service", [Manifests.statefulSet(), headless]),
    ]

    private static func loadBalancer(_ annotations: [String: String]?) -> AnyResource {
        Manifests.service { service in
            service.spec.type = .loadBalancer
            service.metadata.annotations = annotations
        }
    }

    private static let traffic = [
        RuleCase(
            "traffic-hops-between-nodes",
            "targets are nodes",
            [loadBalancer(nil)],
            """
            Service/web: spec.externalTrafficPolicy: note: any node passes the load balancer's requests on; use Local, \
            or targets of type ip [traffic-hops-between-nodes]
            """
        ),
        RuleCase(
            "traffic-hops-between-nodes",
            "targets are Pods",
            [
                loadBalancer([
                    "service.beta.kubernetes.io/aws-load-balancer-type": "external",
                    "service.beta.kubernetes.io/aws-load-balancer-nlb-target-type": "ip",
                ])
            ]
        ),
        RuleCase("traffic-hops-between-nodes", "no load balancer", Manifests.good),
        RuleCase(
            "node-port-of-some-nodes",
            "Local",
            [nodePort],
            """
            Service/web: spec.externalTrafficPolicy: note: nodes without a Pod drop connections to the node port; use \
            Cluster, or a load balancer with health checks [node-port-of-some-nodes]
            """
        ),
        RuleCase("node-port-of-some-nodes", "behind an Ingress", [nodePort, Manifests.ingress()]),
    ]

    private static let nodePort = Manifests.service { service in
        service.spec.type = .nodePort
        service.spec.externalTrafficPolicy = .local
    }

    @Test(arguments: cases)
    func `a rule about references says what it objects to`(example: RuleCase) throws {
        #expect(try example.lines() == example.findings)
    }

    @Test func `labels are added where none stands in the way`() {
        let resources = [
            Manifests.deployment("a") { $0.spec.template.metadata.labels = ["tier": "front"] },
            Manifests.deployment("b") { $0.spec.template.metadata.labels = ["app": "api"] },
        ]
        let findings = RolloutRules([SelectorMismatch()]).findings(in: ResourceSet(resources))
        #expect(findings.map { $0.fix?.changes.map(\.path) } == [["spec.template.metadata.labels[app]"], nil])
    }
}
