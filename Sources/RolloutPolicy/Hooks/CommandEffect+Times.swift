// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension CommandEffect {
    /// `sleep 70`, `sleep 1m` and `sleep 1m 30s`.
    static func sleeping(_ arguments: [Word]) -> CommandEffect {
        let texts = arguments.map(\.text)
        let written = shown(texts.joined(separator: " "))
        if arguments.contains(where: \.isExpanded) {
            let step = "sleeps for a time that the shell works out, \(written)"
            return CommandEffect(most: nil, mayFail: true, steps: [step])
        }
        guard !texts.isEmpty else { return .failing("sleep is given no time") }
        let exact = texts.compactMap(SleepArgument.duration)
        if exact.count == texts.count {
            let sum = exact.reduce(.zero, +)
            return CommandEffect(least: sum, most: sum, steps: ["sleeps \(Text.seconds(sum))"])
        }
        let rough = texts.compactMap { SleepArgument.duration($0) ?? SleepArgument.durationInSomeImages($0) }
        guard rough.count == texts.count else { return .failing("sleep does not understand \(written)") }
        let sum = rough.reduce(.zero, +)
        let isEndless = SleepArgument.isEndless(sum)
        let time = isEndless ? "for ever" : Text.seconds(sum)
        return CommandEffect(
            most: isEndless ? nil : sum,
            mayFail: true,
            steps: ["sleeps \(time), or fails at once in images whose sleep does not know \(written)"]
        )
    }

    /// `timeout 30 command`, as GNU and BusyBox have it.
    static func limited(_ arguments: [Word], text: String, depth: Int) -> CommandEffect {
        var rest = arguments[...]
        var kill: Duration?
        var endsAll = true
        while let option = rest.first?.text, option.hasPrefix("-") {
            rest = rest.dropFirst()
            switch option {
            case "-k", "--kill-after": kill = rest.popFirst().flatMap { SleepArgument.duration($0.text) }
            case "-s", "--signal":
                let signal = rest.popFirst()?.text ?? ""
                let name = signal.hasPrefix("SIG") ? String(signal.dropFirst(3)) : signal
                if name == "KILL" || name == "9" { kill = .zero }
                endsAll = ["TERM", "INT", "QUIT", "HUP", "KILL", "15", "2", "3", "1", "9"].contains(name)
            case "--foreground", "--preserve-status", "-v", "--verbose": break
            default: return .unknown(text)
            }
        }
        guard depth < mostShells, let limit = rest.popFirst(), !limit.isExpanded,
            let limit = SleepArgument.duration(limit.text), !rest.isEmpty
        else { return .unknown(text) }
        let command = rest.map(\.text).joined(separator: " ")
        var effect = CommandEffect(Array(rest), text: command, depth: depth + 1)
        (effect.endsScript, effect.mayEndScript) = (false, false)
        // No limit is what 0 means.
        guard limit > .zero, effect.most.map({ $0 >= limit }) ?? true else { return effect }
        // Of what is told to end, some take their time.
        let isCutOff = endsAll && effect.endsWhenTold
        let end = isCutOff ? limit : kill.map { limit + $0 }
        effect.maySucceed = effect.maySucceed && effect.least <= limit
        effect.mayFail = true
        effect.least = min(effect.least, limit)
        effect.most = end
        if let stop = effect.serverStop, stop >= limit {
            let isTooLate = isCutOff && stop > limit
            effect.serverStop = isTooLate ? nil : stop
            effect.isServerStopCertain = isTooLate
        }
        if let cut = effect.requestsCutOff, isCutOff, cut > limit { effect.requestsCutOff = nil }
        let all = effect.steps.count > 1 ? "all " : ""
        effect.steps.append((effect.steps.popLast() ?? "") + " (\(all)told to end after \(Text.seconds(limit)))")
        return effect
    }

    /// `sh -c SCRIPT`.
    static func shell(_ arguments: [Word], text: String, depth: Int) -> CommandEffect {
        switch ShellInvocation(arguments) {
        case .refused(let reason):
            return .failing(reason)
        case .script(let script, let isStrict) where depth < mostShells:
            guard let script = ShellScript(script) else { return .unknown(text) }
            return ScriptEffect(script, isStrict: isStrict, depth: depth + 1).effect
        default:
            return .unknown(text)
        }
    }
}
