// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import TargetGroups
import TestSupport
import Testing

struct TerminationAnalysisTests {
    private static func deployment(
        sleep: Int? = nil,
        command: [String]? = nil,
        grace: Int? = nil,
        others: [Container] = [],
        sidecars: [Container] = []
    ) -> Deployment {
        let preStop =
            sleep.map { LifecycleHandler(sleep: SleepAction(seconds: $0)) }
            ?? command.map { LifecycleHandler(exec: ExecAction(command: $0)) }
        let web = Container(
            name: "web",
            ports: [ContainerPort(containerPort: 80)],
            lifecycle: preStop.map { Lifecycle(preStop: $0) }
        )
        return Deployment(
            metadata: ObjectMeta(name: "web"),
            spec: DeploymentSpec(
                selector: LabelSelector(matchLabels: ["app": "web"]),
                template: PodTemplateSpec(
                    metadata: ObjectMeta(labels: ["app": "web"]),
                    spec: PodSpec(
                        initContainers: sidecars,
                        containers: [web] + others,
                        terminationGracePeriodSeconds: grace
                    )
                )
            )
        )
    }

    /// The founding example: at most 10 s for the controller, 60 s for the load balancer.
    private static let path = TrafficPath(
        name: "a load balancer",
        stages: [
            .step(.controllerProcessing, .stated(least: .seconds(1), upTo: .seconds(10))),
            .step(.loadBalancerPropagation, .stated(least: .seconds(5), upTo: .seconds(59))),
            .step(.requestRoundTrip, .stated(upTo: .seconds(1))),
        ]
    )

    private static let draining = Application(onTermination: .drains(within: .seconds(20)), longestRequest: .seconds(5))

    private func analysis(
        _ deployment: Deployment,
        _ application: Application = draining,
        deregistrationDelay: Duration = .seconds(300),
        caps: [GraceCap] = [],
        hooks: [String: HookReading] = [:]
    ) throws -> TerminationAnalysis {
        try TerminationAnalysis(
            of: deployment,
            behind: Self.path,
            application: application,
            deregistrationDelay: deregistrationDelay,
            caps: caps,
            hooks: hooks
        )
    }

