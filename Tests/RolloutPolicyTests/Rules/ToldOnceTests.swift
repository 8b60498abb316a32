// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import TargetGroups
import Testing

/// What several rules could tell is told by one of them.
struct ToldOnceTests {
    @Test func `each condition is told once for a workload`() {
        var shop = Shop(.sleeping(35), grace: 30)
        shop.service.spec.ports?.append(ServicePort(name: "b", port: 81, targetPort: 8081))
        let findings = RolloutRules(RuleCatalogue.relational).findings(in: shop.resources)
        #expect(findings.map(\.code) == ["hook-outlasts-grace-period"])
    }

    @Test func `hooks that are too long are told once, with the others as its notes`() {
        var shop = Shop(.running("sleep", "60"), grace: 30)
        shop.service.spec.selector = ["app": "another"]
        var proxy = Container(name: "proxy", image: "example.com/proxy", restartPolicy: .always)
        proxy.lifecycle = Lifecycle(preStop: .running("sleep", "35"))
        shop.deployment.spec.template.spec.initContainers = [proxy]
        let findings = RolloutRules([HookOutlastsGracePeriod()]).findings(in: shop.resources)
        #expect(findings.map { $0.related.map(\.note) } == [["the hook", "the hook of proxy takes 35 s"]])
    }

    private static let unlabelled: Shop = {
        var shop = Shop()
        shop.namespace?.metadata.labels = nil
        return shop
    }()
    private static let losing: Shop = {
        var shop = Shop()
        shop.deployment.spec.strategy = DeploymentStrategy(
            rollingUpdate: RollingUpdateDeployment(maxUnavailable: 3, maxSurge: 0)
        )
        return shop
    }()
    private static let capped = Assumptions(caps: [GraceCap(.seconds(50), source: "an admission policy")])

    @Test(
        arguments: [
            (
                HookNeverRuns(), SleepShorterThanRouting(),
                Shop(LifecycleHandler(tcpSocket: TCPSocketAction(port: 8080))), Assumptions()
            ),
            (HookNotUnderstood(), SleepShorterThanRouting(), Shop(.running("/drain.sh")), Assumptions()),
            (DrainOutlastsGracePeriod(), SleepShorterThanRouting(), Shop(.sleeping(40), grace: 45), Assumptions()),
            (GracePeriodAboveCap(), SleepShorterThanRouting(), Shop(.sleeping(10), grace: 60), capped),
            (ReadinessGateNotInjected(), ReplacementNotAwaited(), unlabelled, Assumptions()),
            (OldPodsGoFirst(), CapacityLostInUpdate(), losing, Assumptions()),
        ] as [(any Rule, any Rule, Shop, Assumptions)]
    )
    func `a rule is silent only where the policy asks the rule that tells the same better`(
        rule: any Rule,
        condition: any Rule,
        shop: Shop,
        assumptions: Assumptions
    ) {
        let (own, better) = (type(of: rule).about.code, type(of: condition).about.code)
        func codes(_ rules: [any Rule], silencing silenced: Set<Finding.Code> = []) -> [Finding.Code] {
            RolloutRules(rules, silenced: silenced, assumptions: assumptions).findings(in: shop.resources).map(\.code)
        }
        #expect(codes([rule]) == [own])
        #expect(codes([condition, rule]) == [better])
        #expect(codes([condition, rule], silencing: [better]) == [own])
        // Of a condition that holds nothing is told.
        #expect(codes([DeregistrationShorterThanRequests(), rule]) == [own])
    }

    @Test func `a rule leaves its fix to a condition only where the policy asks for that`() {
        let shop = Shop(.running("sleep", "40"), grace: 60)
        func fixes(_ rules: any Rule..., silencing silenced: Set<Finding.Code> = []) -> [String?] {
            RolloutRules(rules, silenced: silenced).findings(in: shop.resources).map(\.fix?.summary)
        }
        let plan = "Let preStop sleep 71 s and let terminationGracePeriodSeconds be 91"
        let code = SleepShorterThanRouting.about.code
        #expect(fixes(ExecSleepNeedsShell()) == ["Sleep 40 s natively"])
        #expect(fixes(SleepShorterThanRouting(), ExecSleepNeedsShell()) == [plan, nil])
        #expect(fixes(SleepShorterThanRouting(), ExecSleepNeedsShell(), silencing: [code]) == ["Sleep 40 s natively"])
    }

    @Test func `a missing hook is told by a condition, or by itself where none is asked`() {
        let shop = Shop(nil, grace: nil)
        func codes(_ rules: any Rule...) -> [Finding.Code] {
            RolloutRules(rules).findings(in: shop.resources).map(\.code)
        }
        #expect(codes(MissingPreStopHook()) == ["missing-pre-stop-hook"])
        #expect(codes(MissingPreStopHook(), RequestsCutOff()) == ["missing-pre-stop-hook"])
        #expect(codes(MissingPreStopHook(), SleepShorterThanRouting()) == ["sleep-shorter-than-routing"])
    }

    @Test func `the fix of a condition removes a hook that is not needed and does not fit`() throws {
        let shop = Shop(.sleeping(110), grace: 110)
        let assumptions = Assumptions(
            path: TrafficPath(name: "a path without delays", stages: []),
            caps: [GraceCap(.seconds(50), source: "an admission policy")]
        )
        let rules = RolloutRules(RuleCatalogue.relational, assumptions: assumptions)
        let fixes = rules.findings(in: shop.resources).compactMap(\.fix)
        #expect(fixes.map(\.summary).contains("Remove the preStop hook and let terminationGracePeriodSeconds be 20"))
        let mended = rules.findings(in: try shop.resources.applying(fixes))
        #expect(!mended.contains { $0.severity == .error })
    }
}
