// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import TargetGroups
import Testing

/// Incidents that were reported in public, each as a fixture of our own with the same numbers: what the library says of
/// it, and whether the change that was made is enough.
struct IncidentTests {
    private static func policy(_ assumptions: Assumptions = Assumptions()) -> RolloutRules {
        RolloutRules(RuleCatalogue.relational, assumptions: assumptions)
    }

    private static func codes(_ shop: Shop, _ assumptions: Assumptions = Assumptions()) -> [String] {
        policy(assumptions).findings(in: shop.resources).map(\.code.rawValue)
    }

    private static let draining = Application(onTermination: .drains(within: .seconds(20)), longestRequest: .seconds(1))

    // MARK: - Hooks and grace periods

    @Test(arguments: [
        (0, 30, ["sleep-shorter-than-routing"]),
        (40, 30, ["hook-outlasts-grace-period"]),
        (40, 50, ["drain-outlasts-grace-period"]),
    ])
    func `hooks of 0, 40 under 30 and 40 under 50 s order as 12, 3 and 0 errors were measured`(
        _ sleep: Int,
        _ grace: Int,
        _ expected: [String]
    ) throws {
        // dingyu.dev: bombardier with 200 connections for 3 min, a Service within the cluster.
        let shop = Self.inCluster(sleep == 0 ? nil : .running("sleep", "\(sleep)"), grace: grace)
        #expect(Self.codes(shop).filter { $0 != "exec-sleep-needs-shell" } == expected)
    }

    private static func inCluster(_ hook: LifecycleHandler?, grace: Int) -> Shop {
        var shop = Shop(hook, grace: grace)
        shop.ingress = nil
        return shop
    }

    private func given(_ shop: Shop, _ assumptions: Assumptions = Assumptions()) throws -> Duration {
        let workload = try #require(RuleScope(shop.resources, assumptions: assumptions).workloads.first)
        let analysis = try #require(workload.analyses.first)
        let margin = try #require(analysis.margins.all.first { $0.condition == .serverOutlivesRouting })
        return margin.slack
    }

    @Test func `hooks of 0, 40 and 70 s order as reported: some 502, very rare ones, none`() throws {
        // The controller's issue 2106: targets of type instance, deregistration delay 300 s, grace period 90 s.
        var slacks: [Duration] = []
        for sleep in [0, 40, 70] {
            var shop = Shop(sleep == 0 ? nil : .running("sleep", "\(sleep)"), grace: 90)
            shop.annotate("target-type", "instance")
            shop.service.spec.type = .nodePort
            shop.service.spec.ports = [ServicePort(port: 80, targetPort: 8080, nodePort: 30000)]
            slacks.append(try given(shop))
        }
        // kube-proxy has 30 s by the maintainers, "without a hard limit": at 40 s 9 s are left, at 70 s 39 s.
        #expect(slacks == [.seconds(-31), .seconds(9), .seconds(39)])
    }

    @Test func `the sleep that was chosen in issue 2106 is what the maintainers' sum asks for`() throws {
        let terms = TrafficPath.applicationLoadBalancer(targets: .ip)
            .replacing(.controllerProcessing, with: .stated(upTo: .seconds(9)))
            .replacing(.loadBalancerPropagation, with: .stated(upTo: .seconds(60)))
        let plan = try RolloutPlanner(path: terms, application: Self.draining)
            .plan(for: Shop(nil, grace: nil).deployment)
        #expect(plan.preStop.planned == 70)
        #expect(plan.terminationGracePeriod.planned == 90)
    }

    @Test func `a hook of 60 s under the default grace period is given up, as in issue 1719`() throws {
        let findings = Self.policy().findings(in: Shop(.running("sleep", "60"), grace: nil).resources)
        let finding = try #require(findings.first)
        #expect(finding.code == "hook-outlasts-grace-period")
        #expect(finding.severity == .error)
        #expect(finding.fix?.summary == "Let preStop sleep 71 s and let terminationGracePeriodSeconds be 91")
    }

