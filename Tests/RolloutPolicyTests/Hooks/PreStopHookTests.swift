// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

@testable import RolloutPolicy

struct PreStopHookTests {
    @Test(
        arguments: [
            (["sleep", "70"], 70), (["/bin/sleep", "70"], 70), (["sleep", "1m"], 60), (["sleep", "2h"], 7200),
            (["sh", "-c", "sleep 70"], 70), (["/bin/bash", "-c", " sleep  70s "], 70), (["sleep", "0"], 0),
            (["/bin/bash", "-lec", "sleep 70"], 70), (["bash", "-e", "-c", "sleep 70"], 70),
        ] as [([String], Int)]
    )
    func `sleeps are understood in the forms that people write`(command: [String], seconds: Int) {
        let hook = PreStopHook(LifecycleHandler(exec: ExecAction(command: command)))
        #expect(hook.seconds == seconds)
    }

    @Test(
        arguments: [
            ["sleep"], ["sleep", "-1"], ["sleep", "1.5"], ["sleep", "9223372036854775807d"], ["sleep", "70", "80"],
            ["sh", "-c", "nginx -s quit; sleep 5"], ["sh", "sleep 70"], ["nosleep", "70"], ["sleep", ""], [],
            ["echo", "-c", "sleep 70"], ["sh", "-c", "sleep 70", "-"], ["sleep", "infinity"],
        ]
    )
    func `other commands are told apart`(command: [String]) {
        let hook = PreStopHook(LifecycleHandler(exec: ExecAction(command: command)))
        #expect(hook == .other("the command \(command.joined(separator: " "))"))
    }

    @Test func `handlers of other kinds are told apart`() {
        #expect(PreStopHook(nil) == .absent)
        #expect(PreStopHook(LifecycleHandler(sleep: SleepAction(seconds: 5))) == .sleep(.seconds(5), form: .native))
        #expect(PreStopHook(LifecycleHandler(httpGet: HTTPGetAction(port: 80))) == .other("an HTTP request"))
        #expect(PreStopHook(LifecycleHandler(tcpSocket: TCPSocketAction(port: 80))) == .other("no handler that runs"))
        #expect(PreStopHook(LifecycleHandler()) == .other("no handler that runs"))
    }
}
