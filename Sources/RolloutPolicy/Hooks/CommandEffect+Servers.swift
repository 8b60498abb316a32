// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension CommandEffect {
    /// Words of requests and names of endpoints at which servers may stop.
    private static let stopWords = ["drain", "exit", "halt", "kill", "quit", "shutdown", "stop", "terminate"]

    /// Whether a request may be one at which a server stops, by its words.
    static func maySayStop(_ request: String) -> Bool {
        let request = request.lowercased()
        return stopWords.contains { request.contains($0) }
    }

    /// `curl -X POST localhost/quit`: it ends when the answer comes, or after the longest time that it is given.
    static func requesting(_ name: String, _ arguments: [Word], text: String) -> CommandEffect {
        let stops = arguments.contains { maySayStop($0.text) }
        let limit = name == "curl" ? longestRequest(arguments) : nil
        let end = limit.map { "after \(Text.seconds($0)) at the latest" } ?? "when the answer comes"
        return CommandEffect(
            most: limit,
            serverStop: stops ? .zero : nil,
            isServerStopCertain: !stops,
            mayFail: true,
            changesSomething: true,
            steps: ["runs \(shown(text)), which ends \(end)" + (stops ? " and may stop the server" : "")]
        )
    }

    /// The time of `curl -m 5` and `curl --max-time 5`; nil where there is none, or more than one try.
    private static func longestRequest(_ arguments: [Word]) -> Duration? {
        guard !arguments.contains(where: { $0.text.hasPrefix("--retry") }),
            let option = arguments.lastIndex(where: { $0.text == "-m" || $0.text == "--max-time" }),
            option + 1 < arguments.count, !arguments[option + 1].isExpanded
        else { return nil }
        // Without a unit; 0 is no limit.
        let limit = SleepArgument.duration(arguments[option + 1].text + "s")
        return limit == .zero ? nil : limit
    }

    /// `nginx -s quit`, `apachectl -k graceful-stop`: the server stops, and finishes its requests in the background; `stop`
    /// alone cuts them off.
    static func serving(_ arguments: [Word], text: String) -> CommandEffect {
        guard !arguments.contains(where: \.isExpanded) else { return .unknown(text) }
        let texts = arguments.map(\.text)
        if texts.contains("stop") { return .stopping(text).cuttingOff() }
        if texts.contains(where: { ["quit", "graceful-stop"].contains($0) }) { return .stopping(text) }
        // Such as "nginx -s reload"; another one would run a second server.
        return texts.contains { $0 == "-s" || $0 == "-k" } ? .atOnce(text, changesSomething: true) : .unknown(text)
    }

    private static func stopping(_ text: String) -> CommandEffect {
        CommandEffect(
            serverStop: .zero,
            mayFail: true,
            changesSomething: true,
            steps: ["runs \(shown(text)), which stops the server"]
        )
    }

    /// The command, if it cuts off the requests that the server works on.
    private func cuttingOff() -> CommandEffect {
        var effect = self
        effect.requestsCutOff = .zero
        let clause = isServerStopCertain ? "cuts off its requests" : "cut off its requests"
        effect.steps = steps.map { "\($0) and \(clause)" }
        return effect
    }

    /// `kill -TERM 1`, `pkill -QUIT nginx`: by the signal.
    static func signalling(_ name: String, _ arguments: [Word], text: String) -> CommandEffect {
        let (signal, targets) = signal(arguments, isKill: name == "kill")
        var effect: CommandEffect
        switch signal {
        case "0", "l", "L":
            effect = .atOnce(text, changesSomething: false)
        case "TERM", "INT", "QUIT", "15", "2", "3":
            // Of a name that stands for no process, kill knows nothing.
            let isProcess: (Word) -> Bool = { $0.isExpanded || Int($0.text) != nil || $0.text.hasPrefix("%") }
            let hitsServer = name != "kill" || (!targets.isEmpty && targets.allSatisfy(isProcess))
            effect = hitsServer ? .stopping(text) : .mayStop(text)
        case "KILL", "9":
            effect = .mayStop(text).cuttingOff()
        default:
            effect = .mayStop(text)
        }
        // A hook whose shell has the name in its own command line ends itself.
        effect.mayEndScript = name == "pkill" && arguments.contains { $0.text == "--full" || isOption($0, with: "f") }
        if name == "killall", arguments.contains(where: { $0.text == "--wait" || isOption($0, with: "w") }) {
            effect.most = nil
        }
        return effect
    }

    private static func mayStop(_ text: String) -> CommandEffect {
        var effect = stopping(text)
        effect.isServerStopCertain = false
        effect.steps = ["runs \(shown(text)), which may stop the server"]
        return effect
    }

    /// Whether a word is made of short options with one among them.
    private static func isOption(_ word: Word, with letter: Character) -> Bool {
        let letters = word.text.dropFirst()
        return word.text.hasPrefix("-") && letters.allSatisfy { ("a"..."z").contains($0) } && letters.contains(letter)
    }

    /// The signal, without `SIG`, and what it is sent to.
    private static func signal(_ arguments: [Word], isKill: Bool) -> (signal: String, targets: ArraySlice<Word>) {
        var rest = arguments[...]
        var signal: Substring = "TERM"
        while let word = rest.first, word.text.hasPrefix("-") {
            rest = rest.dropFirst()
            let option = word.text.dropFirst()
            switch option {
            case "-":
                return (String(signal), rest)
            case "s", "n", "-signal":
                signal = (rest.popFirst()?.text ?? "")[...]
            case _ where option.hasPrefix("-signal="):
                signal = option.dropFirst("-signal=".count)
            case _ where isKill || option.allSatisfy({ $0.isUppercase || $0.isNumber }):
                signal = word.isExpanded ? "" : option
            default:
                // Of pkill and killall.
                break
            }
            if signal.hasPrefix("SIG") { signal = signal.dropFirst(3) }
        }
        return (String(signal), rest)
    }
}
