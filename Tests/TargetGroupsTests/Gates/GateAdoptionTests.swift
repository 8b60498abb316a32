// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups
import TestSupport
import Testing

struct GateAdoptionTests {
    private static let deployment = AnyResource(
        Deployment(
            metadata: ObjectMeta(name: "web", namespace: "shop"),
            spec: DeploymentSpec(
                selector: LabelSelector(matchLabels: ["app": "web"]),
                template: PodTemplateSpec(
                    metadata: ObjectMeta(labels: ["tier": "front", "app": "web"]),
                    spec: PodSpec(containers: [Container(name: "web")])
                )
            )
        )
    )

    private static let service = AnyResource(
        Service(metadata: ObjectMeta(name: "web", namespace: "shop"), spec: ServiceSpec(selector: ["app": "web"]))
    )

    private static let ingress = AnyResource(
        Ingress(
            metadata: ObjectMeta(name: "web", namespace: "shop"),
            spec: IngressSpec(
                defaultBackend: IngressBackend(
                    service: IngressServiceBackend(name: "web", port: ServiceBackendPort(number: 80))
                )
            )
        )
    )

    private static func binding(_ name: String, _ type: TargetType = .ip) -> AnyResource {
        AnyResource(
            TargetGroupBinding(
                metadata: ObjectMeta(name: name, namespace: "shop"),
                spec: TargetGroupBindingSpec(targetType: type, serviceRef: ServiceReference(name: "web", port: 80))
            )
        )
    }

    private static let labeled = AnyResource(
        Namespace(
            metadata: ObjectMeta(name: "shop", labels: ["elbv2.k8s.aws/pod-readiness-gate-inject": "enabled"])
        )
    )

    private static func pod(_ gates: [String]) -> Pod {
        let gates = gates.map { TargetHealthGate(bindingName: $0).readinessGate }
        return Pod(metadata: ObjectMeta(name: "web-1"), spec: PodSpec(containers: [], readinessGates: gates))
    }

    private func adoption(_ resources: [AnyResource], pods: [Pod]? = nil) throws -> GateAdoption {
        let resources = ResourceSet([Self.deployment] + resources)
        return GateAdoption(for: try #require(resources.workloads.first), in: resources, pods: pods)
    }

    @Test func `from nothing, everything is to be done in order`() throws {
        #expect(
            try adoption([]).description == """
                1. Create a Service that selects the Pods of Deployment/web.
                2. Create an Ingress with alb.ingress.kubernetes.io/target-type: ip, or a TargetGroupBinding.
                3. Label the namespace.
                    kubectl label namespace shop elbv2.k8s.aws/pod-readiness-gate-inject=enabled --overwrite
                4. Replace the Pods, since those that run have no gate: it is never added later.
                    kubectl -n shop rollout restart deployment/web
                5. Watch the gates open: the column READINESS GATES counts them.
                    kubectl -n shop get pods -o wide --watch -l app=web,tier=front
                """
        )
    }

