// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import RolloutPolicy
import TargetGroups
import Testing

struct LoadBalancingRulesTests {
    private static let label = "Namespace/default: metadata.labels[elbv2.k8s.aws/pod-readiness-gate-inject]"

    private static let refused = [
        RelationCase(
            "a label with a value that has no effect",
            ReadinessGateNotInjected(),
            line: """
                Namespace/default: metadata.labels[elbv2.k8s.aws/pod-readiness-gate-inject]: warning: the Pod \
                gets no readiness gate: the label elbv2.k8s.aws/pod-readiness-gate-inject of the namespace \
                "default" has the value "true", and only "enabled" has an effect; label the namespace \
                elbv2.k8s.aws/pod-readiness-gate-inject=enabled [readiness-gate-not-injected]
                """,
            fix: "Label the namespace elbv2.k8s.aws/pod-readiness-gate-inject=enabled"
        ) {
            $0.namespace?.metadata.labels = [InjectionLabel.key: "true"]
            $0.deployment.spec.minReadySeconds = 100
        },
        RelationCase(
            "a label on the Pods",
            ReadinessGateNotInjected(),
            line: """
                Namespace/default: metadata.labels[elbv2.k8s.aws/pod-readiness-gate-inject]: warning: the Pod \
                gets no readiness gate: the namespace "default" has no label \
                elbv2.k8s.aws/pod-readiness-gate-inject=enabled; on the Pod the label has no effect; label the \
                namespace elbv2.k8s.aws/pod-readiness-gate-inject=enabled [readiness-gate-not-injected]
                """,
            others: ["Deployment/web: spec.template.metadata.labels[elbv2.k8s.aws/pod-readiness-gate-inject]"],
            fix: "Label the namespace elbv2.k8s.aws/pod-readiness-gate-inject=enabled"
        ) {
            $0.namespace?.metadata.labels = nil
            $0.deployment.spec.template.metadata.labels?[InjectionLabel.key] = "enabled"
            $0.deployment.spec.minReadySeconds = 100
        },
        RelationCase(
            "gates that nothing opens",
            ReadinessGateWithoutBinding(),
            line: """
                Deployment/web: spec.template.spec.readinessGates[0]: warning: no TargetGroupBinding is known \
                that opens "target-health.elbv2.k8s.aws/k8s-shop-web-0123456789", \
                "target-health.alb.ingress.k8s.aws/web_web_80"; remove the gate; the controller injects those \
                that it opens [readiness-gate-without-binding]
                """,
            fix: "Remove gates that nothing opens"
        ) {
            $0.service.spec.selector = ["app": "another"]
            $0.pod.readinessGates = [
                TargetHealthGate(bindingName: "k8s-shop-web-0123456789").readinessGate,
                PodReadinessGate(conditionType: PodConditionType("example.com/warm")),
                PodReadinessGate(conditionType: PodConditionType("target-health.alb.ingress.k8s.aws/web_web_80")),
            ]
        },
        RelationCase(
            "a label for targets of type instance",
            InstanceTargetsHaveNoGates(),
            line: """
                Ingress/web: metadata.annotations[alb.ingress.kubernetes.io/target-type]: note: the Pods of \
                Deployment/web get no readiness gates, because the targets are of type "instance" (Ingress \
                default/web, annotation alb.ingress.kubernetes.io/target-type); use targets of type ip \
                [instance-targets-have-no-gates]
                """,
            others: [label]
        ) {
            $0.annotate("target-type", "instance")
            $0.service.spec.type = .nodePort
            $0.service.spec.ports = [ServicePort(port: 80, targetPort: 8080, nodePort: 30000)]
        },
        RelationCase(
            "another path than the readiness probe's",
            HealthCheckDiffersFromReadiness(),
            line: """
                Ingress/web: metadata.annotations[alb.ingress.kubernetes.io/healthcheck-path]: note: the load \
                balancer asks / (default of the controller), but the readiness probe asks /ready; let both ask \
                the same path [health-check-differs-from-readiness]
                """,
            others: ["Deployment/web: spec.template.spec.containers[0].readinessProbe.httpGet.path"]
        ) { $0.web.readinessProbe = Probe(httpGet: HTTPGetAction(path: "/ready", port: 8080)) },
        RelationCase(
            "a port that no container has",
            HealthCheckDiffersFromReadiness(),
            line: """
                Ingress/web: metadata.annotations[alb.ingress.kubernetes.io/healthcheck-port]: note: the load \
                balancer asks the port 9090 (Ingress default/web, annotation \
                alb.ingress.kubernetes.io/healthcheck-port), which no container names; use a port of a container, \
                or traffic-port [health-check-differs-from-readiness]
                """,
            others: ["Deployment/web: spec.template.spec.containers"]
        ) { $0.annotate("healthcheck-port", "9090") },
        RelationCase(
            "a workload that is created first",
            WorkloadBeforeService(),
            line: """
                Deployment/web: note: Deployment/web is created before Ingress/later, so that its first Pods get \
                no readiness gates; let it stand behind, and restart the workload once the TargetGroupBinding \
                exists [workload-before-service]
                """,
            others: ["Ingress/later: "]
        ) {
            var later = $0.ingress
            later?.metadata.name = "later"
            $0.others = [later].compactMap { $0.map { AnyResource($0) } }
            $0.ingress = nil
        },
        RelationCase(
            "a Service that chooses a colour",
            SelectorFlipBypassesGates(),
            line: """
                Service/web: spec.selector[color]: warning: Service web selects color=blue; Deployment/green \
                differs in that label only, and its Pods get no readiness gates for this Service; use a Service \
                and a target group for each, and move the weights of the Ingress [selector-flip-bypasses-gates]
                """,
            others: ["Deployment/green: spec.template.metadata.labels[color]"]
        ) {
            $0.deployment.spec.template.metadata.labels = ["app": "web", "color": "blue"]
            $0.service.spec.selector = ["app": "web", "color": "blue"]
            var green = $0.deployment
            green.metadata.name = "green"
            green.spec.template.metadata.labels = ["app": "web", "color": "green"]
            $0.others = [AnyResource(green)]
        },
        RelationCase(
            "a deregistration delay that outlives the Pods",
            DeregistrationOutlastsPods(),
            line: """
                Ingress/web: metadata.annotations[alb.ingress.kubernetes.io/target-group-attributes]: note: the \
                deregistration delay is 300 s, but a Pod ends 91 s after its deletion, and with it all requests; \
                let the grace period be longer if requests are, or the delay shorter if they are not \
                [deregistration-outlasts-pods]
                """,
            others: ["Deployment/web: spec.template.spec.terminationGracePeriodSeconds"]
        ) { $0.annotate("target-group-attributes", "deregistration_delay.timeout_seconds=300") },
    ]

