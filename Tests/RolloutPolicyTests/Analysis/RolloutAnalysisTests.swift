// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import TargetGroups
import TestSupport
import Testing

struct RolloutAnalysisTests {
    private static func deployment(
        replicas: Int = 3,
        minReady: Int? = nil,
        deadline: Int? = nil,
        strategy: DeploymentStrategy? = nil
    ) -> Deployment {
        let sleep = LifecycleHandler(sleep: SleepAction(seconds: 70))
        return Deployment(
            metadata: ObjectMeta(name: "web"),
            spec: DeploymentSpec(
                replicas: replicas,
                selector: LabelSelector(matchLabels: ["app": "web"]),
                template: PodTemplateSpec(
                    spec: PodSpec(
                        containers: [Container(name: "web", lifecycle: Lifecycle(preStop: sleep))],
                        terminationGracePeriodSeconds: 90
                    )
                ),
                strategy: strategy,
                minReadySeconds: minReady,
                progressDeadlineSeconds: deadline
            )
        )
    }

    private static func rolling(unavailable: IntOrString, surge: IntOrString) -> DeploymentStrategy {
        DeploymentStrategy(
            rollingUpdate: RollingUpdateDeployment(maxUnavailable: unavailable, maxSurge: surge)
        )
    }

    /// Registration takes 20 to 99 s, and start-up 10 to 60 s.
    private static let environment = RolloutEnvironment(
        path: TrafficPath.applicationLoadBalancer(targets: .ip)
            .replacing(.controllerProcessing, with: .stated(upTo: .seconds(9)))
            .replacing(.targetRegistration, with: .stated(least: .seconds(20), upTo: .seconds(60))),
        startup: .stated(least: .seconds(10), upTo: .seconds(60))
    )

    private static let application = Application(
        onTermination: .drains(within: .seconds(20)),
        longestRequest: .seconds(1)
    )

    private func analysis(
        _ workload: some PodTemplated,
        _ application: Application = application,
        change: (inout RolloutEnvironment) -> Void = { _ in }
    ) throws -> RolloutAnalysis {
        var environment = Self.environment
        change(&environment)
        return try RolloutAnalysis(of: workload, in: environment, application: application)
    }

    // MARK: - Condition 5

