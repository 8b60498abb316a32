// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import RolloutPolicy
import TargetGroups
import TestSupport
import Testing

struct RolloutPlannerTests {
    private let founding = FoundingExample.application

    // MARK: - The founding example

    @Test func `the founding example comes out as sleep 70 and grace 90`() throws {
        let plan = try RolloutPlanner(path: FoundingExample.path(.ip), application: founding).plan(
            for: FoundingExample.deployment()
        )
        #expect(plan.preStop.planned == 70)
        #expect(plan.terminationGracePeriod.planned == 90)
        #expect(plan.leastDeregistrationDelay == 1)
        #expect(plan.tightest?.slack == .zero)
        #expect(plan.margins.first?.binding == "load balancer propagation")

        let safe = FoundingExample.deployment().applying(plan)
        #expect(safe.spec.template.spec.terminationGracePeriod == .seconds(90))
        #expect(safe.spec.template.spec.containers[0].lifecycle?.preStop?.sleep?.duration == .seconds(70))
    }

    @Test func `the plan explains every second`() throws {
        let plan = try RolloutPlanner(path: FoundingExample.path(.ip), application: founding).plan(
            for: FoundingExample.deployment()
        )
        #expect(
            plan.description == """
                Plan for Deployment/web behind an Application Load Balancer (ip targets), by the maintainers' sum

                preStop sleep: none -> 70 s
                       0 s  endpoint propagation       assumed: kubelet and endpoint controller hear of the deletion by \
                the same watch
                       9 s  controller processing      stated
                      60 s  load balancer propagation  documented: quoted from the controller's maintainers, for an ALB \
                (issues 1719 and 2106); AWS gives no figure
                       1 s  request round trip         stated
                terminationGracePeriodSeconds: 30 s by default -> 90 s
                      70 s  preStop hook               above
                      20 s  application drain          stated
                deregistration delay: at least 1 s, for the longest request
                readiness gates: label the namespace elbv2.k8s.aws/pod-readiness-gate-inject=enabled: a Pod then counts \
                as ready only when its target is healthy

                Not counted:
                      30 s  kube-proxy update          the load balancer sends to Pods, past kube-proxy

                Conditions:
                  1  the server accepts connections until the last new request has arrived: holds by 0 s; load balancer \
                propagation binds
                  2  accepted requests finish before SIGKILL: holds by 0 s; application drain binds
                  3  the preStop hook ends before the grace period: holds by 19 s; preStop hook binds
                  4  the load balancer lets requests in flight finish: holds by 299 s; longest request binds
                  5  a Pod is removed only when one that replaces it is healthy: holds by 0 s; readiness gate binds
                  7  the progress deadline is longer than a new Pod may take: holds by 426 s; start-up binds

                Cost:
                  update takes: 0 to 180 s -> 0 to 522 s
                  Pods at most, with those that are ending: 6
                  Pods beyond those wanted, at most: 240 Pod-seconds -> 792 Pod-seconds
                """
        )
    }

    @Test(arguments: [(PathBound.additive, 100, 120), (.criticalPath, 31, 51)])
    func `instance targets wait for kube-proxy, and in the sum for everything`(
        bound: PathBound,
        sleep: Int,
        grace: Int
    ) throws {
        let planner = RolloutPlanner(path: FoundingExample.path(.instance), application: founding, bound: bound)
        let plan = try planner.plan(for: FoundingExample.deployment())
        #expect(plan.preStop.planned == sleep)
        #expect(plan.terminationGracePeriod.planned == grace)
    }

    // MARK: - Applications

    @Test func `an application that dies on the stop signal needs the longest request on top`() throws {
        let application = Application(onTermination: .exits, longestRequest: .seconds(5))
        let plan = try RolloutPlanner(path: FoundingExample.path(.ip), application: application).plan(
            for: FoundingExample.deployment()
        )
        #expect(plan.preStop.planned == 75)
        #expect(plan.terminationGracePeriod.planned == 76)
        #expect(plan.leastDeregistrationDelay == 5)
    }

    @Test func `a drain shorter than the longest request needs the difference on top`() throws {
        let application = Application(onTermination: .drains(within: .seconds(2)), longestRequest: .seconds(5))
        let plan = try RolloutPlanner(path: FoundingExample.path(.ip), application: application).plan(
            for: FoundingExample.deployment()
        )
        #expect(plan.preStop.planned == 73)
        #expect(plan.terminationGracePeriod.planned == 75)
    }

    @Test func `an application that serves on needs so much less sleep`() throws {
        let application = Application(
            onTermination: .keepsServing(for: .seconds(30), thenDrainsWithin: .seconds(10)),
            longestRequest: .seconds(5)
        )
        let plan = try RolloutPlanner(path: FoundingExample.path(.ip), application: application).plan(
            for: FoundingExample.deployment()
        )
        #expect(plan.preStop.planned == 40)
        #expect(plan.terminationGracePeriod.planned == 80)
    }

    @Test func `an application that serves on for long enough needs no hook`() throws {
        let application = Application(
            onTermination: .keepsServing(for: .seconds(80), thenDrainsWithin: .seconds(10)),
            longestRequest: .seconds(5)
        )
        let plan = try RolloutPlanner(path: FoundingExample.path(.ip), application: application).plan(
            for: FoundingExample.deployment()
        )
        #expect(plan.preStop.planned == 0)
        #expect(plan.hooks.isEmpty)
        #expect(plan.terminationGracePeriod.planned == 90)
        #expect(FoundingExample.deployment().applying(plan).spec.template.spec.containers[0].lifecycle == nil)
    }

    @Test func `fractions are rounded up once`() throws {
        let path = FoundingExample.path(.ip).replacing(.requestRoundTrip, with: .stated(upTo: .milliseconds(250)))
        let application = Application(onTermination: .drains(within: .milliseconds(500)), longestRequest: .zero)
        let plan = try RolloutPlanner(path: path, application: application).plan(for: FoundingExample.deployment())
        #expect(plan.preStop.planned == 70)
        #expect(plan.terminationGracePeriod.planned == 71)
        #expect(plan.preStop.attributions.last?.name == "rounding up")
        #expect(plan.preStop.attributions.last?.duration == .milliseconds(750))
    }

    // MARK: - What stays

    @Test func `what suffices is left alone`() throws {
        let web = FoundingExample.deployment([FoundingExample.sleeping(80)], grace: 120)
        let plan = try RolloutPlanner(path: FoundingExample.path(.ip), application: founding).plan(for: web)
        #expect(web.applying(plan) == web)
        #expect(plan.preStop.planned == 80)
        #expect(plan.preStop.least == 70)
    }

    @Test func `a hook that is kept needs the grace period that goes with it`() throws {
        let web = FoundingExample.deployment([FoundingExample.sleeping(80)], grace: 90)
        let plan = try RolloutPlanner(path: FoundingExample.path(.ip), application: founding).plan(for: web)
        #expect(plan.hooks.isEmpty)
        #expect(plan.terminationGracePeriod.planned == 100)
    }

    @Test func `a grace period that suffices by default is not written down`() throws {
        let planner = RolloutPlanner(
            path: .clusterService.replacing(.kubeProxyUpdate, with: .stated(upTo: .seconds(4))),
            application: founding
        )
        let plan = try planner.plan(for: FoundingExample.deployment())
        #expect(plan.preStop.planned == 5)
        #expect(FoundingExample.deployment().applying(plan).spec.template.spec.terminationGracePeriodSeconds == nil)
        #expect(plan.preStop.isChanged && !plan.terminationGracePeriod.isChanged)
        #expect(plan.description.contains("\nterminationGracePeriodSeconds: 30 s by default, which suffices\n"))
    }

    @Test func `the hook goes to the containers with ports, and keeps its form`() throws {
        let program = LifecycleHandler(exec: ExecAction(command: ["/bin/sleep", "40"]))
        let shell = LifecycleHandler(exec: ExecAction(command: ["sh", "-c", "sleep 40s"]))
        let ports = [ContainerPort(containerPort: 8080)]
        let web = FoundingExample.deployment([
            Container(name: "a", ports: ports, lifecycle: Lifecycle(preStop: program, stopSignal: .sigquit)),
            Container(name: "b", ports: ports, lifecycle: Lifecycle(preStop: shell)),
            FoundingExample.sleeping(90, name: "c", ports: ports),
            Container(name: "d", ports: ports),
            Container(name: "batch"),
        ])
        let plan = try RolloutPlanner(path: FoundingExample.path(.ip), application: founding).plan(for: web)
        let containers = web.applying(plan).spec.template.spec.containers
        #expect(containers[0].lifecycle?.preStop?.exec?.command == ["/bin/sleep", "70"])
        #expect(containers[0].lifecycle?.stopSignal == .sigquit)
        #expect(containers[1].lifecycle?.preStop?.exec?.command == ["sh", "-c", "sleep 70"])
        #expect(containers[2] == web.spec.template.spec.containers[2])
        #expect(containers[3].lifecycle?.preStop?.sleep?.seconds == 70)
        #expect(containers[4] == web.spec.template.spec.containers[4])
        #expect(plan.preStop.current == 0)
        #expect(plan.terminationGracePeriod.planned == 110)
    }

    @Test(arguments: [("1.29", false), ("1.30", true), ("1.37", true)])
    func `the form of a new hook depends on the release`(version: String, isNative: Bool) throws {
        let planner = RolloutPlanner(
            path: FoundingExample.path(.ip),
            application: founding,
            kubernetes: try #require(KubernetesVersion(parsing: version))
        )
        let hook = try #require(planner.plan(for: FoundingExample.deployment()).hooks.first?.preStop)
        #expect(hook.sleep?.seconds == (isNative ? 70 : nil))
        #expect(hook.exec?.command == (isNative ? nil : ["sleep", "70"]))
    }

    @Test func `StatefulSets and DaemonSets are planned for, too`() throws {
        let template = FoundingExample.deployment().spec.template
        let selector = LabelSelector(matchLabels: ["app": "web"])
        var set = StatefulSet(spec: StatefulSetSpec(selector: selector, template: template))
        var daemon = DaemonSet(spec: DaemonSetSpec(selector: selector, template: template))
        let planner = RolloutPlanner(path: FoundingExample.path(.ip), application: founding)
        set.apply(try planner.plan(for: set))
        daemon.apply(try planner.plan(for: daemon))
        #expect(set.podTemplate.spec.terminationGracePeriodSeconds == 90)
        #expect(daemon.podTemplate == set.podTemplate)
    }

    @Test func `the reasons become comments in the manifest`() throws {
        let plan = try RolloutPlanner(path: FoundingExample.path(.ip), application: founding).plan(
            for: FoundingExample.deployment()
        )
        let comments = plan.comments(for: FoundingExample.deployment().applying(plan))
        #expect(
            comments["spec.template.spec.terminationGracePeriodSeconds"] == """
                The least safe grace period is 90 s:
                - 70 s preStop hook (above)
                - 20 s application drain (stated)
                """
        )
        #expect(
            comments["spec.template.spec.containers[0].lifecycle.preStop"]?.hasPrefix("The least safe sleep is 70 s:")
                == true
        )
        #expect(comments.count == 2)
    }

    // MARK: - Limits

    @Test func `a limit below the least grace period makes a plan infeasible`() throws {
        let planner = RolloutPlanner(
            path: FoundingExample.path(.ip),
            application: founding,
            caps: [.clusterAutoscaler, GraceCap(.seconds(50), source: "an admission policy")]
        )
        let error = try #require(throws: PlanningError.self) { try planner.plan(for: FoundingExample.deployment()) }
        #expect(error.code == .infeasible(needsAtLeast: .seconds(90)))
        #expect(
            error.description == "infeasible: an admission policy lets a Pod have 50 s, and the grace period needs at "
                + "least 90 s: 70 s for the hook and 20 s for the application; either the limit is raised, or the delays "
                + "become 40 s shorter"
        )
        #expect(error.conflicts == [.serverOutlivesRouting, .requestsFinish, .environmentLetsGraceStand])
    }

    @Test func `a hook that would not fit under a limit is shortened`() throws {
        let planner = RolloutPlanner(path: FoundingExample.path(.ip), application: founding, caps: [.spotInterruption])
        let plan = try planner.plan(for: FoundingExample.deployment([FoundingExample.sleeping(110)], grace: 200))
        #expect(plan.preStop.planned == 70)
        #expect(plan.terminationGracePeriod.planned == 90)
        #expect(plan.margins.last?.condition == .environmentLetsGraceStand)
        #expect(plan.margins.last?.slack == .seconds(30))
    }

    @Test func `a hook that is not needed and does not fit under a limit goes`() throws {
        var planner = RolloutPlanner(path: FoundingExample.path(.ip), application: founding, caps: [.spotInterruption])
        planner.environment.path = TrafficPath(name: "a path without delays", stages: [])
        planner.application.onTermination = .drains(within: .seconds(20))
        planner.application.longestRequest = .seconds(1)
        let web = FoundingExample.deployment([FoundingExample.sleeping(110)], grace: 200)
        let plan = try planner.plan(for: web)
        #expect(plan.hooks.map(\.preStop) == [nil])
        #expect(plan.proof.isSafe)
        let safe = web.applying(plan).spec.template.spec
        #expect(safe.containers[0].lifecycle == nil && safe.terminationGracePeriodSeconds == 20)
    }

    @Test func `a request longer than any deregistration delay makes a plan infeasible`() throws {
        let application = Application(onTermination: .drains(within: .seconds(4000)), longestRequest: .seconds(3601))
        let planner = RolloutPlanner(path: FoundingExample.path(.ip), application: application)
        let error = try #require(throws: PlanningError.self) { try planner.plan(for: FoundingExample.deployment()) }
        #expect(error.code == .infeasible(needsAtLeast: .seconds(3601)))
    }

    @Test(arguments: [TrafficPath.clusterService, .applicationLoadBalancer(targets: .instance)])
    func `where nothing deregisters Pods, no request is too long for that`(path: TrafficPath) throws {
        let application = Application(onTermination: .drains(within: .seconds(4000)), longestRequest: .seconds(4000))
        let plan = try RolloutPlanner(path: path, application: application, bound: .criticalPath)
            .plan(for: FoundingExample.deployment())
        #expect(plan.changes.isEmpty)
        #expect(plan.margins.map(\.condition.rawValue) == [1, 2, 3, 7])
        #expect(!plan.description.contains("deregistration delay"))
    }

    // MARK: - Bad input

    @Test func `negative, reversed and enormous times are refused`() throws {
        let enormous = Duration.seconds(Int.max)
        let planners = [
            RolloutPlanner(
                path: FoundingExample.path(.ip),
                application: Application(onTermination: .exits, longestRequest: .seconds(-1))
            ),
            RolloutPlanner(
                path: FoundingExample.path(.ip),
                application: Application(onTermination: .drains(within: enormous), longestRequest: .zero)
            ),
            RolloutPlanner(
                path: FoundingExample.path(.ip).replacing(
                    .requestRoundTrip,
                    with: .stated(least: .seconds(2), upTo: .seconds(1))
                ),
                application: founding
            ),
            RolloutPlanner(
                path: FoundingExample.path(.instance).replacing(
                    .loadBalancerPropagation,
                    with: .stated(upTo: enormous)
                ),
                application: founding
            ),
        ]
        let sentences = [
            "the longest request is -1 s, expected 0 s or more",
            "the drain is 9223372036854775807 s, expected at most a year",
            "the shortest request round trip, 2 s, is longer than the longest, 1 s",
            "the longest load balancer propagation is 9223372036854775807 s, expected at most a year",
        ]
        for (planner, sentence) in zip(planners, sentences) {
            let error = try #require(throws: PlanningError.self) { try planner.plan(for: FoundingExample.deployment()) }
            #expect(error.code == .invalidDuration)
            #expect(error.description == sentence)
        }
    }

    @Test func `a template without containers is an error`() throws {
        let planner = RolloutPlanner(path: FoundingExample.path(.ip), application: founding)
        let error = try #require(throws: PlanningError.self) { try planner.plan(for: FoundingExample.deployment([])) }
        #expect(error.code == .noContainers)
    }

    @Test func `zero replicas and a negative grace period are remarked upon`() throws {
        var web = FoundingExample.deployment(grace: -7)
        web.spec.replicas = 0
        let plan = try RolloutPlanner(path: FoundingExample.path(.ip), application: founding).plan(for: web)
        #expect(
            plan.remarks == [
                "terminationGracePeriodSeconds is -7, which counts as 1",
                "replicas is 0: there are no Pods, so nothing serves requests before, during or after an update",
            ]
        )
        #expect(plan.terminationGracePeriod.planned == 90)
    }

    // MARK: - Properties

    /// A Pod of some containers and sidecars, with ports or without, and with sleeps of any length.
    private func pod(_ random: inout SeededGenerator) -> PodSpec {
        var containers: [Container] = []
        for index in 0..<Int.random(in: 1...5, using: &random) {
            var container = FoundingExample.sleeping(Int.random(in: 0...200, using: &random), name: "c\(index)")
            if Bool.random(using: &random) { container.lifecycle = nil }
            if Bool.random(using: &random) { container.ports = [ContainerPort(containerPort: 8080 + index)] }
            containers.append(container)
        }
        let split = Int.random(in: 1...containers.count, using: &random)
        for index in split..<containers.count { containers[index].restartPolicy = .always }
        return PodSpec(
            initContainers: Array(containers[split...]),
            containers: Array(containers[..<split]),
            terminationGracePeriodSeconds: Int.random(in: 0...250, using: &random)
        )
    }

    @Test func `whatever the containers are, there is a plan that proves itself`() throws {
        var random = SeededGenerator(seed: 11)
        for run in 0..<1_000 {
            let request = Duration.milliseconds(Int.random(in: 0...60_000, using: &random))
            let time = Duration.milliseconds(Int.random(in: 0...30_000, using: &random))
            let path = TrafficPath(
                name: "test",
                stages: [.step(TrafficTerm("all"), .stated(upTo: .seconds(Int.random(in: 0...100, using: &random))))]
            )
            let behavior: Application.TerminationBehavior =
                switch run % 3 {
                case 0: .exits
                case 1: .drains(within: time)
                default: .keepsServing(for: time, thenDrainsWithin: time)
                }
            var web = FoundingExample.deployment()
            web.spec.template.spec = pod(&random)
            let application = Application(onTermination: behavior, longestRequest: request)
            do {
                let plan = try RolloutPlanner(path: path, application: application).plan(for: web)
                #expect(plan.proof.isSafe)
            } catch {
                Issue.record("run \(run): \(error)\n\(web.spec.template.spec)")
            }
        }
    }

    @Test func `plans are safe, and with one second less they are not`() throws {
        var random = SeededGenerator(seed: 4)
        for _ in 0..<2_000 {
            let routing = Duration.milliseconds(Int.random(in: 0...200_000, using: &random))
            let request = Duration.milliseconds(Int.random(in: 0...60_000, using: &random))
            let drain = Duration.milliseconds(Int.random(in: 0...60_000, using: &random))
            let servesOn = Duration.milliseconds(Int.random(in: 0...30_000, using: &random))
            let path = TrafficPath(name: "test", stages: [.step(TrafficTerm("all"), .stated(upTo: routing))])
            let application = Application(
                onTermination: .keepsServing(for: servesOn, thenDrainsWithin: drain),
                longestRequest: request
            )
            let plan = try RolloutPlanner(path: path, application: application).plan(for: FoundingExample.deployment())
            let (sleep, grace) = (plan.preStop.least, plan.terminationGracePeriod.least)

            // The definition, written down without the planner's formula: what arrives last is accepted and finished.
            func isSafe(sleep: Int, grace: Int) -> Bool {
                let timeline = KillTimeline(grace: grace, hook: sleep > 0 ? .seconds(sleep) : nil)
                let end = timeline.stopSignal + servesOn + drain
                return routing <= timeline.stopSignal + servesOn && routing + request <= end && end <= timeline.kill
            }
            #expect(isSafe(sleep: sleep, grace: max(grace, 1)))
            #expect(sleep == 0 || !isSafe(sleep: sleep - 1, grace: grace))
            // SIGKILL comes two seconds after the stop signal at the earliest, so a grace period below that is not tight.
            #expect(grace <= sleep + 2 || !isSafe(sleep: sleep, grace: grace - 1))
            #expect(plan.margins.allSatisfy { $0.slack >= .zero })
            #expect(plan.preStop.attributions.reduce(.zero) { $0 + $1.duration } == .seconds(sleep))
            #expect(plan.terminationGracePeriod.attributions.reduce(.zero) { $0 + $1.duration } == .seconds(grace))
        }
    }
}
