// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// What a preStop hook does, as far as its time is concerned.
enum PreStopHook: Equatable {
    /// There is no hook.
    case absent
    /// The hook waits for this long and does nothing else.
    case sleep(Duration, form: SleepForm)
    /// The hook does something whose time the user states.
    case stated(HookReading)
    /// The hook does something whose time cannot be told.
    case other(String)

    /// How a sleep is written down.
    enum SleepForm: Equatable {
        /// The `sleep` handler of Kubernetes.
        case native
        /// A program of the image: `["sleep", "70"]`, `["/bin/sleep", "70"]`.
        case program(String)
        /// A shell of the image: `["sh", "-c", "sleep 70"]`.
        case shell([String])
    }

    init(_ handler: LifecycleHandler?) {
        guard let handler else {
            self = .absent
            return
        }
        if let sleep = handler.sleep {
            self = .sleep(.seconds(sleep.seconds), form: .native)
        } else if let command = handler.exec?.command {
            self = Self.reading(command)
        } else {
            self = .other(handler.httpGet == nil ? "no handler that runs" : "an HTTP request")
        }
    }

    /// The whole seconds of a sleep, or the most that a stated hook takes; nil for anything else.
    var seconds: Int? {
        switch self {
        case .sleep(let duration, _): duration.wholeSecondsRoundedDown
        case .stated(let reading): (reading.most ?? reading.least).wholeSecondsRoundedUp
        case .absent, .other: nil
        }
    }

    private static func reading(_ command: [String]) -> PreStopHook {
        if command.count == 2, let duration = sleepDuration(program: command[0], argument: command[1]) {
            return .sleep(duration, form: .program(command[0]))
        }
        if let script = script(of: command) {
            let words = script.split(whereSeparator: \.isWhitespace).map(String.init)
            if words.count == 2, let duration = sleepDuration(program: words[0], argument: words[1]) {
                return .sleep(duration, form: .shell(command.dropLast() + [words[0]]))
            }
        }
        return .other("the command \(command.joined(separator: " "))")
    }

    /// The script of a shell, where it is the last word; nil for other commands.
    private static func script(of command: [String]) -> String? {
        guard let program = command.first, CommandEffect.shells.contains(CommandEffect.name(of: program)),
            case .script(let script, _) = ShellInvocation(command.dropFirst().map { ShellScript.Word(text: $0) })
        else { return nil }
        return command.last == script ? script : nil
    }

    /// The time for which `sleep 70`, `/bin/sleep 1m` and the like wait; nil for other commands.
    private static func sleepDuration(program: String, argument: String) -> Duration? {
        guard program == "sleep" || program.hasSuffix("/sleep") else { return nil }
        let (number, unit) = SleepArgument.parts(argument)
        guard let value = Int(number), value >= 0 else { return nil }
        let (seconds, overflow) = value.multipliedReportingOverflow(by: unit)
        return overflow ? nil : .seconds(seconds)
    }
}

extension PreStopHook.SleepForm {
    /// The form in which a new hook is written: the `sleep` handler where the server has it (enabled since 1.30), a
    /// program of the image before.
    init(for version: KubernetesVersion) {
        self = version >= KubernetesVersion(major: 1, minor: 30) ? .native : .program("sleep")
    }

    /// A handler of this form.
    func handler(seconds: Int) -> LifecycleHandler {
        switch self {
        case .native: LifecycleHandler(sleep: SleepAction(seconds: seconds))
        case .program(let program): LifecycleHandler(exec: ExecAction(command: [program, "\(seconds)"]))
        case .shell(let words):
            LifecycleHandler(
                exec: ExecAction(command: Array(words.dropLast()) + ["\(words[words.count - 1]) \(seconds)"])
            )
        }
    }
}
