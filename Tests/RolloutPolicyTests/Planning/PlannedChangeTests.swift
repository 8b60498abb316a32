// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import TargetGroups
import TestSupport
import Testing

struct PlannedChangeTests {
    private static func deployment(
        replicas: Int = 3,
        deadline: Int? = nil,
        strategy: DeploymentStrategy? = nil,
        liveness: Probe? = nil
    ) -> Deployment {
        Deployment(
            metadata: ObjectMeta(name: "web"),
            spec: DeploymentSpec(
                replicas: replicas,
                selector: LabelSelector(matchLabels: ["app": "web"]),
                template: PodTemplateSpec(spec: PodSpec(containers: [Container(name: "web", livenessProbe: liveness)])),
                strategy: strategy,
                progressDeadlineSeconds: deadline
            )
        )
    }

    private static let path = TrafficPath.applicationLoadBalancer(targets: .ip)
        .replacing(.controllerProcessing, with: .stated(upTo: .seconds(9)))

    private static let application = Application(
        onTermination: .drains(within: .seconds(20)),
        longestRequest: .seconds(1)
    )

    private func plan(
        _ workload: some PodTemplated,
        _ application: Application = application,
        gates: Bool = true,
        change: (inout RolloutEnvironment) -> Void = { _ in }
    ) throws -> RolloutPlan {
        var environment = RolloutEnvironment(path: Self.path)
        change(&environment)
        var planner = RolloutPlanner(environment: environment, application: application)
        planner.usesReadinessGates = gates
        return try planner.plan(for: workload)
    }