    @Test func `the founding example is unsafe without a hook, and the timeline ends with the request that fails`()
        throws
    {
        let analysis = try analysis(Self.deployment())
        #expect(!analysis.isSafe)
        let counterexample = try #require(analysis.worst.first)
        #expect(analysis.verdict == .unsafe(counterexample))
        #expect(counterexample.failure == .refused)
        #expect(
            counterexample.description == """
                condition 1 does not hold: the server accepts connections until the last new request has arrived
                 0 s  the Pod is deleted
                 0 s  web gets the stop signal
                 0 s  web stops accepting connections
                10 s  controller processing has ended
                20 s  web has ended
                69 s  load balancer propagation has ended
                69 s  a request is sent
                70 s  request round trip has ended
                70 s  a request arrives that takes 5 s
                70 s  the request fails: the connection is refused, and the client sees HTTP 502
                """
        )
        #expect(analysis.likeliest[0].timeline.events.last?.time == .milliseconds(38_000))
    }

    @Test func `seventy seconds of sleep in ninety of grace are safe, with nothing to spare`() throws {
        let analysis = try analysis(Self.deployment(sleep: 70, grace: 90))
        #expect(analysis.isSafe)
        #expect(analysis.worst.isEmpty && analysis.likeliest.isEmpty)
        #expect(analysis.margins.map(\.condition.rawValue) == [1, 2, 4])
        #expect(analysis.margins.map(\.slack) == [.zero, .seconds(15), .seconds(295)])
        #expect(analysis.margins[0].binding == "load balancer propagation")
        #expect(
            try self.analysis(Self.deployment(sleep: 69, grace: 90)).worst.map(\.condition) == [.serverOutlivesRouting]
        )
    }

    @Test(
        arguments: [
            // SIGKILL comes before the request that arrived last is answered.
            (70, 74, draining, [RolloutCondition.requestsFinish], RequestFailure.reset), (70, 75, draining, [], nil),
            // A program that exits at once needs the sleep to outlast the request, too.
            (70, 90, Application(onTermination: .exits, longestRequest: .seconds(5)), [.requestsFinish], .reset),
            (75, 90, Application(onTermination: .exits, longestRequest: .seconds(5)), [], nil),
            // The kubelet gives the hook up when the grace period is over.
            (90, 60, draining, [.hookFitsGrace], .refused),
            // The hook does not fit, but everything is over by then.
            (200, 100, draining, [], nil),
        ] as [(Int, Int, Application, [RolloutCondition], RequestFailure?)]
    )
    func `the kubelet's arithmetic decides which condition does not hold`(
        sleep: Int,
        grace: Int,
        application: Application,
        conditions: [RolloutCondition],
        failure: RequestFailure?
    ) throws {
        let analysis = try analysis(Self.deployment(sleep: sleep, grace: grace), application)
        #expect(analysis.worst.map(\.condition) == conditions)
        #expect(analysis.worst.first?.failure == failure)
    }

    @Test func `a limit of the environment is named where it is what breaks the timings`() throws {
        let deployment = Self.deployment(sleep: 70, grace: 90)
        let cap = GraceCap(.seconds(50), source: "an admission policy")
        #expect(try analysis(deployment, caps: [cap]).worst.map(\.condition) == [.environmentLetsGraceStand])
        #expect(try analysis(deployment, caps: [.spotInterruption]).isSafe)
        #expect(try analysis(Self.deployment(), caps: [cap]).worst.map(\.condition) == [.serverOutlivesRouting])
    }

    @Test func `a deregistration delay that is shorter than a request cuts it off`() throws {
        let analysis = try analysis(Self.deployment(sleep: 70, grace: 90), deregistrationDelay: .seconds(4))
        #expect(analysis.worst.map(\.condition) == [.deregistrationOutlastsRequests])
        #expect(analysis.worst[0].failure == .cutOff)
        #expect(analysis.worst[0].timeline.events.last?.time == .seconds(14))
        // What runs beside the load balancer does not put the deregistration off.
        let branching = TrafficPath.Stage.branches([
            [.step(.requestRoundTrip, .stated(upTo: .seconds(1)))],
            [.step(.loadBalancerPropagation, .stated(upTo: .seconds(3)))],
        ])
        let beside = try TerminationAnalysis(
            of: Self.deployment(sleep: 70, grace: 90),
            behind: TrafficPath(name: "a path", stages: [branching]),
            application: Self.draining,
            deregistrationDelay: .seconds(4)
        )
        #expect(beside.worst[0].timeline.events.last?.time == .seconds(4))
        let cluster = try TerminationAnalysis(
            of: Self.deployment(sleep: 70, grace: 90),
            behind: .clusterService,
            application: Self.draining,
            deregistrationDelay: .zero
        )
        #expect(cluster.isSafe)
    }

    @Test func `a proxy without a hook beside a server with one is a condition of its own`() throws {
        let ports = [ContainerPort(containerPort: 8443)]
        let proxy = Container(name: "proxy", ports: ports)
        let beside = try analysis(Self.deployment(sleep: 70, grace: 90, others: [proxy]))
        #expect(beside.worst.map(\.condition) == [.allServersLive])
        #expect(beside.worst.map(\.container) == ["proxy"])
        // A sidecar waits for the server, and those without ports do not serve.
        let sidecar = Container(name: "proxy", ports: ports, restartPolicy: .always)
        #expect(try analysis(Self.deployment(sleep: 70, grace: 120, sidecars: [sidecar])).isSafe)
        let logger = Container(name: "logger")
        #expect(try analysis(Self.deployment(sleep: 70, grace: 90, others: [logger])).isSafe)
    }

    @Test func `a hook that cannot be understood may take no time, unless the user knows better`() throws {
        let deployment = Self.deployment(command: ["prestop.sh"], grace: 90)
        #expect(try analysis(deployment).worst.map(\.condition) == [.serverOutlivesRouting])
        let known = HookReading(least: .seconds(70), most: .seconds(72), reason: "it waits for the load balancer")
        #expect(try analysis(deployment, hooks: ["web": known]).isSafe)
        let quitting = Self.deployment(command: ["sh", "-c", "nginx -s quit; sleep 80"], grace: 120)
        #expect(try analysis(quitting).worst.map(\.condition) == [.serverOutlivesRouting])
    }

    @Test func `an unknown command before a sleep may stop the server, unless the user knows better`() throws {
        // A second is enough for what is cut off at the end of the grace period.
        let quick = Application(onTermination: .drains(within: .seconds(1)), longestRequest: .seconds(1))
        for (script, isSafe) in [
            ("sleep 70", true), ("touch going; sleep 70", true), ("curl localhost/off; sleep 70", true),
            ("drain; sleep 70", false), ("drain && sleep 70", false), ("curl localhost/quit; sleep 70", false),
            ("timeout -k 1 5 drain; sleep 70", false), ("sleep 70; drain", true), ("sleep 70; kill 1", true),
            ("sleep 69; drain; sleep 1", false), ("sleep infinity", false), ("sleep 70; nginx -s quit", true),
            ("sleep 70; nginx -s stop", false), ("sleep 71; nginx -s stop", true),
            ("sleep 70; nginx -s quit; sleep 1; nginx -s stop", true), ("sleep 70; pkill -9 java", false),
        ] {
            let deployment = Self.deployment(command: ["sh", "-c", script], grace: 90)
            #expect(try analysis(deployment, quick).isSafe == isSafe, "\(script)")
        }
        let deployment = Self.deployment(command: ["sh", "-c", "drain; sleep 70"], grace: 90)
        let known = HookReading(least: .seconds(70), most: .seconds(72), reason: "it marks the Pod and sleeps")
        #expect(try analysis(deployment, quick, hooks: ["web": known]).isSafe)
    }

    @Test func `a server that perhaps stops early has to finish both ways`() throws {
        let slow = Application(onTermination: .drains(within: .seconds(20)), longestRequest: .seconds(10))
        let deployment = Self.deployment(command: ["drain"], grace: 35)
        func worst(isCertain: Bool) throws -> [RolloutCondition] {
            let hook = HookReading(
                least: .seconds(30),
                most: .seconds(30),
                serverStop: .zero,
                isServerStopCertain: isCertain,
                reason: "it tells the server"
            )
            return try analysis(deployment, slow, hooks: ["web": hook]).worst.map(\.condition)
        }
        #expect(try worst(isCertain: true) == [.serverOutlivesRouting])
        // Told by the signal alone, it begins to drain 5 s before it is killed.
        #expect(try worst(isCertain: false) == [.serverOutlivesRouting, .requestsFinish])
    }

    @Test func `requests that a hook cuts off are not those of a short grace period`() throws {
        let slow = Application(onTermination: .drains(within: .seconds(20)), longestRequest: .seconds(10))
        let hook = HookReading(
            least: .seconds(120),
            most: .seconds(120),
            requestsCutOff: .seconds(75),
            reason: "it stops the server"
        )
        // What is cut off is not accepted either.
        #expect(hook.serverStop == .seconds(75))
        let deployment = Self.deployment(command: ["drain"], grace: 90)
        #expect(try analysis(deployment, slow, hooks: ["web": hook]).worst.map(\.condition) == [.requestsFinish])
        let negative = HookReading(least: .zero, most: .zero, requestsCutOff: .seconds(-1), reason: "it is early")
        #expect(throws: PlanningError.self) { try analysis(deployment, slow, hooks: ["web": negative]) }
    }

    @Test func `times that make no sense, and workloads without containers, are errors`() throws {
        let negative = Application(onTermination: .exits, longestRequest: .seconds(-1))
        let error = #expect(throws: PlanningError.self) { try analysis(Self.deployment(), negative) }
        #expect(error?.description == "the longest request is -1 s, expected 0 s or more")
        #expect(throws: PlanningError.self) {
            try analysis(Self.deployment(), deregistrationDelay: .seconds(-1))
        }
        let cap = GraceCap(.seconds(-5), source: "a policy")
        let capError = #expect(throws: PlanningError.self) { try analysis(Self.deployment(), caps: [cap]) }
        #expect(capError?.description == "the limit of a policy is -5 s, expected 0 s or more")
        let turned = HookReading(least: .seconds(9), most: .seconds(5), reason: "it is turned round")
        let hookError = #expect(throws: PlanningError.self) { try analysis(Self.deployment(), hooks: ["web": turned]) }
        #expect(hookError?.description == "the shortest preStop hook of web, 9 s, is longer than the longest, 5 s")
        var empty = Self.deployment()
        empty.spec.template.spec.containers = []
        #expect(throws: PlanningError.self) { try analysis(empty) }
        #expect(try !analysis(Self.deployment(sleep: .max, grace: .min)).isSafe)
        #expect(try analysis(Self.deployment(sleep: .max, grace: .max)).isSafe)
    }

    // MARK: - Properties

    /// A case with times in half seconds.
    private struct Random {
        let deployment: Deployment
        let hook: HookReading?
        let path: TrafficPath
        let application: Application
        let grace: Int

        init(_ seed: Int) {
            var generator = SeededGenerator(seed: UInt64(seed))
            func halves(_ range: ClosedRange<Int>) -> Duration {
                .milliseconds(500 * Int.random(in: range, using: &generator))
            }
            grace = Int.random(in: 0...12, using: &generator)
            if Int.random(in: 0...3, using: &generator) > 0 {
                let least = halves(0...28)
                let stop = Int.random(in: 0...2, using: &generator) == 0 ? halves(0...10) : nil
                let cutsOff = Int.random(in: 0...2, using: &generator) == 0
                hook = HookReading(
                    least: least,
                    most: Bool.random(using: &generator) ? least : least + halves(0...12),
                    serverStop: stop,
                    isServerStopCertain: Bool.random(using: &generator),
                    requestsCutOff: cutsOff ? stop.map { $0 + halves(0...8) } : nil,
                    reason: "it does"
                )
            } else {
                hook = nil
            }
            let first = (halves(0...4), halves(0...8))
            let second = (halves(0...4), halves(0...8))
            path = TrafficPath(
                name: "a path",
                stages: [
                    .step(.controllerProcessing, .stated(least: first.0, upTo: first.0 + first.1)),
                    .step(.requestRoundTrip, .stated(least: second.0, upTo: second.0 + second.1)),
                ]
            )
            let behavior: Application.TerminationBehavior =
                switch Int.random(in: 0...2, using: &generator) {
                case 0: .exits
                case 1: .drains(within: halves(0...10))
                default: .keepsServing(for: halves(0...8), thenDrainsWithin: halves(0...8))
                }
            application = Application(onTermination: behavior, longestRequest: halves(0...10))
            deployment = TerminationAnalysisTests.deployment(command: hook == nil ? nil : ["hook"], grace: grace)
        }

        func analysis() throws -> TerminationAnalysis {
            try TerminationAnalysis(
                of: deployment,
                behind: path,
                application: application,
                hooks: hook.map { ["web": $0] } ?? [:]
            )
        }

        /// Whether some request fails, found by trying waits and arrivals in steps of a quarter of a second.
        func failsByTrying() -> Bool {
            let grace = Duration.seconds(max(1, grace))
            let waits = hook.map { (min($0.least, grace), min($0.most ?? grace, grace)) } ?? (.zero, .zero)
            var routing = Duration.zero
            for case .step(_, let delay) in path.stages { routing += delay.most }
            let (serves, drains): (Duration, Duration) =
                switch application.onTermination {
                case .exits: (.zero, .zero)
                case .drains(let time): (.zero, time)
                case .keepsServing(let time, let drain): (time, drain)
                }
            let step = Duration.milliseconds(250)
            var wait = waits.0
            while wait <= waits.1 {
                let kill = KillTimeline(grace: self.grace, hook: wait).kill
                var told = min(hook?.serverStop ?? wait, wait)
                let latest = hook?.isServerStopCertain == false ? wait : told
                while told <= latest {
                    for end in ends(wait: wait, kill: kill, step) {
                        let stops = min(told + serves, end)
                        let ends = min(told + serves + drains, end)
                        var arrival = Duration.zero
                        while arrival <= routing {
                            if arrival > stops || arrival + application.longestRequest > ends { return true }
                            arrival += step
                        }
                    }
                    told += step
                }
                wait += step
            }
            return false
        }

        /// When the process may end, whatever it is told: by SIGKILL, or before that by the hook.
        private func ends(wait: Duration, kill: Duration, _ step: Duration) -> [Duration] {
            guard let hook, let cut = hook.requestsCutOff, cut <= wait else { return [kill] }
            if hook.isServerStopCertain, cut == hook.serverStop { return [cut] }
            return [kill] + stride(from: 0, through: Int((wait - cut) / step), by: 1).map { cut + step * $0 }
        }
    }

    @Test func `the verdict is that of trying everything`() throws {
        var safe = 0
        for seed in 0..<3000 {
            let random = Random(seed)
            let analysis = try random.analysis()
            #expect(analysis.isSafe != random.failsByTrying(), "seed \(seed)")
            safe += analysis.isSafe ? 1 : 0
        }
        // Both answers are common.
        #expect((300...2700).contains(safe))
    }

    @Test func `longer delays never make an unsafe Pod safe, and counterexamples end with their request`() throws {
        for seed in 0..<500 {
            let random = Random(seed)
            let analysis = try random.analysis()
            for counterexample in analysis.worst + analysis.likeliest {
                guard case .requestFails = counterexample.timeline.events.last?.kind else {
                    Issue.record("seed \(seed): \(counterexample)")
                    continue
                }
            }
            var wider = random.path
            wider.stages.append(.step(.kubeProxyUpdate, .stated(upTo: .seconds(seed % 5))))
            let widened = try TerminationAnalysis(
                of: random.deployment,
                behind: wider,
                application: random.application,
                hooks: random.hook.map { ["web": $0] } ?? [:]
            )
            #expect(!widened.isSafe || analysis.isSafe, "seed \(seed)")
        }
    }

    @Test func `a plan by the longest way is safe, and one second less is not`() throws {
        for seed in 0..<300 {
            let random = Random(seed)
            let planner = RolloutPlanner(path: random.path, application: random.application, bound: .criticalPath)
            var deployment = Self.deployment()
            let plan = try planner.plan(for: deployment)
            deployment.apply(plan)
            func isSafe(_ deployment: Deployment) throws -> Bool {
                try TerminationAnalysis(of: deployment, behind: random.path, application: random.application).isSafe
            }
            #expect(try isSafe(deployment), "seed \(seed)")
            guard plan.preStop.planned > 0 else { continue }
            deployment.spec.template.spec.containers[0].lifecycle = Lifecycle(
                preStop: LifecycleHandler(sleep: SleepAction(seconds: plan.preStop.planned - 1))
            )
            #expect(try !isSafe(deployment), "seed \(seed)")
        }
    }
}
