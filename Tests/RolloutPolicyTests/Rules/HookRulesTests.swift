// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import RolloutPolicy
import TargetGroups
import Testing

struct HookRulesTests {
    private static let hook = "Deployment/web: spec.template.spec.containers[0].lifecycle.preStop"
    /// Time enough for requests, whatever a hook does.
    private static let patient = Assumptions(
        application: Application(
            onTermination: .keepsServing(for: .seconds(75), thenDrainsWithin: .seconds(5)),
            longestRequest: .seconds(1)
        )
    )

    private static let refused = [
        RelationCase(
            "a TCP socket that matters to nobody",
            HookNeverRuns(),
            Shop(LifecycleHandler(tcpSocket: TCPSocketAction(port: 8080))),
            patient,
            line: """
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop: warning: the preStop hook of \
                web takes no time: a TCP socket is no handler that runs: it fails at once; remove it, or let it \
                sleep [hook-never-runs]
                """,
            fix: "Remove the hook of web"
        ),
        RelationCase(
            "a hook without a handler",
            HookNeverRuns(),
            Shop(LifecycleHandler()),
            patient,
            line: """
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop: error: the preStop hook of \
                web takes no time: it has no handler; remove it, or let it sleep [hook-never-runs]
                """,
            fix: "Remove the hook of web"
        ),
        RelationCase(
            "a sleep that sleep does not understand",
            HookNeverRuns(),
            Shop(.running("sleep", "70 seconds")),
            patient,
            line: """
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop: warning: the preStop hook of \
                web takes no time: it fails at once, since sleep does not understand 70 seconds; remove it, or \
                let it sleep [hook-never-runs]
                """,
            fix: "Remove the hook of web"
        ),
        RelationCase(
            "two handlers after a merge",
            HookWithSeveralHandlers(),
            Shop(
                LifecycleHandler(exec: ExecAction(command: ["sleep", "71"]), sleep: SleepAction(seconds: 71))
            ),
            line: """
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop: error: the preStop hook of \
                web has exec and sleep, and the API server takes one handler only; keep sleep \
                [hook-with-several-handlers]
                """,
            fix: "Keep sleep only"
        ),
        RelationCase(
            "two handlers on a cluster without the sleep handler",
            HookWithSeveralHandlers(),
            Shop(
                LifecycleHandler(exec: ExecAction(command: ["sleep", "71"]), sleep: SleepAction(seconds: 71))
            ),
            Assumptions(kubernetes: KubernetesVersion(major: 1, minor: 29)),
            line: """
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop: error: the preStop hook of \
                web has exec and sleep, and the API server takes one handler only; keep exec \
                [hook-with-several-handlers]
                """,
            fix: "Keep exec only"
        ),
        RelationCase(
            "a native sleep before 1.30",
            NativeSleepUnsupported(),
            Shop(),
            Assumptions(kubernetes: KubernetesVersion(major: 1, minor: 29)),
            line: """
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop.sleep: error: the preStop hook \
                of web is a native sleep of 71 s, which Kubernetes 1.29 does not have; use exec with a sleep of \
                the image [native-sleep-unsupported]
                """,
            fix: "Sleep by exec"
        ),
        RelationCase(
            "a native sleep of nothing before 1.33",
            NativeSleepUnsupported(),
            Shop(.sleeping(0)),
            Assumptions(application: patient.application, kubernetes: KubernetesVersion(major: 1, minor: 32)),
            line: """
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop.sleep: error: the preStop hook \
                of web is a native sleep of 0 s, which Kubernetes 1.32 does not have; remove the hook \
                [native-sleep-unsupported]
                """,
            fix: "Remove the hook"
        ),
        RelationCase(
            "a sleep by the shell",
            ExecSleepNeedsShell(),
            Shop(.running("/bin/sh", "-c", "sleep 71")),
            line: """
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop.exec: note: the preStop hook \
                of web runs /bin/sh, which the image must have; without it the hook takes no time; use the native \
                sleep handler [exec-sleep-needs-shell]
                """,
            fix: "Sleep 71 s natively"
        ),
        RelationCase(
            "a sleep of an image without a shell",
            ExecSleepNeedsShell(),
            Shop(.running("sleep", "71")),
            line: """
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop.exec: warning: the preStop \
                hook of web runs sleep, which gcr.io/distroless/static-debian12 does not have; without it the \
                hook takes no time; use the native sleep handler [exec-sleep-needs-shell]
                """,
            others: ["Deployment/web: spec.template.spec.containers[0].image"],
            fix: "Sleep 71 s natively"
        ) { $0.web.image = "gcr.io/distroless/static-debian12" },
        RelationCase(
            "a script that may take no time in an image without a shell",
            ExecSleepNeedsShell(),
            Shop(.running("sh", "-c", "touch going && sleep 71")),
            line: """
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop.exec: warning: the preStop \
                hook of web runs sh, which gcr.io/distroless/static-debian12 does not have; without it the hook \
                takes no time; use an image that has it [exec-sleep-needs-shell]
                """,
            others: ["Deployment/web: spec.template.spec.containers[0].image"]
        ) { $0.web.image = "gcr.io/distroless/static-debian12" },
        RelationCase(
            "a script in an image without a shell",
            ExecSleepNeedsShell(),
            Shop(.running("sh", "-c", "nginx -s quit; sleep 71")),
            line: """
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop.exec: warning: the preStop \
                hook of web runs sh, which gcr.io/distroless/static-debian12 does not have; without it the hook \
                takes no time; use an image that has it [exec-sleep-needs-shell]
                """,
            others: ["Deployment/web: spec.template.spec.containers[0].image"]
        ) { $0.web.image = "gcr.io/distroless/static-debian12" },
        RelationCase(
            "a script that nobody waits for",
            HookNotUnderstood(),
            Shop(.running("/drain.sh")),
            patient,
            line: """
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop: note: nobody knows how long \
                the preStop hook of web takes: it runs /drain.sh, which is unknown and may stop the server; state it \
                in Assumptions.hooks["web"], or use a sleep [hook-not-understood]
                """
        ),
        RelationCase(
            "a hook that may stop a server which does not care",
            HookNotUnderstood(),
            Shop(.running("sh", "-c", "kill -USR1 1; sleep 5")),
            patient,
            line: """
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop: note: nobody knows whether the \
                preStop hook of web stops the server: it runs kill -USR1 1, which may stop the server, then sleeps 5 s; \
                state it in Assumptions.hooks["web"], or use a sleep [hook-not-understood]
                """
        ),
        RelationCase(
            "a sleep for ever",
            HookNotUnderstood(),
            Shop(.running("sleep", "infinity")),
            patient,
            line: """
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop: note: nobody knows how long the \
                preStop hook of web takes: it sleeps for ever, or fails at once in images whose sleep does not know \
                infinity; state it in Assumptions.hooks["web"], or use a sleep [hook-not-understood]
                """
        ),
        RelationCase(
            "a command with its arguments in one word",
            HookNeverRuns(),
            Shop(.running("sleep 70")),
            patient,
            line: """
                Deployment/web: spec.template.spec.containers[0].lifecycle.preStop: warning: the preStop hook of web \
                takes no time: it fails at once, since there is no program called "sleep 70"; remove it, or let it \
                sleep [hook-never-runs]
                """,
            fix: "Remove the hook of web"
        ),
        RelationCase(
            "a drain that is cut off after the last request",
            DrainOutlastsGracePeriod(),
            Shop(grace: 80),
            line: """
                Deployment/web: spec.template.spec.terminationGracePeriodSeconds: warning: web may end at 91 s, \
                71 s of them in its hook, but SIGKILL comes at 80 s; let preStop sleep 71 s and let \
                terminationGracePeriodSeconds be 91 [drain-outlasts-grace-period]
                """,
            others: [hook],
            fix: "Let preStop sleep 71 s and let terminationGracePeriodSeconds be 91"
        ),
        RelationCase(
            "a mesh proxy that does not sleep",
            ProxyStopsFirst(),
            line: """
                Deployment/web: spec.template.spec.containers[1].lifecycle.preStop: warning: the proxy \
                istio-proxy gets its stop signal at 0 s, but the server behind it at 71 s; make it a sidecar, an \
                init container with restartPolicy Always, or let it sleep as long [proxy-stops-first]
                """,
            fix: "Let istio-proxy sleep 71 s"
        ) { $0.pod.containers.append(Container(name: "istio-proxy", image: "docker.io/istio/proxyv2:1.27")) },
        RelationCase(
            "a proxy that is known by its image and sleeps too short",
            ProxyStopsFirst(),
            line: """
                Deployment/web: spec.template.spec.containers[1].lifecycle.preStop: warning: the proxy front gets \
                its stop signal at 10 s, but the server behind it at 71 s; make it a sidecar, an init container \
                with restartPolicy Always, or let it sleep as long [proxy-stops-first]
                """,
            fix: "Let front sleep 71 s"
        ) {
            $0.pod.containers.append(
                Container(
                    name: "front",
                    image: "envoyproxy/envoy:v1.33",
                    lifecycle: Lifecycle(preStop: .sleeping(10))
                )
            )
        },
    ]