    @Test func `the two remedies belong together: a hook, and readiness gates`() throws {
        let plan = try plan(Self.deployment())
        #expect(plan.changes.map(\.action) == [.injectReadinessGates])
        #expect(plan.proof.isSafe)
        var namespace = Namespace(metadata: ObjectMeta(name: "shop", labels: ["team": "shop"]))
        namespace.apply(plan)
        #expect(
            namespace.metadata.labels == ["team": "shop", "elbv2.k8s.aws/pod-readiness-gate-inject": "enabled"]
        )
    }

    @Test func `without gates a new Pod waits as long as the registration may take`() throws {
        let plan = try plan(Self.deployment(), gates: false)
        #expect(plan.changes.map(\.action) == [.minReadySeconds(99)])
        #expect(plan.changes[0].attributions.map(\.duration) == [.seconds(9), .seconds(60), .seconds(30)])
        #expect(Self.deployment().applying(plan).spec.minReadySeconds == 99)
    }

    @Test func `gates are asked for only where Pods are registered`() throws {
        let plan = try plan(Self.deployment()) {
            $0.path = .networkLoadBalancer(targets: .instance, externalTrafficPolicy: .local)
        }
        #expect(plan.changes.map(\.action) == [.minReadySeconds(50)])
        #expect(plan.changes[0].attributions.map(\.duration) == [.seconds(30), .seconds(20)])
        #expect(
            plan.changes[0].reason
                == "a new Pod must wait for its first request, and no readiness gate knows when that may come"
        )
    }

    @Test func `the deadline follows what a new Pod waits for`() throws {
        let gated = try plan(Self.deployment(deadline: 120))
        // 60 s to start, 99 s to register, 15 s until the gate opens.
        #expect(gated.changes.map(\.action) == [.injectReadinessGates, .progressDeadlineSeconds(175)])
        let waiting = try plan(Self.deployment(deadline: 120), gates: false)
        #expect(waiting.changes.map(\.action) == [.minReadySeconds(99), .progressDeadlineSeconds(160)])
        #expect(Self.deployment(deadline: 120).applying(waiting).spec.progressDeadlineSeconds == 160)
    }

    @Test func `what an update leaves is what the traffic needs`() throws {
        let recreate = Self.deployment(strategy: DeploymentStrategy(type: .recreate))
        let plan = try plan(recreate)
        #expect(plan.changes.map(\.action) == [.rollingUpdate, .injectReadinessGates])
        #expect(recreate.applying(plan).spec.strategy == DeploymentStrategy(type: .rollingUpdate))

        let update = RollingUpdateDeployment(maxUnavailable: 2, maxSurge: 0)
        let thin = Self.deployment(strategy: DeploymentStrategy(rollingUpdate: update))
        let two = try self.plan(thin) { $0.neededPods = 2 }
        #expect(two.changes.map(\.action) == [.maxUnavailable(1), .injectReadinessGates])
        let three = try self.plan(thin) { $0.neededPods = 3 }
        #expect(three.changes.map(\.action) == [.maxUnavailable(0), .maxSurge(1), .injectReadinessGates])
        let four = try self.plan(thin) { $0.neededPods = 4 }
        #expect(
            four.changes.map(\.action) == [.replicas(4), .maxUnavailable(0), .maxSurge(1), .injectReadinessGates]
        )
        #expect(thin.applying(four).spec.replicas == 4)
    }

    @Test func `what an autoscaler decides is no change of the workload`() throws {
        let error = try #require(throws: PlanningError.self) {
            try plan(Self.deployment()) { environment in
                environment.replicas = 1
                environment.neededPods = 2
            }
        }
        #expect(error.conflicts == [.capacityRemains])
        #expect(
            error.description
                == "infeasible: the traffic needs 2 Pods at any time, and 1 Pod is wanted, which this workload "
                + "does not decide; raise the autoscaler's minReplicas, or the number of nodes, to 2"
        )
    }

    @Test func `a StatefulSet needs a Pod more than the traffic does, and a DaemonSet a surge`() throws {
        let template = Self.deployment().spec.template
        let set = StatefulSet(
            metadata: ObjectMeta(name: "db"),
            spec: StatefulSetSpec(selector: LabelSelector(), template: template, serviceName: "db")
        )
        #expect(try plan(set).changes.map(\.action) == [.replicas(2), .injectReadinessGates])
        let daemon = DaemonSet(
            metadata: ObjectMeta(name: "edge"),
            spec: DaemonSetSpec(selector: LabelSelector(), template: template)
        )
        let changes = try plan(daemon) { $0.replicas = 1 }.changes.map(\.action)
        #expect(changes == [.maxUnavailable(0), .maxSurge(1), .injectReadinessGates])
        // More nodes than are needed need no surge.
        var fast = daemon
        fast.spec.updateStrategy = DaemonSetUpdateStrategy(rollingUpdate: RollingUpdateDaemonSet(maxUnavailable: 5))
        let kept = try plan(fast) { environment in
            environment.replicas = 10
            environment.neededPods = 8
        }
        #expect(kept.changes.map(\.action) == [.maxUnavailable(2), .injectReadinessGates])
        #expect(throws: PlanningError.self) { try plan(set) { $0.neededPods = .max } }
    }

    @Test(
        arguments: [
            (nil, true), (RollingUpdateDaemonSet(maxUnavailable: 7), true),
            (RollingUpdateDaemonSet(maxUnavailable: "99%"), true), (RollingUpdateDaemonSet(maxSurge: 1), true),
            // All may be missing at once, which is for condition 6.
            (RollingUpdateDaemonSet(maxUnavailable: "100%"), false),
        ] as [(RollingUpdateDaemonSet?, Bool)]
    )
    func `a DaemonSet awaits its new Pods on however many nodes`(
        update: RollingUpdateDaemonSet?,
        awaits: Bool
    ) throws {
        var daemon = DaemonSet(
            metadata: ObjectMeta(name: "edge"),
            spec: DaemonSetSpec(selector: LabelSelector(), template: Self.deployment().spec.template)
        )
        daemon.spec.updateStrategy = DaemonSetUpdateStrategy(rollingUpdate: update)
        let plan = try plan(daemon, gates: false)
        #expect(plan.changes.map(\.action) == (awaits ? [.minReadySeconds(99)] : []))
        // What nobody can know without the number of nodes.
        #expect(plan.cost == nil)
        daemon.apply(plan)
        let environment = RolloutEnvironment(path: Self.path)
        func isSafe(_ minReady: Int?) throws -> Bool {
            daemon.spec.minReadySeconds = minReady
            return try RolloutAnalysis(of: daemon, in: environment, application: Self.application).isSafe
        }
        #expect(try isSafe(99))
        #expect(try isSafe(98) == !awaits)
    }

    @Test(arguments: [(8080, nil), (nil, true)] as [(Int?, Bool?)])
    func `Pods that take ports of their nodes cannot stand beside one another`(
        hostPort: Int?,
        hostNetwork: Bool?
    ) throws {
        var daemon = DaemonSet(
            metadata: ObjectMeta(name: "edge"),
            spec: DaemonSetSpec(selector: LabelSelector(), template: Self.deployment().spec.template)
        )
        daemon.podTemplate.spec.containers[0].ports = [ContainerPort(hostPort: hostPort, containerPort: 8080)]
        daemon.podTemplate.spec.hostNetwork = hostNetwork
        let error = try #require(throws: PlanningError.self) { try plan(daemon) { $0.replicas = 1 } }
        #expect(error.conflicts == [.capacityRemains])
        #expect(
            error.description
                == "infeasible: the traffic needs 1 Pod at any time, as many as there are, and the Pods take ports of "
                + "their nodes, so that no new one runs beside an old one; more nodes, or Pods without hostPort and "
                + "hostNetwork, would help"
        )
        #expect(try plan(daemon) { $0.replicas = 2 }.changes.map(\.action) == [.injectReadinessGates])
    }

    @Test func `the deregistration delay outlasts the longest request`() throws {
        let application = Application(onTermination: .drains(within: .seconds(45)), longestRequest: .seconds(45))
        let plan = try plan(Self.deployment(), application) { $0.deregistrationDelay = .seconds(30) }
        #expect(plan.changes.map(\.action) == [.deregistrationDelay(seconds: 45), .injectReadinessGates])
        let key = "alb.ingress.kubernetes.io/target-group-attributes"
        var ingress = Ingress(metadata: ObjectMeta(name: "web", annotations: [key: "slow_start.duration_seconds=30"]))
        try ingress.apply(plan)
        #expect(
            ingress.metadata.annotations == [
                key: "slow_start.duration_seconds=30,deregistration_delay.timeout_seconds=45"
            ]
        )
    }

    @Test func `the server is advised to keep idle connections longer`() throws {
        var application = Self.application
        application.keepAlive = .seconds(5)
        let change = try #require(try plan(Self.deployment(), application).changes.last)
        #expect(
            change.description
                == "keep-alive of the server -> 61 s or more: the load balancer keeps idle connections for 60 s"
        )
    }

    @Test(arguments: [(nil, nil), (2, 6), (6, nil)] as [(Int?, Int?)])
    func `a liveness probe lets a container start that is known to be slow`(threshold: Int?, planned: Int?) throws {
        let probe = threshold.map { Probe(initialDelaySeconds: 10, periodSeconds: 10, failureThreshold: $0) }
        let deployment = Self.deployment(liveness: probe)
        let plan = try plan(deployment) { $0.startup = .stated(upTo: .seconds(60)) }
        let actions = plan.changes.map(\.action).filter { $0 != .injectReadinessGates }
        #expect(actions == (planned.map { [.failureThreshold(container: "web", probe: .liveness, $0)] } ?? []))
        #expect(
            deployment.applying(plan).spec.template.spec.containers[0].livenessProbe?.failureThreshold
                == planned ?? threshold
        )
    }

    // MARK: - Properties

    private struct Random {
        let deployment: Deployment
        let environment: RolloutEnvironment
        let application: Application

        init(_ seed: Int) {
            var generator = SeededGenerator(seed: UInt64(seed))
            func delay() -> Delay {
                let least = Int.random(in: 0...30, using: &generator)
                return .stated(
                    least: .seconds(least),
                    upTo: .seconds(least) + .milliseconds(500 * Int.random(in: 0...60, using: &generator))
                )
            }
            let path = TrafficPath(
                name: "a path",
                stages: [.step(.loadBalancerPropagation, delay()), .step(.requestRoundTrip, delay())],
                arrival: [.step(.targetRegistration, delay()), .step(.healthChecks, delay())],
                idleTimeout: Bool.random(using: &generator) ? .seconds(60) : nil
            )
            var environment = RolloutEnvironment(path: path, startup: delay())
            environment.hasReadinessGates = Bool.random(using: &generator)
            environment.neededPods = Int.random(in: 1...3, using: &generator)
            environment.deregistrationDelay = .seconds(Int.random(in: 0...40, using: &generator))
            self.environment = environment
            let update = RollingUpdateDeployment(
                maxUnavailable: .int(Int.random(in: 0...3, using: &generator)),
                maxSurge: .int(Int.random(in: 0...3, using: &generator))
            )
            let isRecreate = Int.random(in: 0...4, using: &generator) == 0
            deployment = PlannedChangeTests.deployment(
                replicas: Int.random(in: 1...9, using: &generator),
                deadline: Int.random(in: 60...200, using: &generator),
                strategy: isRecreate
                    ? DeploymentStrategy(type: .recreate) : DeploymentStrategy(rollingUpdate: update)
            )
            application = Application(
                onTermination: .drains(within: .seconds(Int.random(in: 0...30, using: &generator))),
                longestRequest: .seconds(Int.random(in: 0...30, using: &generator)),
                keepAlive: .seconds(Int.random(in: 1...90, using: &generator))
            )
        }

        func plan(gates: Bool) throws -> RolloutPlan {
            var planner = RolloutPlanner(environment: environment, application: application, bound: .criticalPath)
            planner.usesReadinessGates = gates
            return try planner.plan(for: deployment)
        }
    }

    @Test func `plans prove themselves, and a second less of any number is unsafe`() throws {
        var counts: [String: Int] = [:]
        for seed in 0..<600 {
            let random = Random(seed)
            let plan = try random.plan(gates: seed.isMultiple(of: 2))
            #expect(plan.proof.isSafe, "seed \(seed)")
            let safe = random.deployment.applying(plan)
            var environment = random.environment
            environment.deregistrationDelay = plan.deregistrationDelay ?? environment.deregistrationDelay
            var application = random.application
            for change in plan.changes {
                if change.action == .injectReadinessGates { environment.hasReadinessGates = true }
                if case .keepAlive(let time) = change.action { application.keepAlive = time }
            }
            func isSafe(_ deployment: Deployment, _ environment: RolloutEnvironment) throws -> Bool {
                try RolloutAnalysis(of: deployment, in: environment, application: application).isSafe
            }
            #expect(try isSafe(safe, environment), "seed \(seed)")
            for change in plan.changes {
                var (less, lesser) = (safe, environment)
                switch change.action {
                case .minReadySeconds(let seconds): less.spec.minReadySeconds = seconds - 1
                case .progressDeadlineSeconds(let seconds): less.spec.progressDeadlineSeconds = seconds - 1
                case .maxUnavailable(let number): less.spec.strategy?.rollingUpdate?.maxUnavailable = .int(number + 1)
                case .replicas(let number): less.spec.replicas = number - 1
                case .deregistrationDelay(let seconds): lesser.deregistrationDelay = .seconds(seconds - 1)
                case .injectReadinessGates: lesser.hasReadinessGates = false
                default: continue
                }
                counts["\(change.action)".split(separator: " ")[0].description, default: 0] += 1
                #expect(try !isSafe(less, lesser), "seed \(seed): \(change)")
            }
        }
        // Each kind of change is common.
        #expect(counts.count == 6 && counts.values.allSatisfy { $0 > 20 }, "\(counts)")
    }

    @Test func `longer delays never turn unsafe into safe`() throws {
        for seed in 0..<600 {
            let random = Random(seed)
            var wider = random.environment
            let more = Delay.stated(upTo: .seconds(seed % 7))
            switch seed % 4 {
            case 0: wider.path.stages.append(.step(.kubeProxyUpdate, more))
            case 1: wider.path.arrival.append(.step(.gateUpdate, more))
            case 2: wider.startup = .stated(least: wider.startup.least, upTo: wider.startup.most + more.most)
            default: wider.startup = .stated(least: .zero, upTo: wider.startup.most)
            }
            let before = try RolloutAnalysis(
                of: random.deployment,
                in: random.environment,
                application: random.application
            )
            let after = try RolloutAnalysis(of: random.deployment, in: wider, application: random.application)
            #expect(Set(before.worst.map(\.condition)).isSubset(of: after.worst.map(\.condition)), "seed \(seed)")
        }
    }
}
