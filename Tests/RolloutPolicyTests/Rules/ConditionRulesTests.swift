// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import RolloutPolicy
import TargetGroups
import Testing

struct ConditionRulesTests {
    private static let shutdown = [
        RelationCase(
            "no hook",
            SleepShorterThanRouting(),
            Shop(nil, grace: nil),
            line: """
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop: error: web has no preStop \
                hook, but new requests arrive until 71 s; a request fails at 71 s: the connection is refused, and \
                the client sees HTTP 502; let preStop sleep 71 s and let terminationGracePeriodSeconds be 91 \
                [sleep-shorter-than-routing]
                """,
            others: ["Deployment/web: spec.template.spec.terminationGracePeriodSeconds", "Ingress/web: "],
            fix: "Let preStop sleep 71 s and let terminationGracePeriodSeconds be 91"
        ),
        RelationCase(
            "a sleep of the image that is too short",
            SleepShorterThanRouting(),
            Shop(.running("sh", "-c", "sleep 40"), grace: 60),
            line: """
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop: error: the preStop hook of \
                web takes 40 s, but new requests arrive until 71 s; a request fails at 71 s: the connection is \
                refused, and the client sees HTTP 502; let preStop sleep 71 s and let \
                terminationGracePeriodSeconds be 91 [sleep-shorter-than-routing]
                """,
            others: ["Deployment/web: spec.template.spec.terminationGracePeriodSeconds", "Ingress/web: "],
            fix: "Let preStop sleep 71 s and let terminationGracePeriodSeconds be 91"
        ),
        RelationCase(
            "a sleep that only assumptions make too short",
            SleepShorterThanRouting(),
            Shop(.sleeping(65)),
            line: """
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop: warning: the preStop hook of \
                web takes 65 s, but new requests arrive until 71 s; a request fails at 71 s: the connection is \
                refused, and the client sees HTTP 502; let preStop sleep 71 s and let \
                terminationGracePeriodSeconds be 91 [sleep-shorter-than-routing]
                """,
            others: ["Deployment/web: spec.template.spec.terminationGracePeriodSeconds", "Ingress/web: "],
            fix: "Let preStop sleep 71 s and let terminationGracePeriodSeconds be 91"
        ),
        RelationCase(
            "a hook that is not understood",
            SleepShorterThanRouting(),
            Shop(.running("/drain.sh")),
            line: """
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop: warning: nobody knows how \
                long the preStop hook of web takes (it runs /drain.sh, which is unknown and may stop the server), but \
                new requests arrive until 71 s; a request fails at 71 s: the connection is refused, and the client \
                sees HTTP 502; state what the hook does in Assumptions.hooks["web"] [sleep-shorter-than-routing]
                """,
            others: ["Deployment/web: spec.template.spec.terminationGracePeriodSeconds", "Ingress/web: "]
        ),
        RelationCase(
            "a hook of a known time that may stop the server",
            SleepShorterThanRouting(),
            Shop(.running("sh", "-c", "kill -USR1 1; sleep 71")),
            line: """
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop: warning: nobody knows whether \
                the preStop hook of web stops the server (it runs kill -USR1 1, which may stop the server, then sleeps \
                71 s), but new requests arrive until 71 s; a request fails at 71 s: the connection is refused, and the \
                client sees HTTP 502; state what the hook does in Assumptions.hooks["web"] [sleep-shorter-than-routing]
                """,
            others: ["Deployment/web: spec.template.spec.terminationGracePeriodSeconds", "Ingress/web: "]
        ),
        RelationCase(
            "a hook that surely stops the server, for as long as it may take",
            SleepShorterThanRouting(),
            Shop(.running("sh", "-c", "nginx -s quit; while killall -0 nginx; do sleep 1; done")),
            line: """
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop: error: the preStop hook of web \
                stops the server at 0 s (it runs nginx -s quit, which stops the server, then runs "while killall -0 \
                nginx; do sleep 1; done", which is unknown and may stop the server), but new requests arrive until \
                71 s; a request fails at 71 s: the connection is refused, and the client sees HTTP 502; container web: \
                its preStop hook is the command sh -c nginx -s quit; while killall -0 nginx; do sleep 1; done, whose \
                time cannot be told; expected none or a sleep, such as sleep: {seconds: 70} or exec: {command: [sleep, \
                "70"]} [sleep-shorter-than-routing]
                """,
            others: ["Deployment/web: spec.template.spec.terminationGracePeriodSeconds", "Ingress/web: "]
        ),
        RelationCase(
            "a TCP socket",
            SleepShorterThanRouting(),
            Shop(LifecycleHandler(tcpSocket: TCPSocketAction(port: 8080))),
            line: """
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop: error: the preStop hook of \
                web takes 0 s (a TCP socket is no handler that runs: it fails at once), but new requests arrive \
                until 71 s; a request fails at 71 s: the connection is refused, and the client sees HTTP 502; let \
                preStop sleep 71 s and let terminationGracePeriodSeconds be 91 [sleep-shorter-than-routing]
                """,
            others: ["Deployment/web: spec.template.spec.terminationGracePeriodSeconds", "Ingress/web: "],
            fix: "Let preStop sleep 71 s and let terminationGracePeriodSeconds be 91"
        ),
        RelationCase(
            "a grace period that ends before the requests",
            RequestsCutOff(),
            Shop(grace: 73),
            Assumptions(application: .draining(longestRequest: 30)),
            line: """
                Deployment/web: spec.template.spec.terminationGracePeriodSeconds: error: web ends while it works \
                on a request of 30 s; a request fails at 73 s: the process ends before it has answered, and the \
                client sees HTTP 502; let preStop sleep 71 s and let terminationGracePeriodSeconds be 131 \
                [requests-cut-off]
                """,
            others: ["Deployment/web: spec.template.spec.containers[0].lifecycle.preStop", "Ingress/web: "],
            fix: "Let preStop sleep 71 s and let terminationGracePeriodSeconds be 131"
        ),
        RelationCase(
            "a program that ends on the stop signal",
            RequestsCutOff(),
            Shop(),
            Assumptions(application: Application(onTermination: .exits, longestRequest: .seconds(5))),
            line: """
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop: error: web ends while it \
                works on a request of 5 s; a request fails at 71 s: the process ends before it has answered, and \
                the client sees HTTP 502; let preStop sleep 76 s and let terminationGracePeriodSeconds be 91 \
                [requests-cut-off]
                """,
            others: ["Deployment/web: spec.template.spec.terminationGracePeriodSeconds", "Ingress/web: "],
            fix: "Let preStop sleep 76 s and let terminationGracePeriodSeconds be 91"
        ),
        RelationCase(
            "a hook that is longer than the grace period",
            HookOutlastsGracePeriod(),
            Shop(.sleeping(35), grace: 30),
            line: """
                Deployment/web: spec.template.spec.terminationGracePeriodSeconds: error: the preStop hook of web \
                takes 35 s, but the grace period is 30 s and includes the hook, so that the API server refuses \
                it; a request fails at 71 s: the connection is refused, and the client sees HTTP 502; let preStop \
                sleep 71 s and let terminationGracePeriodSeconds be 91 [hook-outlasts-grace-period]
                """,
            others: ["Deployment/web: spec.template.spec.containers[0].lifecycle.preStop", "Ingress/web: "],
            fix: "Let preStop sleep 71 s and let terminationGracePeriodSeconds be 91"
        ),
        RelationCase(
            "a long hook that fails no request",
            HookOutlastsGracePeriod(),
            Shop(.running("sleep", "80"), grace: 75),
            line: """
                Deployment/web: spec.template.spec.terminationGracePeriodSeconds: warning: the preStop hook of \
                web takes 80 s, but the grace period is 75 s and includes the hook; the hook is given up, and \
                SIGKILL follows 2 s after the stop signal; let preStop sleep 80 s and let \
                terminationGracePeriodSeconds be 100 [hook-outlasts-grace-period]
                """,
            others: ["Deployment/web: spec.template.spec.containers[0].lifecycle.preStop"],
            fix: "Let preStop sleep 80 s and let terminationGracePeriodSeconds be 100"
        ),
        RelationCase(
            "a long hook of a workload without traffic",
            HookOutlastsGracePeriod(),
            Shop(.sleeping(35), grace: 30),
            line: """
                Deployment/web: spec.template.spec.terminationGracePeriodSeconds: error: the preStop hook of web \
                takes 35 s, but the grace period is 30 s and includes the hook; the API server refuses it; let \
                terminationGracePeriodSeconds be more than 35 [hook-outlasts-grace-period]
                """,
            others: ["Deployment/web: spec.template.spec.containers[0].lifecycle.preStop"],
            fix: "Let terminationGracePeriodSeconds be 55"
        ) { $0.service.spec.selector = ["app": "another"] },
        RelationCase(
            "several hooks that are too long, of which the API server refuses one",
            HookOutlastsGracePeriod(),
            Shop(.running("sleep", "60"), grace: 30),
            line: """
                Deployment/web: spec.template.spec.terminationGracePeriodSeconds: error: the preStop hook of proxy \
                takes 35 s, but the grace period is 30 s and includes the hook; the API server refuses it; let \
                terminationGracePeriodSeconds be more than 60 [hook-outlasts-grace-period]
                """,
            others: [
                "Deployment/web: spec.template.spec.initContainers[0].lifecycle.preStop",
                "Deployment/web: spec.template.spec.containers[0].lifecycle.preStop",
            ],
            fix: "Let terminationGracePeriodSeconds be 80"
        ) {
            $0.service.spec.selector = ["app": "another"]
            var proxy = Container(name: "proxy", image: "example.com/proxy", restartPolicy: .always)
            proxy.lifecycle = Lifecycle(preStop: .sleeping(35))
            $0.deployment.spec.template.spec.initContainers = [proxy]
        },
        RelationCase(
            "a limit under which no plan fits",
            GracePeriodAboveCap(),
            Shop(),
            Assumptions(caps: [GraceCap(.seconds(50), source: "an admission policy")]),
            line: """
                Deployment/web: spec.template.spec.terminationGracePeriodSeconds: error: the grace period is 91 \
                s, but an admission policy lets a Pod have 50 s; a request fails at 71 s: the connection is \
                refused, and the client sees HTTP 502; infeasible: an admission policy lets a Pod have 50 s, and \
                the grace period needs at least 91 s: 71 s for the hook and 20 s for the application; either the \
                limit is raised, or the delays become 41 s shorter [grace-period-above-cap]
                """,
            others: ["Deployment/web: spec.template.spec.containers[0].lifecycle.preStop", "Ingress/web: "]
        ),
        RelationCase(
            "a limit that fails no request",
            GracePeriodAboveCap(),
            Shop(grace: 200),
            Assumptions(caps: [.spotInterruption]),
            line: """
                Deployment/web: spec.template.spec.terminationGracePeriodSeconds: warning: the grace period is \
                200 s, but the interruption of a Spot instance lets a Pod have 120 s; let preStop sleep 71 s and \
                let terminationGracePeriodSeconds be 91 [grace-period-above-cap]
                """,
            fix: "Let preStop sleep 71 s and let terminationGracePeriodSeconds be 91"
        ),
        RelationCase(
            "a container that does not sleep as the other does",
            ContainerStopsFirst(),
            line: """
                Deployment/web: spec.template.spec.containers[1].lifecycle.preStop: error: proxy has no preStop \
                hook, and the container stops before others that serve, but new requests arrive until 71 s; a \
                request fails at 71 s: the connection is refused, and the client sees HTTP 502; let preStop sleep \
                71 s and let terminationGracePeriodSeconds be 91 [container-stops-first]
                """,
            others: ["Deployment/web: spec.template.spec.terminationGracePeriodSeconds", "Ingress/web: "],
            fix: "Let preStop sleep 71 s and let terminationGracePeriodSeconds be 91"
        ) { $0.pod.containers.append(Container(name: "proxy", ports: [ContainerPort(containerPort: 8443)])) },
    ]