    @Test func `a hook of 35 s under a grace period of 30 s is refused where it is native, and given up where not`()
        throws
    {
        let native = try #require(Self.policy().findings(in: Shop(.sleeping(35), grace: 30).resources).first)
        #expect(native.message.contains("the API server refuses it"))
        #expect(native.timeline?.events.contains { $0.kind == .hookAbandoned(container: "web") } == true)
        #expect(Self.codes(Shop(.running("sleep", "35"), grace: 30)).first == "hook-outlasts-grace-period")
    }

    @Test func `a sleep of 25 s is too short, whatever the deregistration delay of 30 s, and so are 35 s`() {
        // EclipseFdn/open-vsx.org 12422: some 1,000 answers 5xx a minute; changed to 35 s, outcome not reported. The
        // deregistration delay is no term of the sleep, so that 5 s more are no remedy by themselves.
        for sleep in [25, 35] {
            var shop = Shop(.sleeping(sleep), grace: 60)
            shop.annotate("target-group-attributes", "deregistration_delay.timeout_seconds=30")
            #expect(Self.codes(shop) == ["sleep-shorter-than-routing"])
        }
    }

    @Test func `a sleep of 25 s suffices where traffic ends 20 s after the deregistration, as measured in issue 1064`()
    {
        let assumptions = Assumptions(
            delays: [
                .loadBalancerPropagation: Delay(least: .seconds(2), most: .seconds(20), origin: .measured),
                .controllerProcessing: Delay(most: .seconds(3), origin: .measured),
            ]
        )
        #expect(Self.codes(Shop(.sleeping(5), grace: 60), assumptions) == ["sleep-shorter-than-routing"])
        #expect(Self.codes(Shop(.sleeping(25), grace: 60), assumptions) == [])
    }

    @Test func `sleeps of 30 s and of 45 s are both short of the documented bound`() {
        // quay/quay 6871: 30 s against two checks of 15 s; changed to 45 and 90 s, outcome not reported. Checks of a target
        // that goes do not end its traffic, deregistration does, and for that up to 60 s are documented.
        #expect(Self.codes(Shop(.sleeping(30), grace: 60)) == ["sleep-shorter-than-routing"])
        #expect(Self.codes(Shop(.sleeping(45), grace: 90)) == ["sleep-shorter-than-routing"])
    }

    @Test func `a sleep of 15 s fails on node rolls and 60 s is nearly enough`() throws {
        // alphagov/govuk-helm-charts 1004 and 2202: 15 s failed, 60 s held. Ours asks for 11 s more, of which 10 s are an
        // assumption about the controller that a measurement replaces.
        let findings = [15, 60].map { Self.policy().findings(in: Shop(.sleeping($0), grace: 90).resources) }
        #expect(findings.map { $0.map(\.severity) } == [[.error], [.warning]])
    }

    // MARK: - Hooks that never run

    @Test func `a shell that the image lacks leaves no delay`() throws {
        // linkerd2 6723, aws-app-mesh-controller 605, llm-d-router 2960: the change that shipped was a native sleep.
        var shop = Shop(.running("sh", "-c", "sleep 71"))
        shop.web.image = "gcr.io/distroless/java21"
        let findings = Self.policy().findings(in: shop.resources)
        #expect(findings.map(\.code) == ["exec-sleep-needs-shell"])
        let fix = try #require(findings.first?.fix)
        #expect(fix.changes.map(\.action) == [.set(["sleep": ["seconds": 71]])])
        // Without the program the hook takes no time, which can be stated.
        let absent = HookReading(least: .zero, most: .zero, reason: "the image has no shell")
        #expect(Self.codes(shop, Assumptions(hooks: ["web": absent])) == ["sleep-shorter-than-routing"])
    }

    @Test func `a TCP socket as a hook is told as the reason of the failure`() throws {
        let shop = Shop(LifecycleHandler(tcpSocket: TCPSocketAction(port: 8080)))
        let finding = try #require(Self.policy().findings(in: shop.resources).first)
        #expect(finding.message.contains("a TCP socket is no handler that runs"))
        #expect(finding.fix?.changes.first?.action == .set(["sleep": ["seconds": 71]]))
    }

