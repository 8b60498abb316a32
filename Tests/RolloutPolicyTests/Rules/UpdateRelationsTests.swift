// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import RolloutPolicy
import TargetGroups
import Testing

struct UpdateRelationsTests {
    private static let refused = [
        RelationCase(
            "a Pod that may go before a new one is healthy",
            OldPodsGoFirst(),
            line: """
                Deployment/web: spec.strategy.rollingUpdate.maxUnavailable: note: 1 Pod of 3 may go before new \
                ones are healthy at the load balancer; let maxUnavailable be 0 and maxSurge 1 or more \
                [old-pods-go-first]
                """,
            fix: "Let new Pods come before old ones go"
        ) {
            $0.deployment.spec.strategy = DeploymentStrategy(
                rollingUpdate: RollingUpdateDeployment(maxUnavailable: "34%", maxSurge: 0)
            )
        },
        RelationCase(
            "a port of the node and a surge",
            HostPortBlocksSurge(),
            line: """
                Deployment/web: spec.strategy.rollingUpdate.maxSurge: warning: old Pods stay until new ones are \
                available, but two of them cannot have the same port of a node; give up the port of the node, or \
                let maxUnavailable be 1 with two replicas or more [host-port-blocks-surge]
                """,
            others: ["Deployment/web: spec.template.spec.containers[0].ports[0].hostPort"]
        ) { $0.web.ports?[0].hostPort = 8080 },
        RelationCase(
            "the network of the node and a surge",
            HostPortBlocksSurge(),
            line: """
                Deployment/web: spec.strategy.rollingUpdate.maxSurge: warning: old Pods stay until new ones are \
                available, but two of them cannot have the same port of a node; give up the port of the node, or \
                let maxUnavailable be 1 with two replicas or more [host-port-blocks-surge]
                """,
            others: ["Deployment/web: spec.template.spec.containers[0].ports[0].containerPort"]
        ) { $0.pod.hostNetwork = true },
        RelationCase(
            "a liveness probe that is faster than the readiness probe",
            LivenessKillsStartup(),
            line: """
                Deployment/web: spec.template.spec.containers[0].livenessProbe: warning: the liveness probe of \
                web can restart it after 20 s, but the readiness probe waits 60 s; add a startup probe that \
                allows for 60 s [liveness-kills-startup]
                """,
            others: ["Deployment/web: spec.template.spec.containers[0].readinessProbe.initialDelaySeconds"]
        ) {
            $0.web.livenessProbe = Probe(httpGet: HTTPGetAction(path: "/live", port: 8080))
            $0.web.readinessProbe = Probe(httpGet: HTTPGetAction(path: "/", port: 8080), initialDelaySeconds: 60)
        },
        RelationCase(
            "a liveness probe that is faster than the start-up that is stated",
            LivenessKillsStartup(),
            Shop(),
            Assumptions(startup: .stated(upTo: .seconds(45))),
            line: """
                Deployment/web: spec.template.spec.containers[0].livenessProbe: warning: the liveness probe of \
                web can restart it after 30 s, but it may need 45 s to start; add a startup probe that allows for \
                45 s [liveness-kills-startup]
                """
        ) { $0.web.livenessProbe = Probe(httpGet: HTTPGetAction(path: "/live", port: 8080), initialDelaySeconds: 10) },
        RelationCase(
            "a readiness probe with a grace period",
            ReadinessProbeGracePeriod(),
            line: """
                Deployment/web: spec.template.spec.containers[0].readinessProbe.terminationGracePeriodSeconds: \
                error: the readiness probe of web has a grace period of 5 s, which the API server refuses; remove \
                it [readiness-probe-grace-period]
                """,
            fix: "Remove the grace period of the probe"
        ) {
            $0.web.readinessProbe = Probe(
                httpGet: HTTPGetAction(path: "/", port: 8080),
                terminationGracePeriodSeconds: 5
            )
        },
    ]

    @Test(arguments: refused)
    func `what makes updates hang or hurts them is told`(_ example: RelationCase) throws {
        try example.check()
    }

    @Test func `a DaemonSet whose Pods take a port of their node cannot surge`() throws {
        var shop = Shop()
        shop.web.ports?[0].hostPort = 80
        let set = DaemonSet(
            metadata: ObjectMeta(name: "edge"),
            spec: DaemonSetSpec(
                selector: LabelSelector(matchLabels: ["app": "web"]),
                template: shop.deployment.spec.template,
                updateStrategy: DaemonSetUpdateStrategy(rollingUpdate: RollingUpdateDaemonSet(maxSurge: 1))
            )
        )
        let finding = try #require(HostPortBlocksSurge().findings(in: ResourceSet([AnyResource(set)])).first)
        #expect(
            finding.description == """
                DaemonSet/edge: spec.updateStrategy.rollingUpdate.maxSurge: warning: a new Pod comes beside the old one \
                on its node, but both need the same port; let maxSurge be 0 and maxUnavailable 1 [host-port-blocks-surge]
                """
        )
    }

    @Test func `a startup probe holds the liveness probe back`() {
        var shop = Shop()
        let probe = Probe(httpGet: HTTPGetAction(path: "/", port: 8080))
        shop.web.livenessProbe = probe
        shop.web.readinessProbe = Probe(httpGet: HTTPGetAction(path: "/", port: 8080), initialDelaySeconds: 60)
        shop.web.startupProbe = probe
        #expect(LivenessKillsStartup().findings(in: shop.resources).isEmpty)
    }
}
