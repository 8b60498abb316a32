// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups
import Testing

struct GatePredictionTests {
    private static func resources(
        label: String? = "enabled",
        hasNamespace: Bool = true,
        selector: [String: String] = ["app": "web"],
        ingressAnnotations: [String: String]? = ["alb.ingress.kubernetes.io/target-type": "ip"],
        namespace: String? = "shop"
    ) -> ResourceSet {
        let labels = label.map { [InjectionLabel.key: $0] }
        var resources = [
            AnyResource(
                Deployment(
                    metadata: ObjectMeta(name: "web", namespace: namespace),
                    spec: DeploymentSpec(
                        selector: LabelSelector(matchLabels: ["app": "web"]),
                        template: PodTemplateSpec(
                            metadata: ObjectMeta(labels: ["app": "web"]),
                            spec: PodSpec(containers: [Container(name: "web")])
                        )
                    )
                )
            ),
            AnyResource(
                Service(
                    metadata: ObjectMeta(name: "web", namespace: namespace),
                    spec: ServiceSpec(
                        ports: [ServicePort(port: 80, targetPort: 8080, nodePort: 30080)],
                        selector: selector,
                        type: .nodePort
                    )
                )
            ),
        ]
        if hasNamespace {
            resources.append(AnyResource(Namespace(metadata: ObjectMeta(name: namespace ?? "default", labels: labels))))
        }
        if let ingressAnnotations {
            resources.append(
                AnyResource(
                    Ingress(
                        metadata: ObjectMeta(name: "web", namespace: namespace, annotations: ingressAnnotations),
                        spec: IngressSpec(
                            ingressClassName: "alb",
                            defaultBackend: IngressBackend(
                                service: IngressServiceBackend(name: "web", port: ServiceBackendPort(number: 80))
                            )
                        )
                    )
                )
            )
        }
        return ResourceSet(resources)
    }

    private func prediction(
        _ resources: ResourceSet,
        options: ControllerOptions = ControllerOptions()
    ) throws -> GatePrediction {
        GatePrediction(forPodsOf: try #require(resources.workloads.first), in: resources, options: options)
    }

    @Test func `Pods behind an Ingress with targets of type ip will have a gate, and what it takes is said`() throws {
        let prediction = try prediction(Self.resources())
        #expect(prediction.willHaveGates == true)
        #expect(
            prediction.description == """
                A readiness gate for the Pods of Deployment/web.
                - Ingress shop/web: targets of type "ip" (Ingress shop/web, annotation \
                alb.ingress.kubernetes.io/target-type), gate with the name that the controller gives to the binding
                Before the Pods are created there must be the Service "web" and the TargetGroupBinding; Pods that are \
                older never get the gate.
                """
        )
    }

    @Test(arguments: [nil, "shop"])
    func `targets of type instance have no gate`(namespace: String?) throws {
        let prediction = try prediction(Self.resources(ingressAnnotations: [:], namespace: namespace))
        #expect(prediction.willHaveGates == false)
        #expect(prediction.targets.map(\.hasGate) == [false])
        #expect(
            prediction.summary
                == "No readiness gate: the load balancer sends to nodes, not to the Pods of Deployment/web."
        )
        let options = ControllerOptions(defaultTargetType: .ip)
        #expect(try self.prediction(Self.resources(ingressAnnotations: [:]), options: options).willHaveGates == true)
    }

    @Test func `without a Service or a load balancer there is no gate`() throws {
        let unselected = try prediction(Self.resources(selector: ["app": "api"]))
        #expect(unselected.willHaveGates == false)
        #expect(unselected.description == "No readiness gate: no Service selects the Pods of Deployment/web.")
        let unbound = try prediction(Self.resources(ingressAnnotations: nil))
        #expect(
            unbound.description == "No readiness gate: nothing sends from a load balancer to the Service \"web\"."
        )
    }

    @Test func `a namespace without the label has no gates, and one that is not known leaves it open`() throws {
        let unlabeled = try prediction(Self.resources(label: "true"))
        #expect(unlabeled.willHaveGates == false)
        #expect(unlabeled.summary.hasSuffix("has the value \"true\", and only \"enabled\" has an effect."))
        let unknown = try prediction(Self.resources(hasNamespace: false))
        #expect(unknown.willHaveGates == nil)
        #expect(
            unknown.summary == """
                A readiness gate for the Pods of Deployment/web, if the namespace "shop", which is not known here, has \
                the label elbv2.k8s.aws/pod-readiness-gate-inject=enabled.
                """
        )
    }

    @Test func `target groups that are resolved already are not resolved again`() throws {
        let resources = Self.resources()
        let workload = try #require(resources.workloads.first)
        let prediction = GatePrediction(forPodsOf: workload, in: resources, resolution: resources.targetGroups())
        #expect(prediction.description == GatePrediction(forPodsOf: workload, in: resources).description)
        let nothing = GatePrediction(forPodsOf: workload, in: resources, resolution: ResourceSet().targetGroups())
        #expect(nothing.targets.isEmpty)
    }

    @Test func `a controller that does not inject gates is told`() throws {
        let options = ControllerOptions(injectsReadinessGates: false)
        let prediction = try prediction(Self.resources(), options: options)
        #expect(prediction.willHaveGates == false)
        #expect(prediction.summary.hasSuffix("the controller runs with --enable-pod-readiness-gate-inject=false."))
    }

    @Test(arguments: [nil, ["ingress.k8s.aws/stack-name": "web", "ingress.k8s.aws/stack-namespace": "shop"]])
    func `a binding that is there gives the gate its name`(labels: [String: String]?) throws {
        let binding = TargetGroupBinding(
            metadata: ObjectMeta(name: "own", namespace: "shop", labels: labels),
            spec: TargetGroupBindingSpec(
                targetGroupARN: "arn",
                targetType: .ip,
                serviceRef: ServiceReference(name: "web", port: 80)
            )
        )
        let resources = Self.resources(ingressAnnotations: nil).resources + [AnyResource(binding)]
        let prediction = try prediction(ResourceSet(resources))
        #expect(prediction.targets.map(\.gate) == [TargetHealthGate(bindingName: "own")])
        #expect(prediction.description.contains("gate target-health.elbv2.k8s.aws/own\n"))
    }
}