    @Test func `what is there is done, and Pods without gates are counted`() throws {
        let resources = [Self.service, Self.labeled, Self.binding("a"), Self.binding("nodes", .instance)]
        let adoption = try adoption(resources, pods: [Self.pod([]), Self.pod(["a", "other"])])
        #expect(!adoption.isDone)
        #expect(
            adoption.description == """
                1. Done: Service "web" selects the Pods.
                2. Done: The Pods are targets by the TargetGroupBinding a.
                3. Done: The namespace "shop" has the label elbv2.k8s.aws/pod-readiness-gate-inject=enabled.
                4. Replace the Pods, since of 2 Pods 1 lacks a gate: it is never added later.
                    kubectl -n shop rollout restart deployment/web
                5. Watch the gates open: the column READINESS GATES counts them.
                    kubectl -n shop get pods -o wide --watch -l app=web,tier=front
                """
        )
    }

    @Test func `Pods need the gates of all bindings`() throws {
        let resources = [Self.service, Self.labeled, Self.binding("a"), Self.binding("b")]
        #expect(try !adoption(resources, pods: [Self.pod(["a"])]).isDone)
        #expect(try adoption(resources, pods: [Self.pod(["b", "a"])]).isDone)
        #expect(try !adoption(resources).isDone)
        #expect(try adoption(resources).steps[1].sentence.hasSuffix("TargetGroupBindings a, b."))
    }

    @Test func `of a Service with a load balancer of its own, too`() throws {
        let service = Service(
            metadata: ObjectMeta(name: "web", namespace: "shop"),
            spec: ServiceSpec(selector: ["app": "web"], loadBalancerClass: "service.k8s.aws/nlb")
        )
        let step = try adoption([AnyResource(service)]).steps[1]
        #expect(!step.isDone)
        #expect(
            step.sentence
                == "Let the controller make the TargetGroupBinding, which takes target type \"ip\", and wait for it."
        )
    }

    @Test func `of a Service that only an action of an Ingress names, too`() throws {
        let action = """
            {"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"web","servicePort":80,"weight":1}]}}
            """
        let ingress = Ingress(
            metadata: ObjectMeta(
                name: "split",
                namespace: "shop",
                annotations: ["alb.ingress.kubernetes.io/actions.split": action]
            ),
            spec: IngressSpec(
                defaultBackend: IngressBackend(
                    service: IngressServiceBackend(name: "split", port: ServiceBackendPort(name: "use-annotation"))
                )
            )
        )
        let step = try adoption([Self.service, AnyResource(ingress)]).steps[1]
        #expect(step.command == "kubectl -n shop get targetgroupbindings")
    }

    @Test func `of a Service that an action of another one names, too`() throws {
        let action = """
            {"type":"forward","forwardConfig":{"targetGroups":[{"serviceName":"web","servicePort":80,"weight":1}]}}
            """
        let service = Service(
            metadata: ObjectMeta(
                name: "edge",
                namespace: "shop",
                annotations: ["service.beta.kubernetes.io/actions.TCP-80": action]
            ),
            spec: ServiceSpec(loadBalancerClass: "service.k8s.aws/nlb")
        )
        let step = try adoption([Self.service, AnyResource(service)]).steps[1]
        #expect(step.command == "kubectl -n shop get targetgroupbindings")
    }

    @Test(arguments: [("gateway.k8s.aws/nlb", true), ("example.com/other", false)])
    func `of a Service that a route sends to, too`(controller: String, isKnown: Bool) throws {
        let objects = try [
            """
            {"apiVersion":"gateway.networking.k8s.io/v1","kind":"TCPRoute","metadata":{"name":"web","namespace":"edge"},
            "spec":{"parentRefs":[{"name":"edge"}],"rules":[{"backendRefs":[{"name":"web","namespace":"shop","port":80}]}]}}
            """,
            """
            {"apiVersion":"gateway.networking.k8s.io/v1","kind":"Gateway","metadata":{"name":"edge","namespace":"edge"},
            "spec":{"gatewayClassName":"aws"}}
            """,
            """
            {"apiVersion":"gateway.networking.k8s.io/v1","kind":"GatewayClass","metadata":{"name":"aws"},
            "spec":{"controllerName":"\(controller)"}}
            """,
        ].map { AnyResource(try JSON.read($0, as: UntypedResource.self)) }
        let step = try adoption([Self.service] + objects).steps[1]
        #expect((step.command == "kubectl -n shop get targetgroupbindings") == isKnown)
    }

    @Test func `kubectl cannot restart a ReplicaSet, nor select Pods without labels`() throws {
        let replicaSet = ReplicaSet(metadata: ObjectMeta(name: "web"), spec: ReplicaSetSpec(selector: LabelSelector()))
        let resources = ResourceSet([AnyResource(replicaSet)])
        let steps = GateAdoption(for: try #require(resources.workloads.first), in: resources).steps
        #expect(steps[3].action == .restart)
        #expect(steps[3].command == nil)
        #expect(steps[4].command == "kubectl -n default get pods -o wide --watch")
    }

    @Test func `without a binding no Pod has its gates`() throws {
        let adoption = try adoption([Self.service, Self.labeled], pods: [Self.pod([]), Self.pod(["old"])])
        #expect(!adoption.isDone)
        #expect(
            adoption.steps[3].sentence
                == "Replace the Pods, since those that run have no gate: it is never added later."
        )
    }

    @Test func `of an Ingress the controller makes the binding`() throws {
        let step = try adoption([Self.service, Self.ingress]).steps[1]
        #expect(!step.isDone)
        #expect(step.command == "kubectl -n shop get targetgroupbindings")
    }
}
