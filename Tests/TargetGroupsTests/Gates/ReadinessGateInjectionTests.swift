// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups
import Testing

struct ReadinessGateInjectionTests {
    private static let webGate = TargetHealthGate(bindingName: "k8s-shop-web-1")

    private static func namespace(_ labels: [String: String]?, name: String = "shop") -> AnyResource {
        AnyResource(Namespace(metadata: ObjectMeta(name: name, labels: labels)))
    }

    private static func service(_ name: String, _ selector: [String: String]?, in namespace: String = "shop")
        -> AnyResource
    {
        AnyResource(
            Service(metadata: ObjectMeta(name: name, namespace: namespace), spec: ServiceSpec(selector: selector))
        )
    }

    private static func binding(
        _ name: String,
        _ service: String,
        _ type: TargetType? = .ip,
        in namespace: String = "shop"
    ) -> AnyResource {
        AnyResource(
            TargetGroupBinding(
                metadata: ObjectMeta(name: name, namespace: namespace),
                spec: TargetGroupBindingSpec(
                    targetType: type,
                    serviceRef: ServiceReference(name: service, port: 80)
                )
            )
        )
    }

    private static func pod(_ labels: [String: String] = ["app": "web"], gates: [String] = []) -> Pod {
        Pod(
            metadata: ObjectMeta(name: "web-1", namespace: "shop", labels: labels),
            spec: PodSpec(
                containers: [Container(name: "web")],
                readinessGates: gates.isEmpty
                    ? nil : gates.map { PodReadinessGate(conditionType: PodConditionType($0)) }
            )
        )
    }

    private static let enabled = namespace(["elbv2.k8s.aws/pod-readiness-gate-inject": "enabled"])
    private static let shop = [enabled, service("web", ["app": "web"]), binding("k8s-shop-web-1", "web")]

    private func injection(into pod: Pod = pod(), _ resources: [AnyResource] = shop) -> ReadinessGateInjection {
        ReadinessGateInjection(into: pod, in: ResourceSet(resources))
    }