    @Test(arguments: refused)
    func `what goes wrong between Pods and load balancer is told at its place`(_ example: RelationCase) throws {
        try example.check()
    }

    @Test func `a gate of a binding in the set is right, and so are gates of others`() {
        var shop = Shop()
        shop.ingress = nil
        shop.others = [
            AnyResource(
                TargetGroupBinding(
                    metadata: ObjectMeta(name: "mine"),
                    spec: TargetGroupBindingSpec(targetType: .ip, serviceRef: ServiceReference(name: "web", port: 80))
                )
            )
        ]
        shop.pod.readinessGates = [
            TargetHealthGate(bindingName: "mine").readinessGate,
            PodReadinessGate(conditionType: PodConditionType("example.com/warm")),
        ]
        #expect(ReadinessGateWithoutBinding().findings(in: shop.resources).map(\.description) == [])
    }

    @Test func `two versions with Services of their own are no flip`() {
        var shop = Shop()
        var green = shop.deployment
        green.metadata.name = "green"
        green.spec.template.metadata.labels = ["app": "web-green", "color": "green"]
        shop.deployment.spec.template.metadata.labels = ["app": "web", "color": "blue"]
        shop.service.spec.selector = ["app": "web", "color": "blue"]
        shop.others = [AnyResource(green)]
        #expect(SelectorFlipBypassesGates().findings(in: shop.resources).map(\.description) == [])
    }
}
