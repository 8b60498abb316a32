// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import TestSupport
import Testing

/// Hooks in the shapes that people write, with what is made of them: `least...most` in seconds, `?` where the longest time
/// is not known, when the hook stops the server, and when it cuts off requests.
struct HookShapesTests {
    private func reading(_ command: [String]) -> HookReading {
        HookReading(LifecycleHandler(exec: ExecAction(command: command)))
    }

    private func summary(_ reading: HookReading) -> String {
        func seconds(_ duration: Duration) -> String { "\(Int((duration / .milliseconds(1)).rounded()))ms" }
        let stop = reading.serverStop.map { stop in
            (reading.isServerStopCertain ? ", stops at " : ", may stop from ") + seconds(stop)
        }
        let cut = reading.requestsCutOff.map { ", cuts off at " + seconds($0) }
        return seconds(reading.least) + "..." + (reading.most.map(seconds) ?? "?") + (stop ?? "") + (cut ?? "")
    }

    private func expect(_ command: [String], _ expected: String) {
        let found = summary(reading(command)).replacing("000ms", with: "").replacing("0ms", with: "0")
        #expect(found == expected, "\(reading(command).reason)")
    }

    // MARK: - Programs

    @Test(
        arguments: [
            (["sleep", "70"], "70...70"),
            (["/bin/sleep", "30s"], "30...30"),
            (["/usr/bin/env", "sleep", "30"], "30...30"),
            (["env", "TZ=UTC", "sleep", "30"], "30...30"),
            (["busybox", "sleep", "5"], "5...5"),
            (["timeout", "30", "sleep", "70"], "30...30"),
            (["timeout", "80", "sleep", "70"], "70...70"),
            (["timeout", "-s", "INT", "30", "sleep", "70"], "30...30"),
            (["timeout", "-s", "CONT", "30", "sleep", "70"], "30...?"),
            (["timeout", "-s", "CONT", "-k", "5", "30", "sleep", "70"], "30...35"),
            (["timeout", "0", "sleep", "70"], "70...70"),
            (["timeout", "30", "/drain"], "0...?, may stop from 0"),
            (["timeout", "-k", "5", "30", "/drain"], "0...35, may stop from 0"),
            (["timeout", "--signal", "KILL", "30", "/drain"], "0...30, may stop from 0"),
            (["timeout", "/t", "30"], "0...?, may stop from 0"),
            (["nginx", "-s", "quit"], "0...0, stops at 0"),
            (["/usr/sbin/nginx", "-s", "stop"], "0...0, stops at 0, cuts off at 0"),
            (["apachectl", "stop"], "0...0, stops at 0, cuts off at 0"),
            (["pkill", "-9", "java"], "0...0, may stop from 0, cuts off at 0"),
            (["timeout", "5", "sh", "-c", "sleep 10; nginx -s stop"], "5...5"),
            (["timeout", "5", "nginx", "-s", "stop"], "0...0, stops at 0, cuts off at 0"),
            (["nginx", "-s", "reload"], "0...0"),
            (["nginx", "-c", "other.conf"], "0...?, may stop from 0"),
            (["apachectl", "-k", "graceful-stop"], "0...0, stops at 0"),
            (["kill", "-QUIT", "1"], "0...0, stops at 0"),
            (["curl", "-X", "POST", "http://localhost:8080/actuator/shutdown"], "0...?, may stop from 0"),
            (["wget", "-qO-", "http://127.0.0.1:9001/healthcheck/fail"], "0...?"),
            (["/wait-shutdown"], "0...?, may stop from 0"),
            (["pilot-agent", "wait", "--timeout", "10s"], "0...?, may stop from 0"),
            (["nodetool", "drain"], "0...?, may stop from 0"),
            (["/app/server", "sleep", "30"], "0...?, may stop from 0"),
            (["powershell", "-Command", "Start-Sleep -s 30"], "0...?, may stop from 0"),
            (["ping", "-n", "30", "localhost"], "0...?, may stop from 0"),
            (["python", "-c", "import time; time.sleep(5)"], "0...?, may stop from 0"),
            (["echo", "stopping"], "0...0"),
            // What does not run at all.
            (["sleep 120"], "0...0"),
            (["/bin/sleep 120"], "0...0"),
            (["nginx -s quit"], "0...0"),
            (["sleep", "$DELAY"], "0...0"),
            (["sleep", "70 "], "0...0"),
            ([""], "0...0"),
        ]
    )
    func `a program is read by its name and its arguments`(command: [String], expected: String) {
        expect(command, expected)
    }

