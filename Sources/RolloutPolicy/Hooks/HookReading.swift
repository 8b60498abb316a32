// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// What a preStop hook does, as far as can be told from its handler: how long it takes, and whether it stops the server.
///
/// The handler says nothing of the image: a program or shell that is missing there makes the hook fail at once.
public struct HookReading: Hashable, Sendable, CustomStringConvertible {
    /// The shortest time that the hook takes.
    public let least: Duration

    /// The longest time that the hook takes; nil where it cannot be told.
    ///
    /// The grace period bounds it in any case.
    public let most: Duration?

    /// When the hook itself makes the server stop accepting connections, at the earliest; nil where it does not.
    public let serverStop: Duration?

    /// The program that the image must have; nil where the hook needs none.
    public let program: String?

    /// Why the hook takes that long, in a clause: `it sleeps 70 s`.
    public let reason: String

    /// Reads a handler.
    public init(_ handler: LifecycleHandler) {
        if let sleep = handler.sleep {
            self.init(exactly: .seconds(max(0, sleep.seconds)), reason: "it sleeps \(max(0, sleep.seconds)) s")
        } else if let command = handler.exec?.command {
            self = Self.reading(command)
        } else if handler.httpGet != nil {
            self.init(
                least: .zero,
                most: nil,
                reason: "it is an HTTP request, which ends when the answer comes or fails"
            )
        } else if handler.tcpSocket != nil {
            self.init(exactly: .zero, reason: "a TCP socket is no handler that runs: it fails at once")
        } else {
            self.init(exactly: .zero, reason: "it has no handler")
        }
    }

    /// Describes a hook whose times are known otherwise.
    ///
    /// - Parameters:
    ///   - least: The shortest time that it takes.
    ///   - most: The longest time that it takes; nil where it cannot be told.
    ///   - serverStop: When it makes the server stop accepting connections; nil where it does not.
    ///   - program: The program that the image must have.
    ///   - reason: Why it takes that long, in a clause.
    public init(
        least: Duration,
        most: Duration?,
        serverStop: Duration? = nil,
        program: String? = nil,
        reason: String
    ) {
        self.least = least
        self.most = most
        self.serverStop = serverStop
        self.program = program
        self.reason = reason
    }

    private init(exactly duration: Duration, program: String? = nil, reason: String) {
        self.init(least: duration, most: duration, program: program, reason: reason)
    }

    /// Whether it takes one known time.
    public var isExact: Bool { least == most }

    /// The reason.
    public var description: String { reason }

    // MARK: - Commands

    private static func reading(_ words: [String]) -> HookReading {
        guard let program = words.first else { return HookReading(exactly: .zero, reason: "its command is empty") }
        if let script = script(in: words) {
            guard let commands = ShellScript(script)?.commands else {
                let quoted = script.debugDescription
                return HookReading(
                    least: .zero,
                    most: nil,
                    program: program,
                    reason: "it runs the script \(quoted), which is more than can be understood here"
                )
            }
            return reading(commands, program: program)
        }
        return reading([ShellScript.Command(join: .then, words: words)], program: program)
    }

    /// The script of `sh -c SCRIPT`; nil for another command.
    private static func script(in words: [String]) -> String? {
        guard words.count >= 3, shells.contains(name(of: words[0])) else { return nil }
        let option = words[1]
        // Such as -c, -ec or -lc.
        guard option.hasPrefix("-"), !option.hasPrefix("--"), option.hasSuffix("c") else { return nil }
        return words[2]
    }

    private static let shells: Set<String> = ["sh", "bash", "ash", "dash"]

    private static func name(of program: String) -> String {
        program.split(separator: "/").last.map(String.init) ?? program
    }

    private static func reading(_ commands: [ShellScript.Command], program: String) -> HookReading {
        var total = Total()
        for command in commands { total.add(command) }
        return HookReading(
            least: total.least,
            most: total.most,
            serverStop: total.serverStop,
            program: program,
            reason: total.reasons.isEmpty ? "it does nothing" : "it " + total.reasons.joined(separator: ", then ")
        )
    }