    private static let updates = [
        RelationCase(
            "a namespace without the label",
            ReplacementNotAwaited(),
            line: """
                Namespace/default: metadata.labels[elbv2.k8s.aws/pod-readiness-gate-inject]: error: a new Pod \
                counts as available 0 s after it is ready, but its target may be healthy only after 100 s; a \
                request fails at 0 s: no Pod can serve it, and the client sees HTTP 503; label the namespace, so \
                that Pods get readiness gates, or let minReadySeconds be 100 [replacement-not-awaited]
                """,
            others: ["Deployment/web: spec.minReadySeconds", "Ingress/web: "],
            fix: "Label the namespace elbv2.k8s.aws/pod-readiness-gate-inject=enabled"
        ) { $0.namespace?.metadata.labels = nil },
        RelationCase(
            "a namespace that is not known",
            ReplacementNotAwaited(),
            line: """
                Deployment/web: spec.minReadySeconds: error: a new Pod counts as available 0 s after it is ready, \
                but its target may be healthy only after 100 s; a request fails at 0 s: no Pod can serve it, and \
                the client sees HTTP 503; let minReadySeconds be 100, or have readiness gates injected \
                [replacement-not-awaited]
                """,
            others: ["Ingress/web: "],
            fix: "Let minReadySeconds be 100"
        ) { $0.namespace = nil },
        RelationCase(
            "the only Pod goes first",
            CapacityLostInUpdate(),
            line: """
                Deployment/web: spec.strategy.rollingUpdate.maxUnavailable: error: of 1 Pod an update leaves 0, \
                and 1 must serve; a request fails at 0 s: no Pod can serve it, and the client sees HTTP 503; let \
                maxUnavailable be 0 and maxSurge 1 [capacity-lost-in-update]
                """,
            others: ["Deployment/web: spec.replicas"],
            fix: "Let new Pods come before old ones go"
        ) {
            $0.deployment.spec.replicas = 1
            $0.deployment.spec.strategy = DeploymentStrategy(
                rollingUpdate: RollingUpdateDeployment(maxUnavailable: 1, maxSurge: 0)
            )
        },
        RelationCase(
            "all Pods go first",
            CapacityLostInUpdate(),
            line: """
                Deployment/web: spec.strategy.type: error: of 3 Pods an update leaves 0, and 1 must serve; a \
                request fails at 0 s: no Pod can serve it, and the client sees HTTP 503; use RollingUpdate with \
                maxUnavailable 0 [capacity-lost-in-update]
                """,
            others: ["Deployment/web: spec.replicas"]
        ) { $0.deployment.spec.strategy = DeploymentStrategy(type: .recreate) },
        RelationCase(
            "a deadline that ends before a new Pod is available",
            ProgressDeadlineTooShort(),
            line: """
                Deployment/web: spec.progressDeadlineSeconds: warning: a new Pod may take 175 s until it is \
                available, but the progress deadline is 60 s; at 60 s the update is reported as failed; let \
                progressDeadlineSeconds be 176 or more [progress-deadline-too-short]
                """,
            others: ["Deployment/web: spec.minReadySeconds"],
            fix: "Let progressDeadlineSeconds be 176"
        ) { $0.deployment.spec.progressDeadlineSeconds = 60 },
        RelationCase(
            "a deregistration delay that is shorter than requests",
            DeregistrationShorterThanRequests(),
            Shop(grace: 200),
            Assumptions(application: .draining(longestRequest: 45)),
            line: """
                Ingress/web: metadata.annotations[alb.ingress.kubernetes.io/target-group-attributes]: error: the \
                longest request takes 45 s, but the deregistration delay is 30 s (Ingress default/web, annotation \
                alb.ingress.kubernetes.io/target-group-attributes); a request fails at 40 s: the deregistration \
                delay is over, and the load balancer closes the connection; let \
                deregistration_delay.timeout_seconds be 45 [deregistration-shorter-than-requests]
                """,
            others: ["Deployment/web: spec.template.spec"],
            fix: "Let the deregistration delay be 45 s"
        ) {
            $0.annotate("target-group-attributes", "stickiness.enabled=true, deregistration_delay.timeout_seconds=30")
        },
        RelationCase(
            "a server that closes idle connections early",
            KeepAliveShorterThanIdleTimeout(),
            Shop(),
            Assumptions(
                application: Application(
                    onTermination: .drains(within: .seconds(20)),
                    longestRequest: .seconds(1),
                    keepAlive: .seconds(5)
                )
            ),
            line: """
                Deployment/web: spec.template.spec.containers[0]: error: the server closes idle connections after \
                5 s, the load balancer only after 60 s; a request fails at 5 s: the connection is closed as it is \
                sent, and the client sees HTTP 502; let the server keep idle connections for 61 s or more \
                [keep-alive-shorter-than-idle-timeout]
                """,
            others: [
                "Ingress/web: metadata.annotations[alb.ingress.kubernetes.io/load-balancer-attributes]"
            ]
        ),
        RelationCase(
            "no containers",
            WorkloadNotAnalysed(),
            line: """
                Deployment/web: spec.template.spec.containers: error: there is no verdict: the Pod template has \
                no containers, so there is nothing to analyse [workload-not-analysed]
                """
        ) { $0.pod.containers = [] },
        RelationCase(
            "assumptions that make no sense",
            WorkloadNotAnalysed(),
            Shop(),
            Assumptions(application: .draining(longestRequest: -1)),
            line: """
                Deployment/web: spec.template.spec: error: there is no verdict: the longest request is -1 s, \
                expected 0 s or more; correct what is assumed [workload-not-analysed]
                """
        ),
    ]