    @Test(
        arguments: [
            (["sh", "-c", "sleep 5"], "5...5"),
            (["/bin/ash", "-c", "sleep 5"], "5...5"),
            (["/bin/bash", "-lc", "sleep 5"], "5...5"),
            (["bash", "--login", "-c", "sleep 5"], "5...5"),
            (["bash", "-e", "-o", "pipefail", "-c", "sleep 5"], "5...5"),
            (["sh", "-c", "--", "sleep 5"], "5...5"),
            (["/usr/bin/env", "bash", "-c", "sleep 5"], "5...5"),
            (["/usr/bin/timeout", "12", "bash", "-c", "sleep 5; sleep 10"], "12...12"),
            // A strict shell ends where a command fails.
            (["bash", "-ec", "sleep 5; sleep 6"], "11...11"),
            (["bash", "-ec", "rm ready; sleep 5"], "0...5"),
            (["bash", "-c", "rm ready; sleep 5"], "5...5"),
            (["bash", "-ec", "rm ready || true; sleep 5"], "5...5"),
            (["bash", "-uc", "echo $NAME; sleep 5"], "0...5"),
            (["sh", "-c", "set -e; rm ready; sleep 5"], "0...5"),
            (["sh", "-c", "set -euo pipefail\necho $NAME\nsleep 5"], "0...5"),
            (["sh", "-c", "set -e; set +e; rm ready; sleep 5"], "0...5"),
            // A script that is a file, or none.
            (["sh", "/drain.sh"], "0...?, may stop from 0"),
            (["bash", "-s"], "0...?, may stop from 0"),
            (["sh", "-nc", "sleep 5"], "0...?, may stop from 0"),
            (["/bin/sh", "sleep 70"], "0...0"),
            (["/bin/sh", "-c sleep 70"], "0...0"),
            (["/bin/sh", "-c", "sleep", "70"], "0...0"),
            (["/bin/sh", "-c"], "0...0"),
        ]
    )
    func `a shell is read by its options`(command: [String], expected: String) {
        expect(command, expected)
    }

    // MARK: - Scripts

    @Test(
        arguments: [
            ("sleep 15 && kill -SIGTERM 1", "15...15, stops at 15"),
            ("sleep 5 && nginx -s quit", "5...5, stops at 5"),
            ("sleep 5 && nginx -s quit && sleep 20", "5...25, stops at 5"),
            ("nginx -s quit; sleep 30", "30...30, stops at 0"),
            ("kill -QUIT 1 2>/dev/null || true; sleep 30", "30...30, stops at 0"),
            ("# Tell the server\nkill -TERM 1\n# and wait\nsleep 30\n", "30...30, stops at 0"),
            ("kill -s QUIT 1; sleep 9", "9...9, stops at 0"),
            ("kill -n 15 1; sleep 9", "9...9, stops at 0"),
            ("kill -3 1", "0...0, stops at 0"),
            ("kill $(cat /run/nginx.pid)", "0...0, stops at 0"),
            ("kill -15 `pidof java`; sleep 2", "2...2, stops at 0"),
            ("kill $(ps aux | grep java | awk '{print $2}'); sleep 5", "5...5, stops at 0"),
            ("pkill -QUIT nginx; sleep 30", "30...30, stops at 0"),
            ("killall -q nginx; sleep 30", "30...30, stops at 0"),
            // The shell of the hook may be among those that it ends.
            ("pkill -f server; sleep 30", "0...30, stops at 0"),
            ("killall -w nginx; sleep 2", "2...?, stops at 0"),
            // It is not known what the server makes of other signals, or who gets them.
            ("kill -USR1 1; sleep 30", "30...30, may stop from 0"),
            ("kill -SIGUSR1 1 && sleep 30", "0...30, may stop from 0"),
            ("kill -9 1; sleep 3", "3...3, may stop from 0, cuts off at 0"),
            ("sleep 3; nginx -s quit; sleep 60; nginx -s stop", "63...63, stops at 3, cuts off at 63"),
            ("kill -$SIGNAL 1; sleep 3", "3...3, may stop from 0"),
            ("kill pgrep java; sleep 3", "3...3, may stop from 0"),
            ("kill -0 1; sleep 3", "3...3"),
        ]
    )
    func `a signal stops the server if it is one to stop`(script: String, expected: String) {
        expect(["sh", "-c", script], expected)
    }