    @Test(arguments: refused)
    func `a hook that does not do what it is for is told`(_ example: RelationCase) throws {
        try example.check()
    }

    @Test func `a proxy ends up sleeping as long as a server whose sleep is mended, too`() throws {
        var shop = Shop(.sleeping(40), grace: 60)
        shop.pod.containers.append(Container(name: "istio-proxy"))
        let policy = RolloutRules(RuleCatalogue.relational)
        var resources = shop.resources
        for _ in 0..<3 { resources = try resources.applying(policy.findings(in: resources).compactMap(\.fix)) }
        let pod = try #require(resources.all(Deployment.self).first?.resource.spec.template.spec)
        #expect(pod.containers.map { $0.lifecycle?.preStop?.sleep?.seconds } == [71, 71])
        #expect(policy.findings(in: resources).map(\.code) == [])
    }

    @Test func `a hook of a proxy that runs a command stays`() throws {
        var shop = Shop()
        let hook = Lifecycle(preStop: .running("sleep", "10"))
        shop.pod.containers.append(Container(name: "istio-proxy", lifecycle: hook))
        let finding = try #require(ProxyStopsFirst().findings(in: shop.resources).first)
        #expect(finding.fix == nil)
    }

    @Test func `the finding of a condition speaks for hooks that never run and for those that nobody understands`() {
        for hook in [LifecycleHandler(tcpSocket: TCPSocketAction(port: 1)), .running("/drain.sh")] {
            let findings = RolloutRules(RuleCatalogue.relational).findings(in: Shop(hook).resources)
            #expect(findings.map(\.code) == ["sleep-shorter-than-routing"])
        }
    }

