// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import TargetGroups
import Testing

struct ContainerHooksTests {
    private func hooked(_ handler: LifecycleHandler) -> Deployment {
        FoundingExample.deployment([Container(name: "web", lifecycle: Lifecycle(preStop: handler))])
    }

    private func planner(stating hook: HookReading? = nil) -> RolloutPlanner {
        var planner = RolloutPlanner(path: FoundingExample.path(.ip), application: FoundingExample.application)
        planner.environment.hooks["web"] = hook
        return planner
    }

    // MARK: - Hooks that are stated

    @Test(
        arguments: [
            LifecycleHandler(exec: ExecAction(command: ["sh", "-c", "sleep 80"])),
            LifecycleHandler(sleep: SleepAction(seconds: 10)),
        ]
    )
    func `a sleep that is stated to be too short is replaced, and what was stated of it no longer counts`(
        handler: LifecycleHandler
    ) throws {
        let absent = HookReading(least: .zero, most: .zero, reason: "the image has no shell")
        let plan = try planner(stating: absent).plan(for: hooked(handler))
        #expect(plan.hooks.map(\.preStop) == [LifecycleHandler(sleep: SleepAction(seconds: 70))])
        #expect(plan.terminationGracePeriod.planned == 90)
    }

    @Test func `a hook that is stated to wait for long enough stays`() throws {
        let hook = HookReading(least: .seconds(70), most: .seconds(75), reason: "it asks the load balancer")
        let plan = try planner(stating: hook).plan(for: hooked(LifecycleHandler(exec: ExecAction(command: ["drain"]))))
        #expect(plan.hooks.isEmpty)
        #expect(plan.terminationGracePeriod.planned == 95)
    }

    @Test(
        arguments: [
            ("sleep 75; nginx -s quit", 95), ("echo going && sleep 70.5", 91),
            ("sleep 74; nginx -s quit; sleep 10", 104),
            ("sleep 71; nginx -s stop", 91), ("sleep 70; nginx -s stop", nil),
            ("nginx -s quit; sleep 80", nil), ("sleep 69.5; nginx -s quit", nil), ("drain; sleep 80", nil),
        ] as [(String, Int?)]
    )
    func `a hook that does more than sleep stays where it suffices, and is an error where not`(
        script: String,
        grace: Int?
    ) throws {
        let web = hooked(LifecycleHandler(exec: ExecAction(command: ["sh", "-c", script])))
        guard let grace else {
            let error = #expect(throws: PlanningError.self) { try planner().plan(for: web) }
            #expect(error?.code == .hookNotUnderstood)
            return
        }
        let plan = try planner().plan(for: web)
        #expect(plan.hooks.isEmpty)
        #expect(plan.terminationGracePeriod.planned == grace)
    }

    @Test func `an enormous time of a hook that is stated is refused`() throws {
        let hook = HookReading(least: .zero, most: .seconds(Int.max), reason: "it waits for ever")
        let error = #expect(throws: PlanningError.self) {
            try planner(stating: hook).plan(for: hooked(LifecycleHandler(exec: ExecAction(command: ["drain"]))))
        }
        #expect(
            error?.description
                == "the longest preStop hook of web is 9223372036854775807 s, expected at most a year"
        )
    }

    // MARK: - Hooks that are replaced, or refused

    @Test func `a hook that cannot be understood is an error that names it`() throws {
        let troubles = [
            ["drain", "now"]: "the command drain now, whose time cannot be told; expected none or a sleep, such as ",
            ["nginx", "-s", "quit"]: "the command nginx -s quit, which does not keep the server for 70 s; expected ",
            ["sh", "-c", "sleep 70; nginx -s stop"]:
                "the command sh -c sleep 70; nginx -s stop, which cuts off requests before 71 s; expected ",
            ["kill", "-USR1", "1"]: "the command kill -USR1 1, which may stop the server before 70 s; expected ",
        ]
        for (command, trouble) in troubles {
            let web = hooked(LifecycleHandler(exec: ExecAction(command: command)))
            let error = try #require(throws: PlanningError.self) { try planner().plan(for: web) }
            #expect(error.code == .hookNotUnderstood)
            #expect(error.description.hasPrefix("container web: its preStop hook is \(trouble)"))
        }
    }

    @Test func `a sleep that an older cluster does not know is written in another way`() throws {
        let planner = RolloutPlanner(
            path: FoundingExample.path(.ip),
            application: FoundingExample.application,
            kubernetes: KubernetesVersion(major: 1, minor: 29)
        )
        let plan = try planner.plan(for: FoundingExample.deployment([FoundingExample.sleeping(70)], grace: 90))
        #expect(plan.hooks.map(\.preStop?.exec?.command) == [["sleep", "70"]])
        #expect(
            try planner.plan(for: FoundingExample.deployment([FoundingExample.sleeping(60)])).hooks.map(
                \.preStop?.exec?.command
            ) == [["sleep", "70"]]
        )
    }

    @Test func `a hook that never runs is replaced`() throws {
        let hook = LifecycleHandler(tcpSocket: TCPSocketAction(port: 80))
        let web = FoundingExample.deployment([Container(name: "web", lifecycle: Lifecycle(preStop: hook))])
        let plan = try RolloutPlanner(path: FoundingExample.path(.ip), application: FoundingExample.application).plan(
            for: web
        )
        #expect(plan.hooks.map(\.preStop) == [LifecycleHandler(sleep: SleepAction(seconds: 70))])
    }

    @Test(arguments: [Int.max, -5, 400_000_000])
    func `a hook of an impossible length is replaced`(seconds: Int) throws {
        let plan = try RolloutPlanner(path: FoundingExample.path(.ip), application: FoundingExample.application)
            .plan(for: FoundingExample.deployment([FoundingExample.sleeping(seconds)], grace: seconds))
        #expect(plan.preStop.planned == 70)
    }

    @Test func `a hook longer than the grace period is remarked upon with the kubelet's timing`() throws {
        let plan = try RolloutPlanner(path: FoundingExample.path(.ip), application: FoundingExample.application)
            .plan(for: FoundingExample.deployment([FoundingExample.sleeping(40)], grace: 30))
        #expect(
            plan.remarks == [
                "container web: the hook sleeps 40 s within a grace period of 30 s; the kubelet gives it up after 30 s "
                    + "and sends SIGKILL at 32 s"
            ]
        )
    }
}