    @Test(
        arguments: [
            // Nobody knows how long an unknown command takes, what it does, or whether it succeeds.
            ("drain.sh; sleep 70", "70...?, may stop from 0"),
            ("drain.sh && sleep 70", "0...?, may stop from 0"),
            ("drain.sh || sleep 70", "0...?, may stop from 0"),
            ("sleep 15 && /app/graceful-shutdown.sh", "15...?, may stop from 15"),
            ("redis-cli bgsave\nsleep 5", "5...?, may stop from 0"),
            ("cd /app && ./stop.sh 2>/dev/null || true; sleep 5", "5...?, may stop from 0"),
            ("timeout 5 curl localhost/off; sleep 70", "70...75"),
            ("timeout -k 1 5 drain.sh; sleep 70", "70...76, may stop from 0"),
            (". /etc/drain; sleep 5", "0...?, may stop from 0"),
            ("$JAVA_HOME/bin/jcmd 1 stop; sleep 5", "5...?, may stop from 0"),
            ("kubectl delete svc `kubectl get svc | grep web`; sleep 5", "5...?, may stop from 0"),
            ("echo $(drain.sh); sleep 5", "5...?, may stop from 0"),
            ("cat pid | xargs kill; sleep 5", "5...?, may stop from 0"),
            ("! drain.sh; sleep 5", "5...?, may stop from 0"),
            ("sleep 70 | cat", "0...?, may stop from 0"),
            // Nobody waits for what runs in the background, or perhaps for its output.
            ("sleep 5 &", "0...?, may stop from 0"),
            ("sleep 2 && sleep 5 & sleep 3", "3...?, may stop from 0"),
            ("curl localhost/off &>/dev/null; sleep 5", "5...?, may stop from 0"),
            // What comes before a loop is known.
            ("nginx -s quit; while killall -0 nginx; do sleep 1; done", "0...?, stops at 0"),
            ("kill -TERM 1; while kill -0 1 2>/dev/null; do sleep 1; done", "0...?, stops at 0"),
            ("P=$(pidof java) && kill $P && while ps -p $P > /dev/null; do sleep 1; done", "0...?, may stop from 0"),
            ("sleep 70; if [ -f gone ]; then exit 0; fi", "70...?, may stop from 70"),
            ("sleep 9; until curl -s localhost/off; do sleep 0.1; done", "9...?, may stop from 9"),
            ("for i in 1 2 3; do sleep 10; done", "0...?, may stop from 0"),
            ("if [ -f gone ]; then exit 0; fi; sleep 70", "0...?, may stop from 0"),
            ("drain() { curl localhost; }; drain; sleep 5", "0...?, may stop from 0"),
            ("sleep 4; (sleep 5)", "4...?, may stop from 4"),
            ("sleep 4 || (sleep 5); sleep 6", "4...?, may stop from 4"),
            ("false && while true; do sleep 1; done; sleep 5", "0...?, may stop from 0"),
            ("sleep 4; { sleep 5; }", "4...?, may stop from 4"),
            ("sleep 4; cat <<END\nsleep 5\nEND\n", "4...?, may stop from 4"),
            ("sleep 4; cat x | while read y; do sleep 1; done", "4...?, may stop from 4"),
            ("sleep 4; if test -f x; then date; elif test -f y; then exit; else date; fi", "4...?, may stop from 4"),
            ("sleep 4; for i in 1 2; do { (date); }; done > log && date & date", "4...?, may stop from 4"),
            ("sleep 4; f() { date; }\nf", "4...?, may stop from 4"),
            ("sleep 4; while ! test -f x # wait\ndo date | cat\ndone", "4...?, may stop from 4"),
            // A shell that refuses the end of a line runs nothing of it.
            ("sleep 4 || (date) & date", "0...?, may stop from 0"),
            ("sleep 4 || (date); (date) & date", "4...?, may stop from 4"),
            ("sleep 4 || { date & date; }", "4...?, may stop from 4"),
            ("sleep 4; while true; do date", "0...?, may stop from 0"),
            ("sleep 4; while true; do; done", "0...?, may stop from 0"),
            ("sleep 4; while true; date; done", "0...?, may stop from 0"),
            ("sleep 4; if true; then date; done", "0...?, may stop from 0"),
            ("sleep 4; if true; then date; else date; else date; fi", "0...?, may stop from 0"),
            ("sleep 4; if true; then date; fi date", "0...?, may stop from 0"),
            ("sleep 4; if true; then date; fi &&", "0...?, may stop from 0"),
            ("sleep 4; { date }", "0...?, may stop from 0"),
            ("sleep 4; (date", "0...?, may stop from 0"),
            ("sleep 4; ()", "0...?, may stop from 0"),
            ("sleep 4; (date))", "0...?, may stop from 0"),
            ("sleep 4; (date) | ; date", "0...?, may stop from 0"),
            ("sleep 4; (date);; date", "0...?, may stop from 0"),
            ("sleep 4; (date) 'x", "0...?, may stop from 0"),
            ("sleep 4; (cat <<<x)", "0...?, may stop from 0"),
            ("sleep 4; (cat <<x\n)", "0...?, may stop from 0"),
            ("sleep 4; (date &> x)", "0...?, may stop from 0"),
            ("sleep 4; (date) >", "0...?, may stop from 0"),
            ("sleep 4; case x in x) date;; esac", "0...?, may stop from 0"),
            // No shell reads these, or not every one does.
            ("sleep 5;; sleep 6", "0...?, may stop from 0"),
            ("&& sleep 5", "0...?, may stop from 0"),
            ("sleep 5 &&", "0...?, may stop from 0"),
            ("sleep 5 |", "0...?, may stop from 0"),
            ("sleep 5; done", "0...?, may stop from 0"),
            ("sleep 4; diff <(sleep 1) x", "0...?, may stop from 0"),
            ("sleep 4; A=(1 2)", "0...?, may stop from 0"),
            ("sleep 4; echo $'x'", "0...?, may stop from 0"),
            ("sleep 4; [[ -f x ]] || exit", "0...?, may stop from 0"),
            ("sleep 4; function f { date; }", "0...?, may stop from 0"),
            ("sleep 4; echo f(x)", "0...?, may stop from 0"),
            ("sleep 4; cat <<<x", "0...?, may stop from 0"),
            ("date |& cat; sleep 4", "0...?, may stop from 0"),
            ("sleep 5 >", "0...?, may stop from 0"),
            ("sleep 5)", "0...?, may stop from 0"),
            ("'sleep 5", "0...?, may stop from 0"),
            ("sleep $(sleep 5", "0...?, may stop from 0"),
            ("sleep `sleep 5", "0...?, may stop from 0"),
            ("sleep ${A", "0...?, may stop from 0"),
        ]
    )
    func `what is unknown may take any time and stop the server`(script: String, expected: String) {
        expect(["sh", "-c", script], expected)
    }