    @Test func `without gates old Pods go before the new ones are healthy`() throws {
        let analysis = try analysis(Self.deployment())
        let counterexample = try #require(analysis.worst.first)
        #expect(analysis.worst.map(\.condition) == [.replacementsAreHealthy])
        #expect(counterexample.failure == .noHealthyTarget)
        #expect(
            counterexample.description == """
                condition 5 does not hold: a Pod is removed only when one that replaces it is healthy
                  0 s  1 new Pod is created
                 10 s  the containers of the new Pods are ready
                 30 s  3 new Pods count as available
                 30 s  3 old Pods are deleted
                 30 s  a request is sent
                 30 s  the request fails: no Pod can serve it, and the client sees HTTP 503
                109 s  1 target of a new Pod is healthy
                """
        )
    }

    @Test func `readiness gates hold the update back, and so does a wait as long as the registration`() throws {
        let gated = try analysis(Self.deployment()) { $0.hasReadinessGates = true }
        #expect(gated.isSafe)
        #expect(gated.margins.all.first { $0.condition == .replacementsAreHealthy }?.slack == .zero)
        #expect(try analysis(Self.deployment(minReady: 99)).isSafe)
        let short = try analysis(Self.deployment(minReady: 98))
        #expect(short.worst.map(\.condition) == [.replacementsAreHealthy])
        #expect(short.worst[0].failure == .overloaded(serving: 2, needed: 3))
    }

    @Test func `nodes as targets need no registration of Pods`() throws {
        let analysis = try analysis(Self.deployment()) { $0.path = .applicationLoadBalancer(targets: .instance) }
        #expect(analysis.isSafe)
        #expect(analysis.margins.all.map(\.condition.rawValue) == [1, 2, 7])
    }

    @Test func `a node that sends to its own Pods only must pass its health checks first`() throws {
        func local(_ minReady: Int) throws -> RolloutAnalysis {
            try analysis(Self.deployment(minReady: minReady)) {
                $0.path = .applicationLoadBalancer(targets: .instance, externalTrafficPolicy: .local)
                    .replacing(.unhealthyPropagation, with: .stated(upTo: .zero))
            }
        }
        // 30 s until kube-proxy knows, and two checks, 10 s apart.
        #expect(try local(50).isSafe)
        #expect(try local(49).worst.map(\.condition) == [.replacementsAreHealthy])
        #expect(try local(50).margins.all.first { $0.condition == .replacementsAreHealthy }?.slack == .zero)
    }

    // MARK: - Condition 6

    @Test(
        arguments: [
            (3, DeploymentStrategy(type: .recreate), RequestFailure.noHealthyTarget),
            (1, rolling(unavailable: 1, surge: 0), .noHealthyTarget),
            (1, rolling(unavailable: "100%", surge: "100%"), .noHealthyTarget),
            (2, rolling(unavailable: 1, surge: 0), nil), (1, rolling(unavailable: "25%", surge: "25%"), nil),
            // Both come out as nothing: then one Pod may be missing.
            (1, rolling(unavailable: "50%", surge: 0), .noHealthyTarget), (0, DeploymentStrategy(type: .recreate), nil),
        ] as [(Int, DeploymentStrategy, RequestFailure?)]
    )
    func `an update leaves a Pod to serve`(
        replicas: Int,
        strategy: DeploymentStrategy,
        failure: RequestFailure?
    ) throws {
        let analysis = try analysis(Self.deployment(replicas: replicas, strategy: strategy)) {
            $0.hasReadinessGates = true
        }
        #expect(analysis.worst.first { $0.condition == .capacityRemains }?.failure == failure)
    }

    @Test func `the traffic may need more than one Pod`() throws {
        let deployment = Self.deployment(replicas: 4, strategy: Self.rolling(unavailable: 1, surge: 1))
        func capacity(_ needed: Int) throws -> Counterexample? {
            try analysis(deployment) { environment in
                environment.hasReadinessGates = true
                environment.neededPods = needed
            }
            .worst.first
        }
        #expect(try capacity(3) == nil)
        let counterexample = try #require(try capacity(4))
        #expect(counterexample.failure == .overloaded(serving: 3, needed: 4))
        #expect(counterexample.timeline.events.first?.kind == .oldPodsDeleted(count: 1))
    }

    @Test func `a StatefulSet with one Pod is away while it is replaced`() throws {
        let statefulSet = StatefulSet(
            metadata: ObjectMeta(name: "db"),
            spec: StatefulSetSpec(
                selector: LabelSelector(),
                template: Self.deployment().spec.template,
                serviceName: "db"
            )
        )
        #expect(try analysis(statefulSet).worst.map(\.condition) == [.capacityRemains])
        var three = statefulSet
        three.spec.replicas = 3
        #expect(try analysis(three).worst.map(\.condition) == [.replacementsAreHealthy])
        #expect(try analysis(three) { $0.hasReadinessGates = true }.isSafe)
    }

    // MARK: - Condition 7

    @Test(
        arguments: [(70, nil), (60, RolloutCondition.progressDeadlineSuffices), (61, nil)] as [(Int, RolloutCondition?)]
    )
    func `the deadline must exceed the longest start`(deadline: Int, condition: RolloutCondition?) throws {
        let analysis = try analysis(Self.deployment(deadline: deadline)) { environment in
            environment.path = .applicationLoadBalancer(targets: .instance)
        }
        #expect(analysis.worst.first?.condition == condition)
        #expect(analysis.worst.first?.failure == nil)
    }

    @Test func `gates count for the deadline`() throws {
        // Start-up 60, controller 9, registration 60, checks 30, and 15 until the gate opens.
        let safe = try analysis(Self.deployment(deadline: 175)) { $0.hasReadinessGates = true }
        #expect(safe.isSafe)
        let late = try analysis(Self.deployment(deadline: 174)) { $0.hasReadinessGates = true }
        #expect(
            late.worst.map(\.description) == [
                """
                condition 7 does not hold: the progress deadline is longer than a new Pod may take
                  0 s  1 new Pod is created
                174 s  the progress deadline of 174 s is over: the update is reported as failed
                174 s  1 new Pod counts as available
                """
            ]
        )
    }

    // MARK: - Condition 10

    @Test(arguments: [(59, true), (60, true), (61, false)])
    func `the server must keep idle connections longer than the load balancer`(seconds: Int, fails: Bool) throws {
        var application = Self.application
        application.keepAlive = .seconds(seconds)
        let analysis = try analysis(Self.deployment(), application) { $0.hasReadinessGates = true }
        #expect(analysis.isSafe != fails)
        #expect(analysis.worst.first?.failure == (fails ? .idleConnectionClosed : nil))
    }

    @Test func `a Network Load Balancer lets the client see the end of a connection`() throws {
        var application = Self.application
        application.keepAlive = .seconds(5)
        let analysis = try analysis(Self.deployment(), application) { environment in
            environment.path = .networkLoadBalancer(targets: .instance)
        }
        #expect(analysis.isSafe)
    }

    // MARK: - What the client sees

    @Test(
        arguments: [
            (.clusterService, .connectionRefused), (.networkLoadBalancer(targets: .ip), .connectionRefused),
            (.applicationLoadBalancer(targets: .ip), .refused),
        ] as [(TrafficPath, RequestFailure)]
    )
    func `only an Application Load Balancer answers in place of a Pod`(path: TrafficPath, failure: RequestFailure)
        throws
    {
        var deployment = Self.deployment()
        deployment.spec.template.spec.containers[0].lifecycle = nil
        #expect(try analysis(deployment) { $0.path = path }.worst.first?.failure == failure)
        let recreate = Self.deployment(strategy: DeploymentStrategy(type: .recreate))
        let capacity = try analysis(recreate) { $0.path = path }.worst.first { $0.condition == .capacityRemains }
        #expect(capacity?.failure == (failure == .refused ? .noHealthyTarget : .noEndpoint))
    }

    @Test func `what the client sees is told in words`() {
        let failures: [RequestFailure] = [
            .connectionRefused, .connectionReset, .noEndpoint, .overloaded(serving: 1, needed: 2),
        ]
        #expect(
            failures.map(\.description) == [
                "the connection is refused, and so the client sees it",
                "the process ends before it has answered, and the client sees the connection reset",
                "no Pod can serve it, and the client sees the connection refused, or no answer",
                "1 Pod serves where 2 are needed, and the client waits or is turned away (HTTP 503 or 504)",
            ]
        )
    }

    // MARK: - What an update takes

    @Test func `an update takes as many batches as there are`() throws {
        let deployment = Self.deployment(replicas: 10)
        let update = try #require(try analysis(deployment) { $0.hasReadinessGates = true }.update)
        // Three beyond and two missing of ten: five at a time.
        #expect(update.shape.batch == 5 && update.shape.batches == 2)
        #expect(update.availability == .seconds(30)...(.seconds(174)))
        #expect(update.duration == .seconds(60)...(.seconds(348)))
        #expect(update.termination == .seconds(70)...(.seconds(90)))
        // All old Pods may be ending when the last new one is there.
        #expect(update.peakPods == 20)
        #expect(update.extraPodTime == .seconds(3 * 348 + 10 * 90))
        #expect(
            update.description == """
                The update replaces 10 Pods, 5 at a time, and takes 60 s to 348 s.
                At most 20 Pods exist at a time, those that are ending included; the Pods beyond those wanted cost at \
                most 1944 s of a Pod.
                """
        )
    }

    @Test func `enormous numbers are no trap`() throws {
        for number in [Int.max, .min, -1, 0] {
            var deployment = Self.deployment(replicas: number, minReady: number, deadline: number)
            _ = try analysis(deployment)
            deployment.spec.strategy = Self.rolling(unavailable: .int(number), surge: .int(number))
            _ = try analysis(deployment) { $0.hasReadinessGates = true }
            deployment.spec.strategy = Self.rolling(unavailable: "9223372036854775807%", surge: "x")
            #expect(try analysis(deployment).update == nil)
        }
        let early = try analysis(Self.deployment(deadline: .min)).worst.last
        #expect(early?.timeline.events.map(\.time) == [.zero, .zero, .seconds(60)])
        #expect(early?.timeline.svg().isEmpty == false)
        #expect(throws: PlanningError.self) {
            try analysis(Self.deployment()) { $0.startup = .stated(least: .seconds(2), upTo: .seconds(1)) }
        }
        #expect(throws: PlanningError.self) {
            try analysis(Self.deployment()) { $0.deregistrationDelay = .seconds(-1) }
        }
    }

    // MARK: - Properties

    /// Plays an update second by second, as the Deployment and ReplicaSet controllers do it, and returns the fewest Pods
    /// that are healthy where traffic comes from.
    private func fewestHealthy(
        replicas: Int,
        surge: Int,
        unavailable: Int,
        startup: Int,
        minReady: Int,
        arrival: Int
    ) -> Int {
        var old = replicas
        var created: [Int] = []
        var fewest = replicas
        for second in 0...(replicas + 1) * (startup + minReady + arrival + 1) {
            let available = { created.filter { $0 + startup + minReady <= second }.count }
            var isChanging = true
            while isChanging {
                isChanging = false
                let room = min(replicas + surge - old - created.count, replicas - created.count)
                if room > 0 {
                    created += Array(repeating: second, count: room)
                    isChanging = true
                }
                let excess = min(old, old + available() - (replicas - unavailable))
                if excess > 0 {
                    old -= excess
                    isChanging = true
                }
            }
            fewest = min(fewest, old + created.filter { $0 + startup + arrival <= second }.count)
        }
        return fewest
    }

    @Test func `the number of Pods that serve is that of playing the update`() throws {
        var failures = 0
        for seed in 0..<400 {
            var generator = SeededGenerator(seed: UInt64(seed))
            func number(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
            let (replicas, startup, minReady) = (number(1...8), number(1...6), number(0...12))
            let (surge, unavailable, arrival) = (number(0...3), number(0...3), number(0...15))
            let deployment = Self.deployment(
                replicas: replicas,
                minReady: minReady,
                strategy: Self.rolling(unavailable: .int(unavailable), surge: .int(surge))
            )
            let analysis = try analysis(deployment) { environment in
                environment.path.arrival = [
                    .step(.targetRegistration, .stated(least: .seconds(arrival), upTo: .seconds(arrival)))
                ]
                environment.startup = .stated(least: .seconds(startup), upTo: .seconds(startup))
                environment.neededPods = 0
            }
            let shape = try #require(analysis.update?.shape)
            let fewest = fewestHealthy(
                replicas: replicas,
                surge: surge,
                unavailable: shape.unavailable,
                startup: startup,
                minReady: minReady,
                arrival: arrival
            )
            let failure = analysis.worst.first { $0.condition == .replacementsAreHealthy }?.failure
            #expect((failure != nil) == (fewest < shape.leastAvailable), "seed \(seed)")
            switch failure {
            case .overloaded(let serving, let needed):
                #expect(serving == fewest && needed == shape.leastAvailable, "seed \(seed)")
                failures += 1
            case .noHealthyTarget: #expect(fewest == 0, "seed \(seed)")
            default: break
            }
        }
        #expect(failures > 50)
    }
}