    /// Adds up the commands of a script.
    private struct Total {
        var least: Duration = .zero
        var most: Duration? = .zero
        var serverStop: Duration?
        var reasons: [String] = []
        /// Whether the last command may have failed, or may have succeeded.
        private var mayFail = false
        private var maySucceed = true
        /// Whether the script has ended, or may have.
        private var hasEnded = false
        private var mayHaveEnded = false

        mutating func add(_ command: ShellScript.Command) {
            guard !hasEnded else { return }
            // A command that is skipped leaves the result of the one before.
            let runs = command.join == .then || (command.join == .and ? maySucceed : mayFail)
            guard runs else { return }
            let isCertain = command.join == .then || (command.join == .and ? !mayFail : !maySucceed)
            let effect = CommandEffect(command.words)
            if effect.stopsServer { serverStop = serverStop ?? least }
            if isCertain, !mayHaveEnded { least += effect.least }
            most = most.flatMap { most in effect.most.map { most + $0 } }
            reasons.append(isCertain && !mayHaveEnded ? effect.reason : "perhaps \(effect.reason)")
            if effect.endsScript { (hasEnded, mayHaveEnded) = (isCertain, true) }
            mayFail = isCertain ? effect.mayFail : mayFail || effect.mayFail
            maySucceed = isCertain ? effect.maySucceed : true
        }
    }
}

/// What one command does.
private struct CommandEffect {
    var least: Duration = .zero
    /// Nil where it cannot be told.
    var most: Duration? = .zero
    var stopsServer = false
    /// Whether nothing behind it in a script runs.
    let endsScript: Bool
    var mayFail = false
    var maySucceed = true
    var reason: String

    init(_ command: [String]) {
        // The shell gives way to the command behind "exec".
        let words = command.count > 1 && command[0] == "exec" ? Array(command.dropFirst()) : command
        endsScript = words.count < command.count || words[0] == "exit"
        let name = words[0].split(separator: "/").last.map(String.init) ?? words[0]
        let arguments = Array(words.dropFirst())
        reason = "runs \(words.joined(separator: " "))"
        switch name {
        case "sleep":
            guard let duration = Self.sleep(arguments) else {
                (mayFail, maySucceed) = (true, false)
                reason = "fails at once, since sleep does not understand \(arguments.joined(separator: " "))"
                return
            }
            (least, most) = (duration, duration)
            reason = "sleeps \(Text.seconds(duration))"
        case "echo", "true", ":", "date", "printf":
            break
        case "false", "exit":
            (mayFail, maySucceed) = (name == "false", name == "exit")
        case "touch", "rm", "mkdir", "cp", "mv":
            mayFail = true
        case "kill", "pkill", "killall", "killall5":
            (stopsServer, mayFail) = (true, true)
        case "nginx", "apachectl", "apache2ctl", "httpd", "haproxy", "caddy":
            mayFail = true
            stopsServer = arguments.contains { Self.stopWords.contains($0) }
            if !stopsServer { most = nil }
        default:
            (most, mayFail) = (nil, true)
        }
        if stopsServer { reason += ", which stops the server" }
    }

    /// What makes a server stop when it is told so; it then goes on working in the background.
    private static let stopWords: Set<String> = ["quit", "stop", "graceful-stop", "-sf", "-st"]

    /// The time for which `sleep 70`, `sleep 1m` and `sleep 1m 30s` wait; nil where sleep fails.
    static func sleep(_ arguments: [String]) -> Duration? {
        guard !arguments.isEmpty else { return nil }
        var sum = Duration.zero
        for argument in arguments {
            guard let duration = SleepArgument.duration(argument) else { return nil }
            sum += duration
        }
        return sum
    }
}