    @Test(
        arguments: [
            ("echo 'on my way' > /proc/1/fd/1; sleep 5", "5...5"),
            ("echo \"$(date +%T) bye\" >> /proc/1/fd/1; sleep 5", "5...5"),
            ("echo `date -Is` bye; sleep 21", "21...21"),
            ("echo bye 2>&1 >/dev/null && sleep 5", "5...5"),
            ("touch draining; sleep 20", "20...20"),
            ("[ -f gone ] && exit 0; sleep 70", "0...70"),
            ("ps aux | grep java; sleep 5", "5...5"),
            ("curl -X POST http://localhost:15000/healthcheck/fail; sleep 10;", "10...?"),
            ("curl -s --max-time 5 localhost/off; sleep 10", "10...15"),
            ("curl -m 5 localhost/off && sleep 10", "0...15"),
            ("curl -m 5 localhost/stop; sleep 10", "10...15, may stop from 0"),
            ("curl -m 5 --retry 2 localhost/off; sleep 10", "10...?"),
            ("curl -m $TIME localhost/off; sleep 10", "10...?"),
            ("sleep 10; curl -X POST localhost/shutdown > /proc/1/fd/1", "10...?, may stop from 10"),
            ("nohup sleep 5; command sleep 5; /usr/bin/env sleep 5", "15...15"),
            ("exec env A=1 sleep 30; sleep 5", "30...30"),
            ("exec > log; sleep 5", "0...5"),
            ("A=1 B=2 sleep 5", "5...5"),
            ("A=1; sleep 5", "5...5"),
            ("A=$(cat a) && sleep 5", "0...5"),
            ("sh -c 'sleep 5; exit'; sleep 5", "10...10"),
            ("sh -c \"sleep $A\"; sleep 5", "5...?, may stop from 0"),
            ("timeout 30 sh -c 'sleep 5 && kill -TERM 1'", "5...5, stops at 5"),
            ("timeout 5 sh -c 'sleep 9 && kill -TERM 1'", "5...5"),
            ("timeout 5 sleep 9 || sleep 3", "8...8"),
            ("timeout 5 sh -c 'sleep 9; drain'; sleep 3", "8...?, may stop from 9"),
            ("echo $(touch gone); sleep 3", "3...?, may stop from 0"),
            ("trap exit ERR; sleep 3", "0...?, may stop from 0"),
            // A file that cannot be opened keeps a command from running.
            ("echo bye >> /var/log/app.log && sleep 15", "0...15"),
            ("sleep 15 > /var/log/app.log", "0...15"),
            ("nginx -s quit > /var/log/app.log; sleep 5", "5...5, may stop from 0"),
            (": > log; sleep 5", "0...5"),
            // Times that the manifest does not tell.
            ("sleep ${DELAY:-30}", "0...?"),
            ("sleep $((60 + 10))", "0...?"),
            ("DELAY=30; sleep $DELAY; sleep 2", "2...?"),
            ("sleep $(cat delay)", "0...?"),
            // Spelling.
            ("sleep 10 # wait", "10...10"),
            ("sleep \"10\"; 'sleep' 1\\0", "20...20"),
            ("sleep \\\n  10", "10...10"),
            ("sleep 10 &&\n\nsleep 5", "15...15"),
            ("'while' x; sleep 5", "5...?, may stop from 0"),
            ("\"sleep 70\"; sleep 5", "5...5"),
            ("sleep 5\r\n", "0...0"),
            ("sleep 5;\u{301}", "5...?, may stop from 5"),
        ]
    )
    func `what people write around a sleep is understood`(script: String, expected: String) {
        expect(["sh", "-c", script], expected)
    }

