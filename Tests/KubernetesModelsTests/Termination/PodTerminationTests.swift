// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct PodTerminationTests {
    private static let pod = PodSpec(
        initContainers: [
            Container(name: "setup"), Container(name: "log", restartPolicy: .always),
            Container(name: "proxy", restartPolicy: .always),
        ],
        containers: [Container(name: "web"), Container(name: "worker")]
    )

    private func termination(
        grace: Int = 30,
        _ behaviors: [String: PodTermination.Behavior]
    ) -> [String: PodTermination.Container] {
        let termination = PodTermination(of: Self.pod, gracePeriodSeconds: grace) { name in
            behaviors[name] ?? PodTermination.Behavior(exit: .zero)
        }
        return Dictionary(uniqueKeysWithValues: termination.containers.map { ($0.name, $0) })
    }

    @Test func `regular containers stop together, sidecars behind them in reverse order`() {
        let containers = termination([
            "web": .init(hook: .seconds(5), exit: .seconds(2)), "worker": .init(exit: .seconds(1)),
            "proxy": .init(hook: .seconds(1), exit: .milliseconds(500)), "log": .init(exit: .seconds(1)),
        ])
        #expect(containers.keys.sorted() == ["log", "proxy", "web", "worker"])
        #expect(containers["worker"]?.signals.stopSignal == .zero)
        #expect(containers["web"]?.end == .seconds(7))
        #expect(containers["proxy"]?.hookEnd == .seconds(1))
        #expect(containers["proxy"]?.signals.stopSignal == .seconds(7))
        #expect(containers["log"]?.signals.stopSignal == .milliseconds(7500))
        #expect(containers["log"]?.end == .milliseconds(8500))
        #expect(containers["log"]?.isSidecar == true && containers["web"]?.isSidecar == false)
    }

    @Test func `a container that ignores the signal is killed, and all share one grace period`() {
        let containers = termination(["web": .init(exit: nil), "proxy": .init(exit: nil), "log": .init(exit: .zero)])
        #expect(containers["web"]?.end == .seconds(30))
        #expect(containers["web"]?.isKilled == true)
        // The kubelet grants two seconds to whoever has waited until the end.
        #expect(containers["proxy"]?.signals == KillTimeline(grace: 30, hook: .seconds(30)))
        #expect(containers["proxy"]?.end == .seconds(32))
        #expect(containers["log"]?.signals.stopSignal == .seconds(30))
        #expect(containers["log"]?.isKilled == false)
    }

    @Test func `a hook that outlasts the grace period is given up`() {
        let containers = termination(grace: 4, ["web": .init(hook: .seconds(10), exit: .zero)])
        #expect(containers["web"]?.hookEnd == .seconds(4))
        #expect(containers["web"]?.isHookAbandoned == true)
        #expect(containers["worker"]?.hookEnd == nil)
        #expect(containers["worker"]?.isHookAbandoned == false)
    }

    @Test func `a Pod has stopped when its last container has`() {
        let termination = PodTermination(of: Self.pod, gracePeriodSeconds: 30) { _ in .init(exit: .seconds(2)) }
        #expect(termination.end == .seconds(6))
        let empty = PodTermination(of: PodSpec(containers: []), gracePeriodSeconds: .min) { _ in .init(exit: nil) }
        #expect(empty.end == .zero)
    }
}
