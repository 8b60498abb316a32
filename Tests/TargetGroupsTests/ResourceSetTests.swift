// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import Testing

@testable import TargetGroups

struct ResourceSetTests {
    private static func deployment(_ name: String, labels: [String: String], namespace: String? = nil) -> AnyResource {
        AnyResource(
            Deployment(
                metadata: ObjectMeta(name: name, namespace: namespace),
                spec: DeploymentSpec(
                    selector: LabelSelector(matchLabels: labels),
                    template: PodTemplateSpec(metadata: ObjectMeta(labels: labels), spec: PodSpec(containers: []))
                )
            )
        )
    }

    private static func service(_ name: String, selector: [String: String]?, namespace: String? = nil) -> AnyResource {
        AnyResource(
            Service(metadata: ObjectMeta(name: name, namespace: namespace), spec: ServiceSpec(selector: selector))
        )
    }

    private static func budget(_ name: String, selector: LabelSelector?) -> AnyResource {
        AnyResource(
            PodDisruptionBudget(
                metadata: ObjectMeta(name: name),
                spec: PodDisruptionBudgetSpec(minAvailable: 1, selector: selector)
            )
        )
    }

    private static func autoscaler(_ name: String, kind: String, target: String, apiVersion: String?) -> AnyResource {
        AnyResource(
            HorizontalPodAutoscaler(
                metadata: ObjectMeta(name: name),
                spec: HorizontalPodAutoscalerSpec(
                    scaleTargetRef: CrossVersionObjectReference(kind: kind, name: target, apiVersion: apiVersion),
                    maxReplicas: 3
                )
            )
        )
    }

    private static func backend(_ name: String) -> IngressBackend {
        IngressBackend(service: IngressServiceBackend(name: name, port: ServiceBackendPort(number: 80)))
    }

    private let set = ResourceSet([
        deployment("web", labels: ["app": "web", "tier": "front"]),
        deployment("web", labels: ["app": "web"], namespace: "other"),
        deployment("api", labels: ["app": "api", "tier": "back"]),
        service("web", selector: ["app": "web"]),
        service("front", selector: ["tier": "front", "app": "web"], namespace: "default"),
        service("wrong", selector: ["app": "web", "tier": "back"]),
        service("everything", selector: [:]),
        service("by-hand", selector: nil),
        budget("web", selector: LabelSelector(matchLabels: ["app": "web"])),
        budget("all", selector: LabelSelector()),
        budget("none", selector: nil),
        budget(
            "expression",
            selector: LabelSelector(matchExpressions: [
                LabelSelectorRequirement(key: "tier", operator: .in, values: ["front"])
            ])
        ),
        autoscaler("web", kind: "Deployment", target: "web", apiVersion: "apps/v1"),
        autoscaler("old", kind: "Deployment", target: "web", apiVersion: "extensions/v1beta1"),
        autoscaler("short", kind: "Deployment", target: "web", apiVersion: nil),
        autoscaler("set", kind: "StatefulSet", target: "web", apiVersion: "apps/v1"),
        AnyResource(
            Ingress(
                metadata: ObjectMeta(name: "shop"),
                spec: IngressSpec(
                    defaultBackend: backend("gone"),
                    rules: [
                        IngressRule(host: "a.example.com"),
                        IngressRule(
                            http: HTTPIngressRuleValue(paths: [
                                HTTPIngressPath(pathType: .prefix, backend: backend("web"))
                            ])
                        ),
                    ]
                )
            )
        ),
        AnyResource(
            TargetGroupBinding(
                metadata: ObjectMeta(name: "k8s-web"),
                spec: TargetGroupBindingSpec(serviceRef: ServiceReference(name: "web", port: 80))
            )
        ),
    ])

    private func names<Resource: KubernetesResource>(_ members: [ResourceSet.Member<Resource>]) -> [String?] {
        members.map(\.resource.metadata.name)
    }

    @Test func `a workload finds the Services that select its Pods`() throws {
        #expect(set.workloads.map(\.position) == [0, 1, 2])
        #expect(names(set.services(for: set.workloads[0])) == ["web", "front"])
        #expect(names(set.services(for: set.workloads[1])) == [])
        #expect(names(set.services(for: set.workloads[2])) == [])
    }

    @Test(arguments: [("web", [0]), ("front", [0]), ("wrong", []), ("everything", []), ("by-hand", [])])
    func `a Service finds the workloads whose Pods it selects`(name: String, positions: [Int]) throws {
        let service = try #require(set.first(Service.self, named: name))
        #expect(set.workloads(for: service).map(\.position) == positions)
    }