    @Test(
        arguments: [
            ("sleep 70", "70...70"), ("timeout 90 sleep 70", "70...70"),
            ("echo bye > /proc/1/fd/1; sleep 70", "70...70"), ("touch gone && sleep 70", "0...70"),
            ("sleep 20; nginx -s quit", "20...20, stops at 20"), ("sleep 20 && kill -TERM 1", "20...20, stops at 20"),
            ("curl localhost/off; sleep 70", "70...?"), ("curl -m 5 localhost/off; sleep 70", "70...75"),
            ("drain.sh; sleep 70", "70...?, may stop from 0"), ("drain.sh && sleep 70", "0...?, may stop from 0"),
            ("kill -USR1 1; sleep 70", "70...70, may stop from 0"),
            ("curl -m 5 localhost/quit; sleep 70", "70...75, may stop from 0"),
            ("nginx -s quit; while pgrep nginx; do sleep 1; done", "0...?, stops at 0"),
            ("sleep $DELAY", "0...?"), ("sleep $((60 + 10))", "0...?"), ("sleep infinity", "0...?"),
        ]
    )
    func `hooks are read as the guide says`(script: String, expected: String) {
        expect(["sh", "-c", script], expected)
    }

    // MARK: - Sleeps

    @Test(
        arguments: [
            ("infinity", "0...?"), ("INF", "0...?"), ("infinite", "0...?"), ("5 infinity", "0...?"), ("infd", "0...?"),
            ("1e2", "0...100"), ("0x10", "0...16"), ("+5", "0...5"), ("' 5'", "0...5"), ("1e1m", "0...600"),
            ("5 1e1", "0...15"), ("nan", "0...0"), ("-5", "0...0"), ("1,5", "0...0"), ("5 x", "0...0"), ("in", "0...0"),
            ("99999999999999999999", "10000000000...10000000000"), ("1e99", "0...?"),
        ]
    )
    func `a time that only some sleeps know is none in other images`(argument: String, expected: String) {
        expect(["sh", "-c", "sleep \(argument)"], expected)
    }

