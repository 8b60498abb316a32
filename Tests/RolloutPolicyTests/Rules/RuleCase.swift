// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import TargetGroups
import Testing

/// Manifests, and what one rule says of them.
struct RuleCase: Sendable, CustomTestStringConvertible {
    let code: Finding.Code
    let name: String
    let resources: [AnyResource]
    let findings: [String]

    /// Manifests that a rule objects to, or accepts where there are no findings.
    init(_ code: Finding.Code, _ name: String, _ resources: [AnyResource], _ findings: String...) {
        self.code = code
        self.name = name
        self.resources = resources
        self.findings = findings
    }

    var testDescription: String { "\(code): \(name)" }

    /// What the rule says, each in one line.
    func lines() throws -> [String] {
        let rule = try #require(RuleCatalogue.general.first { type(of: $0).about.code == code })
        return RolloutRules([rule]).findings(in: ResourceSet(resources)).map(\.description)
    }

    /// The cases of all suites.
    static var all: [RuleCase] {
        ValidityRulesTests.cases + ProbeRulesTests.cases + AvailabilityRulesTests.cases + DisruptionRulesTests.cases
            + AutoscalingRulesTests.cases + ReferenceRulesTests.cases + UpdateRulesTests.cases
    }
}

/// Manifests that no rule of the general catalogue objects to, and changes of them.
enum Manifests {
    static let selector = LabelSelector(matchLabels: ["app": "web"])

    static let container = Container(
        name: "web",
        image: "nginx:1.29.3",
        ports: [ContainerPort(name: "http", containerPort: 8080)],
        livenessProbe: probe("/live"),
        readinessProbe: probe("/ready"),
        lifecycle: Lifecycle(preStop: LifecycleHandler(sleep: SleepAction(seconds: 70)))
    )

    static func probe(_ path: String, port: IntOrString = "http") -> Probe {
        Probe(
            httpGet: HTTPGetAction(path: path, port: port),
            initialDelaySeconds: 5,
            timeoutSeconds: 2,
            periodSeconds: 5,
            successThreshold: 1,
            failureThreshold: 3
        )
    }

    static var template: PodTemplateSpec {
        PodTemplateSpec(
            metadata: ObjectMeta(labels: ["app": "web"]),
            spec: PodSpec(
                containers: [container],
                terminationGracePeriodSeconds: 100,
                priorityClassName: "serving",
                topologySpreadConstraints: [
                    TopologySpreadConstraint(
                        maxSkew: 1,
                        topologyKey: "kubernetes.io/hostname",
                        whenUnsatisfiable: .doNotSchedule,
                        labelSelector: selector
                    )
                ]
            )
        )
    }

    static func deployment(
        _ name: String = "web",
        replicas: Int? = 3,
        _ change: (inout Deployment) -> Void = { _ in }
    ) -> AnyResource {
        var deployment = Deployment(
            metadata: ObjectMeta(name: name),
            spec: DeploymentSpec(replicas: replicas, selector: selector, template: template)
        )
        change(&deployment)
        return AnyResource(deployment)
    }

    static func statefulSet(
        replicas: Int? = 3,
        _ change: (inout StatefulSet) -> Void = { _ in }
    ) -> AnyResource {
        var statefulSet = StatefulSet(
            metadata: ObjectMeta(name: "web"),
            spec: StatefulSetSpec(replicas: replicas, selector: selector, template: template, serviceName: "web")
        )
        change(&statefulSet)
        return AnyResource(statefulSet)
    }

    static func daemonSet(_ change: (inout DaemonSet) -> Void = { _ in }) -> AnyResource {
        var daemonSet = DaemonSet(
            metadata: ObjectMeta(name: "web"),
            spec: DaemonSetSpec(selector: selector, template: template)
        )
        change(&daemonSet)
        return AnyResource(daemonSet)
    }

    /// A Deployment whose only container is changed.
    static func deployment(container change: (inout Container) -> Void) -> AnyResource {
        deployment { change(&$0.spec.template.spec.containers[0]) }
    }

    static func service(_ name: String = "web", _ change: (inout Service) -> Void = { _ in }) -> AnyResource {
        var service = Service(
            metadata: ObjectMeta(name: name),
            spec: ServiceSpec(ports: [ServicePort(port: 80, targetPort: "http")], selector: ["app": "web"])
        )
        change(&service)
        return AnyResource(service)
    }

    static func budget(
        _ name: String = "web",
        minAvailable: IntOrString? = nil,
        maxUnavailable: IntOrString? = nil,
        selector: LabelSelector? = selector
    ) -> AnyResource {
        AnyResource(
            PodDisruptionBudget(
                metadata: ObjectMeta(name: name),
                spec: PodDisruptionBudgetSpec(
                    minAvailable: minAvailable,
                    selector: selector,
                    maxUnavailable: maxUnavailable,
                    unhealthyPodEvictionPolicy: .alwaysAllow
                )
            )
        )
    }

    static func autoscaler(
        _ name: String = "web",
        of kind: String = "Deployment",
        apiVersion: String? = "apps/v1",
        target: String = "web",
        least: Int? = 2,
        most: Int = 10
    ) -> AnyResource {
        AnyResource(
            HorizontalPodAutoscaler(
                metadata: ObjectMeta(name: name),
                spec: HorizontalPodAutoscalerSpec(
                    scaleTargetRef: CrossVersionObjectReference(kind: kind, name: target, apiVersion: apiVersion),
                    minReplicas: least,
                    maxReplicas: most
                )
            )
        )
    }

    static func ingress(service: String = "web", port: ServiceBackendPort? = .init(number: 80)) -> AnyResource {
        let backend = IngressBackend(service: IngressServiceBackend(name: service, port: port))
        let path = HTTPIngressPath(path: "/", pathType: .prefix, backend: backend)
        return AnyResource(
            Ingress(
                metadata: ObjectMeta(name: "web"),
                spec: IngressSpec(rules: [IngressRule(http: HTTPIngressRuleValue(paths: [path]))])
            )
        )
    }

    static func rollout(_ spec: JSONObject) -> AnyResource {
        untyped("argoproj.io/v1alpha1", "Rollout", spec)
    }

    static func untyped(_ apiVersion: String, _ kind: String, _ spec: JSONObject) -> AnyResource {
        AnyResource(
            UntypedResource([
                "apiVersion": .string(apiVersion), "kind": .string(kind), "metadata": ["name": "web"],
                "spec": .object(spec),
            ])
        )
    }

    /// What a careful team writes: nothing in it is objected to.
    static let good = [
        deployment(replicas: nil), service(), budget(maxUnavailable: 1), autoscaler(), ingress(),
    ]
}
