// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import Testing

struct HookReadingTests {
    private func reading(_ command: String...) -> HookReading {
        HookReading(LifecycleHandler(exec: ExecAction(command: command)))
    }

    @Test(
        arguments: [
            (["sleep", "70"], 70_000), (["/bin/sleep", "1m"], 60_000), (["sleep", "1m", "30s"], 90_000),
            (["sleep", "0.5"], 500), (["sleep", ".25h"], 900_000), (["sh", "-c", "sleep 70"], 70_000),
            (["/bin/bash", "-ec", "sleep 5; sleep 10"], 15_000),
            (["sh", "-c", "echo bye && exec sleep 20 # then go"], 20_000),
            (["sh", "-c", "sleep 5\nexit 0\nsleep 9"], 5_000), (["sh", "-c", "sleep 'x' || sleep 7"], 7_000),
            (["sh", "-c", "sleep '5'"], 5_000), (["sh", "-c", "true || sleep 7"], 0), (["sh", "-c", ""], 0),
            (["sleep", "99999999999999999999"], 10_000_000_000_000), (["sleep", "x"], 0), (["sleep"], 0), ([], 0),
            (["sh", "-c", "false && sleep 7; sleep 1"], 1_000),
            // Nothing runs behind what ends the shell, or takes its place.
            (["sh", "-c", "sleep 5; exec sleep 2; sleep 9"], 7_000), (["sh", "-c", "true && exit; sleep 9"], 0),
            (["sh", "-c", "false && exit; sleep 9"], 9_000),
        ] as [([String], Int)]
    )
    func `what only sleeps takes one time`(command: [String], milliseconds: Int) {
        let reading = HookReading(LifecycleHandler(exec: ExecAction(command: command)))
        #expect(reading.least == .milliseconds(milliseconds))
        #expect(reading.most == .milliseconds(milliseconds))
        #expect(reading.isExact)
    }

    @Test(
        arguments: [
            (["sh", "-c", "curl localhost/quit; sleep 5"], 5, nil), (["sh", "-c", "touch drained && sleep 5"], 0, 5),
            (["sh", "-c", "touch drained || sleep 5"], 0, 5), (["prestop"], 0, nil),
            (["sh", "-c", "rm ready || exit 1; sleep 9"], 0, 9),
            (["sh", "-c", "rm ready && exec sleep 2; sleep 9"], 0, 11),
            (["sh", "-c", "sleep 3; test -e x || exit 1; sleep 9"], 3, 12),
            (["sh", "-c", "sleep $TIME"], 0, nil),
            (["sh", "-c", "sleep 5 &"], 0, nil), (["sh", "-c", "while true; do sleep 1; done"], 0, nil),
            (["sh", "-c", "sleep 5 | cat"], 0, nil), (["sh", "-c", "sleep 5 &&"], 0, nil),
            (["sh", "-c", "'sleep"], 0, nil),
            (["sh", "-c", "sleep 5 >log"], 0, 5), (["sh", "script"], 0, nil),
            (["sh", "-c", "sleep 5;; sleep 5"], 0, nil), (["sh", "-c", "&& sleep 5"], 0, nil),
        ] as [([String], Int, Int?)]
    )
    func `what may take another time has bounds, if any are known`(command: [String], least: Int, most: Int?) {
        let reading = HookReading(LifecycleHandler(exec: ExecAction(command: command)))
        #expect(reading.least == .seconds(least))
        #expect(reading.most == most.map { .seconds($0) })
        #expect(reading.program == command.first)
    }

    @Test func `a hook that stops the server says when`() {
        #expect(reading("sh", "-c", "nginx -s quit; sleep 5").serverStop == .zero)
        #expect(reading("sh", "-c", "sleep 20 && kill -TERM 1").serverStop == .seconds(20))
        #expect(reading("nginx", "-s", "reload").serverStop == nil)
        #expect(reading("sleep", "5").serverStop == nil)
    }