    // MARK: - Limits

    @Test func `shells in shells are read to a depth, and a long command takes no longer than its length`() {
        var script = "sleep 5"
        for _ in 0..<4 { script = "echo $(\(script))" }
        expect(["sh", "-c", "sleep 1; \(script)"], "1...?, may stop from 1")
        let wrapped = Array(repeating: ["env", "A=1", "nohup"], count: 20_000).flatMap { $0 }
        expect(wrapped + ["sleep", "5"], "5...5")
        let limited = Array(repeating: ["timeout", "9"], count: 20_000).flatMap { $0 }
        expect(limited + ["sleep", "5"], "0...?, may stop from 0")
        let nested = String(repeating: "$(", count: 50_000)
        expect(["sh", "-c", "echo " + nested], "0...?, may stop from 0")
        expect(["sh", "-c", "echo " + nested + String(repeating: ")", count: 50_000)], "0...?, may stop from 0")
        expect(["sh", "-c", String(repeating: "sleep 0 & ", count: 20_000)], "0...?, may stop from 0")
        expect(["sh", "-c", String(repeating: "(", count: 50_000)], "0...?, may stop from 0")
        let groups = String(repeating: "{ ", count: 20_000) + "date; " + String(repeating: "}; ", count: 20_000)
        expect(["sh", "-c", "sleep 4; " + groups], "4...?, may stop from 4")
        expect(["sh", "-c", String(repeating: "sleep 1 && ", count: 20_000) + "sleep 1"], "20001...20001")
    }

    @Test func `no script is a trap, and each hook has its bounds in order`() {
        var random = SeededGenerator(seed: 7)
        let commands = ["sleep 5", "sleep", "nginx -s quit", "kill -TERM 1", "drain", "timeout 3 ", "sh -c ", "exec "]
        let words = ["set -e", "exit", "infinity", "x=1", "2", "while", "do", "done", "$(", "${", "&&", "||"]
        let signs = [";", "&", "|", "\n", " ", ">", "<", "'", "\"", "\\", "$", "(", ")", "{", "}", "`", "#"]
        for _ in 0..<20_000 {
            let script = random.text(of: commands + words + signs, count: 1...10)
            let reading = reading(["sh", "-c", script])
            #expect(reading.least >= .zero && reading.least <= reading.most ?? reading.least, "\(script)")
            #expect(reading.serverStop.map { $0 >= .zero } ?? reading.isServerStopCertain, "\(script)")
            #expect(!reading.reason.contains("\n"), "\(script)")
        }
    }
}