    @Test(arguments: ["touch draining", "rm -f ready", "nginx -s reload", "echo bye > /proc/1/fd/1"])
    func `a hook that takes no time but does something stays`(script: String) throws {
        let shop = Shop(.running("sh", "-c", script))
        #expect(HookNeverRuns().findings(in: shop.resources, Self.patient).isEmpty)
        let error = #expect(throws: PlanningError.self) {
            try RolloutPlanner(path: .applicationLoadBalancer(targets: .ip), application: Assumptions().application)
                .plan(for: shop.deployment)
        }
        #expect(error?.code == .hookNotUnderstood)
    }

    @Test(arguments: ["echo bye", "true", "A=1"])
    func `a hook that takes no time and does nothing goes`(script: String) throws {
        let shop = Shop(.running("sh", "-c", script))
        #expect(HookNeverRuns().findings(in: shop.resources, Self.patient).count == 1)
        let plan = try RolloutPlanner(
            path: .applicationLoadBalancer(targets: .ip),
            application: Assumptions().application
        ).plan(for: shop.deployment)
        #expect(plan.hooks.map(\.preStop?.sleep?.seconds) == [71])
    }

    @Test func `what is stated about a hook counts`() {
        let hook = HookReading(least: .seconds(71), most: .seconds(75), reason: "it waits for the load balancer")
        let assumptions = Assumptions(hooks: ["web": hook])
        let findings = RolloutRules(RuleCatalogue.relational, assumptions: assumptions)
            .findings(in: Shop(.running("/drain.sh"), grace: 95).resources)
        #expect(findings.map(\.description) == [])
    }

    @Test func `a sleep of the image stays where the cluster has no other`() {
        let assumptions = Assumptions(kubernetes: KubernetesVersion(major: 1, minor: 29))
        #expect(ExecSleepNeedsShell().findings(in: Shop(.running("sleep", "71")).resources, assumptions).isEmpty)
    }

    @Test func `a proxy that is a sidecar ends after the server`() {
        var shop = Shop()
        shop.pod.initContainers = [Container(name: "istio-proxy", restartPolicy: .always)]
        #expect(ProxyStopsFirst().findings(in: shop.resources).isEmpty)
    }
}
