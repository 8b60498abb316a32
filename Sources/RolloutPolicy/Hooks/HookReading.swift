// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// What a preStop hook does, as far as can be told from its handler: how long it takes, and whether it stops the server.
///
/// Sleeps, the commands of the usual servers, signals, requests and what only prints or changes files are understood, alone
/// and one after the other in a script of a shell, with `&&`, `||`, pipes and redirections. Any other command, and a script
/// from its first loop, choice or function on, is unknown: it may take any time, and may stop the server. So may a request
/// whose URL speaks of stopping; others are taken to leave the server alone. State what you know better.
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

    /// Whether the server surely stops at ``serverStop``; otherwise it may stop at any time from then on, and at the latest
    /// by the stop signal.
    ///
    /// True where the hook leaves the server alone.
    public let isServerStopCertain: Bool

    /// When the hook itself cuts off the requests that the server works on, at the earliest, as `nginx -s stop` does; nil
    /// where it does not, so that they are finished as after the stop signal.
    public let requestsCutOff: Duration?

    /// The program that the image must have; nil where the hook needs none.
    public let program: String?

    /// Why the hook takes that long, in a clause: `it sleeps 70 s`.
    public let reason: String

    /// Whether it does something besides waiting and printing.
    let changesSomething: Bool

    /// Reads a handler.
    public init(_ handler: LifecycleHandler) {
        if let sleep = handler.sleep {
            let duration = Duration.seconds(max(0, sleep.seconds))
            self.init(least: duration, most: duration, reason: "it sleeps \(Text.seconds(duration))")
        } else if let command = handler.exec?.command {
            self.init(command)
        } else if let request = handler.httpGet {
            let mayStop = CommandEffect.maySayStop(request.path ?? "")
            self.init(
                least: .zero,
                most: nil,
                serverStop: mayStop ? .zero : nil,
                isServerStopCertain: !mayStop,
                reason: "it is an HTTP request, which ends when the answer comes or fails"
                    + (mayStop ? ", and may stop the server" : "")
            )
        } else if handler.tcpSocket != nil {
            self.init(
                least: .zero,
                most: .zero,
                reason: "a TCP socket is no handler that runs: it fails at once"
            )
        } else {
            self.init(least: .zero, most: .zero, reason: "it has no handler")
        }
    }

    /// Describes a hook whose times are known otherwise.
    ///
    /// - Parameters:
    ///   - least: The shortest time that it takes.
    ///   - most: The longest time that it takes; nil where it cannot be told.
    ///   - serverStop: When it makes the server stop accepting connections, which is when it cuts off requests at the
    ///     latest; nil where it does not.
    ///   - isServerStopCertain: Whether the server surely stops then, and not perhaps later.
    ///   - requestsCutOff: When it cuts off the requests that the server works on; nil where it does not.
    ///   - program: The program that the image must have.
    ///   - reason: Why it takes that long, in a clause.
    public init(
        least: Duration,
        most: Duration?,
        serverStop: Duration? = nil,
        isServerStopCertain: Bool = true,
        requestsCutOff: Duration? = nil,
        program: String? = nil,
        reason: String
    ) {
        self.least = least
        self.most = most
        let serverStop = [serverStop, requestsCutOff].compactMap { $0 }.min()
        self.serverStop = serverStop
        self.isServerStopCertain = isServerStopCertain || serverStop == nil
        self.requestsCutOff = requestsCutOff
        self.program = program
        self.reason = reason
        changesSomething = serverStop != nil
    }

    /// Reads a command.
    private init(_ words: [String]) {
        let effect = words.isEmpty ? CommandEffect(steps: []) : CommandEffect(program: words)
        least = effect.least
        most = effect.most
        serverStop = effect.serverStop
        isServerStopCertain = effect.isServerStopCertain
        requestsCutOff = effect.requestsCutOff
        program = words.first
        changesSomething = effect.changesSomething
        reason = words.isEmpty ? "its command is empty" : Self.reason(effect.steps)
    }

    /// The steps in a clause; of a long script those at its end are only counted.
    private static func reason(_ steps: [String]) -> String {
        guard !steps.isEmpty else { return "it does nothing" }
        let most = 8
        let rest = steps.count > most ? ["runs \(steps.count - most + 1) more commands"] : []
        return "it " + (steps.prefix(most - rest.count) + rest).joined(separator: ", then ")
    }

    /// Whether it takes one known time.
    public var isExact: Bool { least == most }

    /// Whether it is known how long it takes at most, and whether and when it stops the server.
    public var isUnderstood: Bool { most != nil && isServerStopCertain }

    /// The reason.
    public var description: String { reason }
}