    @Test func `an Ingress finds its Services, and they find it`() throws {
        let ingress = try #require(set.all(Ingress.self).first)
        let services = set.services(for: ingress)
        #expect(
            services.map(\.path.description) == [
                "spec.defaultBackend.service", "spec.rules[1].http.paths[0].backend.service",
            ]
        )
        #expect(services.map { $0.service?.resource.metadata.name } == [nil, "web"])
        let service = try #require(services[1].service)
        #expect(names(set.ingresses(for: service)) == ["shop"])
        #expect(names(set.ingresses(for: try #require(set.first(Service.self, named: "front")))) == [])
    }

    private static func action(_ services: [String]) -> String {
        let groups = services.map { #"{"serviceName":"\#($0)","servicePort":80}"# }.joined(separator: ",")
        return #"{"type":"forward","forwardConfig":{"targetGroups":[\#(groups)]}}"#
    }

    @Test func `an Ingress finds the Services of its actions, and they find it`() throws {
        func stand(_ name: String) -> IngressBackend {
            IngressBackend(
                service: IngressServiceBackend(name: name, port: ServiceBackendPort(name: "use-annotation"))
            )
        }
        let paths = ["split", "web", "split", "broken", "absent"].map { name in
            HTTPIngressPath(pathType: .prefix, backend: name == "web" ? Self.backend(name) : stand(name))
        }
        let ingress = Ingress(
            metadata: ObjectMeta(
                name: "shop",
                annotations: [
                    "alb.ingress.kubernetes.io/actions.split": Self.action(["blue", "green"]),
                    "alb.ingress.kubernetes.io/actions.unused": Self.action(["split"]),
                    "alb.ingress.kubernetes.io/actions.broken": "{",
                ]
            ),
            spec: IngressSpec(rules: [IngressRule(http: HTTPIngressRuleValue(paths: paths))])
        )
        let services = ["web", "blue", "split"].map { Self.service($0, selector: nil) }
        let set = ResourceSet([AnyResource(ingress)] + services)
        let found = set.services(for: try #require(set.all(Ingress.self).first))
        #expect(
            found.map { "\($0.path) \($0.backend.name):\($0.backend.port?.number ?? 0) \($0.service?.position ?? -1)" }
                == [
                    "spec.rules[0].http.paths[0].backend.service blue:80 2",
                    "spec.rules[0].http.paths[0].backend.service green:80 -1",
                    "spec.rules[0].http.paths[1].backend.service web:80 1",
                ]
        )
        let ingresses = set.all(Service.self).map { names(set.ingresses(for: $0)) }
        #expect(ingresses == [["shop"], ["shop"], []])
    }

    @Test(arguments: ["app", "zone"])
    func `a label that all Services demand makes no more of them candidates`(common: String) {
        let count = 200
        let labels = (0..<count).map { [common: "shop", "name": "\($0)"] }
        let set = ResourceSet(
            labels.enumerated().map { Self.deployment("\($0)", labels: $1) }
                + labels.enumerated().map { Self.service("\($0)", selector: $1) }
        )
        #expect(set.workloads.map { set.serviceCandidates(for: $0) } == (count..<2 * count).map { [$0] })
        #expect(names(set.services(for: set.workloads[7])) == ["7"])
    }

    @Test func `a label of one Service that all workloads have makes it no candidate of all`() {
        let set = ResourceSet(
            (0..<50).map { Self.deployment("\($0)", labels: ["mesh": "on", "name": "\($0 / 2)"]) }
                + [Self.service("only", selector: ["mesh": "on", "name": "3"])]
                + (0..<9).map { Self.service("other-\($0)", selector: ["name": "3"]) }
        )
        #expect(set.workloads.map { set.serviceCandidates(for: $0).count } == (0..<50).map { $0 / 2 == 3 ? 10 : 0 })
    }

    @Test func `a binding finds its Service, and is found`() throws {
        let binding = try #require(set.all(TargetGroupBinding.self).first)
        let service = try #require(set.service(for: binding))
        #expect(service.resource.metadata.name == "web")
        #expect(names(set.targetGroupBindings(for: service)) == ["k8s-web"])
    }

    @Test func `a workload finds its budgets and its autoscalers`() {
        #expect(names(set.disruptionBudgets(for: set.workloads[0])) == ["web", "all", "expression"])
        #expect(names(set.disruptionBudgets(for: set.workloads[1])) == [])
        #expect(names(set.disruptionBudgets(for: set.workloads[2])) == ["all"])
        #expect(names(set.autoscalers(for: set.workloads[0])) == ["web", "short"])
        #expect(names(set.autoscalers(for: set.workloads[1])) == [])
    }

    @Test func `resources are found by name and by label`() {
        #expect(set.first(Deployment.self, named: "web")?.position == 0)
        #expect(set.first(Deployment.self, named: "web", namespace: "other")?.position == 1)
        #expect(set.first(Deployment.self, named: "gone")?.position == nil)
        let labelled = ResourceSet([
            AnyResource(Namespace(metadata: ObjectMeta(name: "a", labels: ["x": "1"]))),
            AnyResource(Namespace(metadata: ObjectMeta(name: "b", labels: ["x": "2"]))),
        ])
        let selector = LabelSelector(matchLabels: ["x": "2"])
        #expect(labelled.resources(selectedBy: selector).map(\.position) == [1])
        #expect(labelled.resources(selectedBy: selector, namespace: "other").isEmpty)
    }
}