    @Test(arguments: shutdown)
    func `an end of a Pod that fails a request is told with both sides, and the plan mends it`(_ example: RelationCase)
        throws
    {
        try example.check()
    }

    @Test(arguments: updates)
    func `an update that fails a request is told with both sides`(_ example: RelationCase) throws {
        try example.check()
    }

    @Test(arguments: RuleCatalogue.relational.map { type(of: $0).about.code })
    func `no rule objects to a safe shop`(_ code: Finding.Code) throws {
        let rule = try #require(RuleCatalogue.relational.first { type(of: $0).about.code == code })
        #expect(rule.findings(in: Shop().resources).map(\.description) == [])
    }

    @Test func `a finding has the timeline of the worst case and the times that are compared`() throws {
        let finding = try #require(SleepShorterThanRouting().findings(in: Shop(.sleeping(30)).resources).first)
        #expect(
            finding.timeline?.description == """
                 0 s  the Pod is deleted
                 0 s  the preStop hook of web begins
                 0 s  endpoint propagation has ended
                10 s  controller processing has ended
                30 s  the preStop hook of web has ended
                30 s  web gets the stop signal
                30 s  web stops accepting connections
                50 s  web has ended
                70 s  load balancer propagation has ended
                70 s  a request is sent
                71 s  request round trip has ended
                71 s  a request arrives that takes 1 s
                71 s  the request fails: the connection is refused, and the client sees HTTP 502
                """
        )
        #expect(
            finding.evidence.map(\.description)
                == ["needed = 71 s", "given = 30 s", "binding = load balancer propagation"]
        )
        #expect(finding.place.note == "the preStop hook of web takes 30 s")
        #expect(
            finding.related.map(\.note) == [
                "the grace period is 91 s", "requests come by an Application Load Balancer (ip targets)",
            ]
        )
    }

    @Test func `the deregistration delay is set on the Service where its annotation counts`() throws {
        var shop = Shop(grace: 200)
        let key = "alb.ingress.kubernetes.io/target-group-attributes"
        shop.service.metadata.annotations = [key: "deregistration_delay.timeout_seconds=10"]
        let assumptions = Assumptions(application: .draining(longestRequest: 45))
        let finding = try #require(DeregistrationShorterThanRequests().findings(in: shop.resources, assumptions).first)
        #expect(finding.sides[0] == "Service/web: metadata.annotations[\(key)]")
        let change = try #require(finding.fix?.changes.first)
        #expect(change.action == .set("deregistration_delay.timeout_seconds=45"))
    }

    @Test func `a namespace in which gates are off needs minReadySeconds, whatever its label`() throws {
        let assumptions = Assumptions(controller: ControllerOptions(injectsReadinessGates: false))
        let finding = try #require(ReplacementNotAwaited().findings(in: Shop().resources, assumptions).first)
        #expect(finding.fix?.summary == "Let minReadySeconds be 100")
    }

    @Test func `a StatefulSet waits by minReadySeconds`() throws {
        let shop = Shop()
        let set = StatefulSet(
            metadata: ObjectMeta(name: "web"),
            spec: StatefulSetSpec(
                replicas: 3,
                selector: LabelSelector(matchLabels: ["app": "web"]),
                template: shop.deployment.spec.template,
                serviceName: "web"
            )
        )
        let resources = ResourceSet(
            [AnyResource(set), AnyResource(shop.service)] + [shop.ingress].compactMap { $0.map { AnyResource($0) } }
        )
        let finding = try #require(ReplacementNotAwaited().findings(in: resources).first)
        #expect(finding.sides[0] == "StatefulSet/web: spec.minReadySeconds")
        let fix = try #require(finding.fix)
        #expect(ReplacementNotAwaited().findings(in: try resources.applying([fix])).isEmpty)
    }
}