    @Test func `a Pod that a binding's Service selects gets the binding's gate`() {
        let injection = injection()
        #expect(injection.webhook == .called)
        #expect(injection.added == [Self.webGate])
        #expect(injection.readinessGates == [Self.webGate.readinessGate])
        #expect(
            injection.description == """
                The Pod gets the readiness gate target-health.elbv2.k8s.aws/k8s-shop-web-1.
                - k8s-shop-web-1: Service "web" selects the Pod
                """
        )
    }

    @Test(
        arguments: [
            (
                binding("b", "web", .instance),
                "b: its targets are of type \"instance\", and only targets of type \"ip\" have gates"
            ),
            (binding("b", "web", nil), "b: it has no target type yet, and only targets of type \"ip\" have gates"),
            (binding("b", "gone"), "b: there is no Service \"gone\" in its namespace"),
            (binding("b", "elsewhere"), "b: there is no Service \"elsewhere\" in its namespace"),
            (binding("b", "all"), "b: Service \"all\" has no selector and selects nothing"),
            (binding("b", "none"), "b: Service \"none\" has no selector and selects nothing"),
            (binding("b", "api"), "b: Service \"api\" selects by app=api, and the Pod has app=web"),
            (binding("b", "tiers"), "b: Service \"tiers\" selects by tier=front, and the Pod has no label \"tier\""),
        ]
    )
    func `a binding that does not match is explained`(binding: AnyResource, reason: String) {
        let services = [
            Self.service("web", ["app": "web"]), Self.service("all", nil), Self.service("none", [:]),
            Self.service("api", ["app": "api", "tier": "back"]),
            Self.service("tiers", ["app": "web", "tier": "front"]),
            Self.service("elsewhere", ["app": "web"], in: "other"),
        ]
        let injection = injection([Self.enabled, binding] + services)
        #expect(injection.readinessGates.isEmpty)
        #expect(injection.matches.map(\.description) == [reason])
        #expect(injection.summary == "The Pod gets no readiness gate: no TargetGroupBinding selects it.")
    }

    @Test func `gates that are there keep their place, and those of the first generation go`() {
        let pod = Self.pod(gates: [
            "target-health.alb.ingress.k8s.aws/old", "example.com/warm", "target-health.elbv2.k8s.aws/gone",
            "target-health.elbv2.k8s.aws/b",
        ])
        let injection = injection(into: pod, Self.shop + [Self.binding("b", "web")])
        #expect(
            injection.readinessGates.map(\.conditionType.rawValue) == [
                "example.com/warm", "target-health.elbv2.k8s.aws/gone", "target-health.elbv2.k8s.aws/b",
                "target-health.elbv2.k8s.aws/k8s-shop-web-1",
            ]
        )
        #expect(injection.removed.map(\.conditionType.rawValue) == ["target-health.alb.ingress.k8s.aws/old"])
    }

    @Test func `without a binding that selects the Pod all gates stay`() {
        let pod = Self.pod(["app": "other"], gates: ["target-health.alb.ingress.k8s.aws/old"])
        let injection = injection(into: pod)
        #expect(injection.readinessGates == pod.spec.readinessGates)
        #expect(injection.removed.isEmpty)
    }

    @Test func `a Pod that has its gate gets no second one`() {
        let injection = injection(into: Self.pod(gates: [Self.webGate.conditionType.rawValue]))
        #expect(injection.readinessGates == [Self.webGate.readinessGate])
        #expect(injection.summary == "The Pod has the readiness gates of all bindings that select it already.")
    }

    @Test(
        arguments: [
            (nil, "has no label elbv2.k8s.aws/pod-readiness-gate-inject=enabled."),
            ("true", "has the value \"true\", and only \"enabled\" has an effect."),
            ("Enabled", "has the value \"Enabled\", and only \"enabled\" has an effect."),
            ("", "has the value \"\", and only \"enabled\" has an effect."),
        ] as [(String?, String)]
    )
    func `only one value of the namespace's label counts`(value: String?, end: String) {
        let namespace = Self.namespace(value.map { ["elbv2.k8s.aws/pod-readiness-gate-inject": $0] })
        let injection = injection([namespace] + Self.shop.dropFirst())
        #expect(injection.webhook == .namespaceNotLabeled(value: value))
        #expect(injection.readinessGates.isEmpty && injection.added.isEmpty)
        #expect(injection.summary.hasPrefix("The Pod gets no readiness gate: the "))
        #expect(injection.summary.hasSuffix(end))
    }

    @Test func `a label on the Pod has no effect, and the summary says so`() {
        let pod = Self.pod(["app": "web", "elbv2.k8s.aws/pod-readiness-gate-inject": "enabled"])
        let injection = injection(into: pod, [Self.namespace(nil)] + Self.shop.dropFirst())
        #expect(injection.summary.hasSuffix("pod-readiness-gate-inject=enabled; on the Pod the label has no effect."))
    }

    @Test func `a namespace that is not known leaves the answer open`() {
        let injection = injection(Array(Self.shop.dropFirst()))
        #expect(injection.webhook == .namespaceUnknown)
        #expect(injection.added == [Self.webGate])
        #expect(
            injection.summary == """
                If the namespace "shop", which is not known here, has the label \
                elbv2.k8s.aws/pod-readiness-gate-inject=enabled: the Pod gets the readiness gate \
                target-health.elbv2.k8s.aws/k8s-shop-web-1.
                """
        )
    }

    @Test func `the controller's own Pods and a controller that does not inject are left out`() {
        let own = Self.pod(["app": "web", "app.kubernetes.io/name": "aws-load-balancer-controller"])
        #expect(injection(into: own).webhook == .ownPod)
        #expect(injection(into: own).readinessGates.isEmpty)
        let disabled = ReadinessGateInjection(into: Self.pod(), in: ResourceSet(Self.shop), isEnabled: false)
        #expect(disabled.webhook == .disabled)
        #expect(disabled.readinessGates.isEmpty)
    }

    @Test func `a binding that comes after the Pod gives no gate, which the summary says`() {
        let injection = injection([Self.enabled, Self.service("web", ["app": "web"])])
        #expect(
            injection.summary == """
                The Pod gets no readiness gate: there is no TargetGroupBinding in the namespace "shop" yet, and a gate \
                is never added later.
                """
        )
    }

    @Test func `the Pods of a workload stand in its namespace`() throws {
        let deployment = Deployment(
            metadata: ObjectMeta(name: "web", namespace: "shop"),
            spec: DeploymentSpec(
                selector: LabelSelector(matchLabels: ["app": "web"]),
                template: PodTemplateSpec(
                    metadata: ObjectMeta(labels: ["app": "web"]),
                    spec: PodSpec(containers: [Container(name: "web")])
                )
            )
        )
        let resources = ResourceSet(Self.shop + [AnyResource(deployment)])
        let workload = try #require(resources.workloads.first)
        #expect(ReadinessGateInjection(intoPodsOf: workload, in: resources).added == [Self.webGate])
    }
}
