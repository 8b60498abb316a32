// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import TargetGroups
import TestSupport

/// A Deployment behind an Application Load Balancer with targets of type ip, whose rollouts are safe.
///
/// Each fixture is this with something changed.
struct Shop {
    var deployment: Deployment
    var service: Service
    var ingress: Ingress?
    var namespace: Namespace?
    var others: [AnyResource] = []

    /// A shop whose hook is the handler, in a grace period.
    init(_ preStop: LifecycleHandler? = .sleeping(71), grace: Int? = 91) {
        let web = Container(
            name: "web",
            image: "nginx:1.29",
            ports: [ContainerPort(containerPort: 8080)],
            lifecycle: preStop.map { Lifecycle(preStop: $0) }
        )
        deployment = Deployment(
            metadata: ObjectMeta(name: "web"),
            spec: DeploymentSpec(
                replicas: 3,
                selector: LabelSelector(matchLabels: ["app": "web"]),
                template: PodTemplateSpec(
                    metadata: ObjectMeta(labels: ["app": "web"]),
                    spec: PodSpec(containers: [web], terminationGracePeriodSeconds: grace)
                )
            )
        )
        service = Service(
            metadata: ObjectMeta(name: "web"),
            spec: ServiceSpec(ports: [ServicePort(port: 80, targetPort: 8080)], selector: ["app": "web"])
        )
        let backend = IngressServiceBackend(name: "web", port: ServiceBackendPort(number: 80))
        ingress = Ingress(
            metadata: ObjectMeta(name: "web", annotations: ["alb.ingress.kubernetes.io/target-type": "ip"]),
            spec: IngressSpec(ingressClassName: "alb", defaultBackend: IngressBackend(service: backend))
        )
        namespace = Namespace(metadata: ObjectMeta(name: "default", labels: [InjectionLabel.key: "enabled"]))
    }

    /// The specification of the Pods.
    var pod: PodSpec {
        get { deployment.spec.template.spec }
        set { deployment.spec.template.spec = newValue }
    }

    /// The container.
    var web: Container {
        get { pod.containers[0] }
        set { pod.containers[0] = newValue }
    }

    /// Namespace, Service, Ingress, Deployment and whatever else, in this order.
    var resources: ResourceSet {
        ResourceSet(
            [namespace.map { AnyResource($0) }, AnyResource(service), ingress.map { AnyResource($0) }].compactMap { $0 }
                + [AnyResource(deployment)] + others
        )
    }

    /// Sets an annotation of the Ingress.
    mutating func annotate(_ suffix: String, _ value: String) {
        ingress?.metadata.annotations?["alb.ingress.kubernetes.io/" + suffix] = value
    }
}

extension LifecycleHandler {
    /// The native sleep.
    static func sleeping(_ seconds: Int) -> LifecycleHandler { LifecycleHandler(sleep: SleepAction(seconds: seconds)) }

    /// A command of the image.
    static func running(_ command: String...) -> LifecycleHandler {
        LifecycleHandler(exec: ExecAction(command: command))
    }
}

extension Rule {
    /// What the rule objects to in resources.
    func findings(in resources: ResourceSet, _ assumptions: Assumptions = Assumptions()) -> [Finding] {
        RolloutRules([self], assumptions: assumptions).findings(in: resources)
    }
}

extension Finding {
    /// Kind, name and field of the place, and those of the other sides.
    var sides: [String] { ([place] + related).map { "\($0.object): \($0.path)" } }
}