    @Test func `what may stop the server is not understood, even where its time is known`() {
        let hook = reading("sh", "-c", "sleep 3; kill -USR1 1; sleep 5")
        #expect(hook.isExact && hook.serverStop == .seconds(3))
        #expect(!hook.isServerStopCertain && !hook.isUnderstood)
        #expect(reading("sh", "-c", "kill 1; sleep 5").isUnderstood)
        #expect(reading("sleep", "5").isServerStopCertain && reading("sleep", "5").isUnderstood)
        #expect(!reading("sleep", "infinity").isUnderstood && reading("sleep", "infinity").isServerStopCertain)
    }

    @Test func `the reason names each step`() {
        #expect(reading("sleep", "70").reason == "it sleeps 70 s")
        #expect(
            reading("sh", "-c", "nginx -s quit; sleep 5").reason
                == "it runs nginx -s quit, which stops the server, then sleeps 5 s"
        )
        #expect(
            reading("sh", "-c", "touch drained && sleep 5").reason == "it runs touch drained, then perhaps sleeps 5 s"
        )
        #expect(
            reading("sh", "-c", "rm ready || exit 1; sleep 9").reason
                == "it runs rm ready, then perhaps runs exit 1, then perhaps sleeps 9 s"
        )
        #expect(
            reading("nginx", "-s", "stop").reason
                == "it runs nginx -s stop, which stops the server and cuts off its requests"
        )
        #expect(
            reading("pkill", "-9", "a").reason
                == "it runs pkill -9 a, which may stop the server and cut off its requests"
        )
        #expect(reading("sleep", "soon").reason == "it fails at once, since sleep does not understand soon")
        #expect(reading("sleep").reason == "it fails at once, since sleep is given no time")
        #expect(reading("sh", "-c", "sleep $T").reason == "it sleeps for a time that the shell works out, $T")
        #expect(
            reading("sleep", "infinity").reason
                == "it sleeps for ever, or fails at once in images whose sleep does not know infinity"
        )
        #expect(reading("sleep 70").reason == "it fails at once, since there is no program called \"sleep 70\"")
        #expect(
            reading("sh", "-c", "drain.sh && sleep 70").reason
                == "it runs drain.sh, which is unknown and may stop the server, then perhaps sleeps 70 s"
        )
        #expect(
            reading("sh", "-c", "nginx -s quit; while pgrep nginx; do\n  sleep 1\ndone").reason
                == "it runs nginx -s quit, which stops the server, then runs \"while pgrep nginx; do sleep 1 done\", "
                + "which is unknown and may stop the server"
        )
        #expect(
            reading("timeout", "9", "sh", "-c", "curl localhost; sleep 8").reason
                == "it runs curl localhost, which ends when the answer comes, then sleeps 8 s (all told to end after 9 s)"
        )
        #expect(reading("timeout", "9", "sleep", "10").reason == "it sleeps 10 s (told to end after 9 s)")
        #expect(reading().reason == "its command is empty")
        #expect(reading("sh", "-c", "# nothing").reason == "it does nothing")
        let script = String(repeating: "true; ", count: 20) + "sleep 5"
        #expect(reading("sh", "-c", script).reason.hasSuffix("then runs true, then runs 14 more commands"))
    }

    @Test func `handlers of every kind are read`() {
        #expect(HookReading(LifecycleHandler(sleep: SleepAction(seconds: 70))).least == .seconds(70))
        #expect(HookReading(LifecycleHandler(sleep: SleepAction(seconds: -7))).most == .zero)
        #expect(HookReading(LifecycleHandler(httpGet: HTTPGetAction(port: 80))).most == nil)
        #expect(HookReading(LifecycleHandler(httpGet: HTTPGetAction(port: 80))).serverStop == nil)
        let quit = HookReading(LifecycleHandler(httpGet: HTTPGetAction(path: "/quit", port: 80)))
        #expect(quit.serverStop == .zero && !quit.isServerStopCertain)
        #expect(HookReading(LifecycleHandler(tcpSocket: TCPSocketAction(port: 80))).most == .zero)
        #expect(HookReading(LifecycleHandler()).most == .zero)
    }
}