    @Test func `a merge that leaves exec beside sleep is mended by taking exec away`() throws {
        // alphagov/govuk-helm-charts 4036.
        let hook = LifecycleHandler(exec: ExecAction(command: ["sleep", "71"]), sleep: SleepAction(seconds: 71))
        let findings = Self.policy().findings(in: Shop(hook).resources)
        #expect(findings.map(\.code) == ["hook-with-several-handlers"])
        #expect(findings.first?.fix?.changes.map(\.action) == [.remove])
    }

    // MARK: - Environments

    @Test func `an admission policy that cuts grace periods to 50 s leaves no plan, and says what is needed`() throws {
        let assumptions = Assumptions(caps: [GraceCap(.seconds(50), source: "an admission policy")])
        let finding = try #require(
            Self.policy(assumptions).findings(in: Shop(.sleeping(70), grace: 90).resources).first
        )
        #expect(finding.fix == nil)
        #expect(
            finding.advice == """
                infeasible: an admission policy lets a Pod have 50 s, and the grace period needs at least 91 s: 71 s for \
                the hook and 20 s for the application; either the limit is raised, or the delays become 41 s shorter
                """
        )
    }

    @Test func `a Network Load Balancer needs minutes, as 180 s of sleep and 200 s of grace period did`() throws {
        // The controller's issue 2131: 180 and 200 s worked; AWS support says up to 300 s, and so does the plan.
        let plan = try RolloutPlanner(
            path: .networkLoadBalancer(targets: .ip),
            application: Self.draining,
            bound: .criticalPath
        )
        .plan(for: Shop(nil).deployment)
        #expect(plan.preStop.planned == 311)
        let measured = Delay(least: .seconds(120), most: .seconds(168), origin: .measured)
        let path = TrafficPath.networkLoadBalancer(targets: .ip).replacing(.loadBalancerPropagation, with: measured)
        let tight = try RolloutPlanner(path: path, application: Self.draining, bound: .criticalPath)
            .plan(for: Shop(nil).deployment)
        #expect(tight.preStop.planned == 179)
        #expect(tight.terminationGracePeriod.planned == 199)
    }

    // MARK: - New Pods

    @Test func `Pods that are Ready 48 s before their targets are healthy empty the target group`() throws {
        // somaz.blog: Ready at 12 s, healthy at 60 s; 708 answers 502 in 70 s.
        var shop = Shop()
        shop.namespace?.metadata.labels = nil
        let assumptions = Assumptions(
            delays: [
                .controllerProcessing: Delay(most: .seconds(3), origin: .measured),
                .targetRegistration: Delay(most: .seconds(15), origin: .measured),
                .loadBalancerPropagation: Delay(most: .seconds(60), origin: .measured),
            ],
            startup: .stated(least: .seconds(12), upTo: .seconds(12))
        )
        let findings = Self.policy(assumptions).findings(in: shop.resources)
        let finding = try #require(findings.first)
        #expect(findings.map(\.code) == ["replacement-not-awaited"])
        #expect(finding.severity == .error)
        #expect(finding.evidence.map(\.description).first == "needed = 48 s")
        #expect(finding.fix?.summary == "Label the namespace elbv2.k8s.aws/pod-readiness-gate-inject=enabled")
    }

    // MARK: - Connections

    @Test func `a keep-alive timeout of 5 s answers 502 at any time, and one above the load balancer's none`() {
        // medplum 2253 and boxel 6107: some 1 in 20,000 requests, none after the timeout was raised above 60 s.
        func codes(_ keepAlive: Int) -> [String] {
            var application = Self.draining
            application.keepAlive = .seconds(keepAlive)
            return Self.codes(Shop(), Assumptions(application: application))
        }
        #expect(codes(5) == ["keep-alive-shorter-than-idle-timeout"])
        #expect(codes(60) == ["keep-alive-shorter-than-idle-timeout"])
        #expect(codes(61) == [])
    }
}
