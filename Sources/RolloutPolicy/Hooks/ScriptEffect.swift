// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What the commands of a script do together.
struct ScriptEffect {
    /// The sum of what has been added.
    private(set) var effect = CommandEffect(steps: [])

    /// Whether the last command may have failed, or may have succeeded.
    private var mayFail = false
    private var maySucceed = true
    /// Whether the script has ended, or may have.
    private var hasEnded = false
    private var mayHaveEnded = false
    /// Whether it ends where a command fails.
    private var isStrict: Bool
    private let depth: Int

    /// Adds up the commands of a script.
    ///
    /// - Parameters:
    ///   - script: The script.
    ///   - isStrict: Whether it ends where a command fails or a variable is not set.
    ///   - depth: How many shells run it, with those around it.
    init(_ script: ShellScript, isStrict: Bool, depth: Int) {
        self.isStrict = isStrict
        self.depth = depth
        for (index, command) in script.commands.enumerated() {
            let next = index + 1 < script.commands.count ? script.commands[index + 1].join : .then
            add(command, isLastOfList: next == .then)
        }
        (effect.mayFail, effect.maySucceed) = mayHaveEnded ? (true, true) : (mayFail, maySucceed)
    }

    private mutating func add(_ command: ShellScript.Command, isLastOfList: Bool) {
        guard !hasEnded else { return }
        // A command that is skipped leaves the result of the one before.
        let runs = command.join == .then || (command.join == .and ? maySucceed : mayFail)
        guard runs else { return }
        let isCertain = command.join == .then || (command.join == .and ? !mayFail : !maySucceed)
        let added = CommandEffect(command, depth: depth)
        add(added, surely: isCertain && !mayHaveEnded)
        if added.endsScript { (hasEnded, mayHaveEnded) = (isCertain, true) }
        if added.mayEndScript || (isStrict && (command.isExpanded || (isLastOfList && added.mayFail))) {
            mayHaveEnded = true
        }
        mayFail = isCertain ? added.mayFail : mayFail || added.mayFail
        maySucceed = isCertain ? added.maySucceed : true
        note(command)
    }

    private mutating func add(_ added: CommandEffect, surely: Bool) {
        if let stop = added.serverStop, effect.serverStop == nil {
            effect.serverStop = effect.least + stop
            effect.isServerStopCertain = surely && added.isServerStopCertain && effect.least == effect.most
        }
        if let cut = added.requestsCutOff, effect.requestsCutOff == nil { effect.requestsCutOff = effect.least + cut }
        if surely { effect.least += added.least }
        effect.most = effect.most.flatMap { most in added.most.map { most + $0 } }
        effect.changesSomething = effect.changesSomething || added.changesSomething
        effect.endsWhenTold = effect.endsWhenTold && added.endsWhenTold
        effect.steps += surely ? added.steps : added.steps.map { "perhaps \($0)" }
    }

    /// Takes note of `set -e` and the like; what `set +e` takes back is as if it stayed.
    private mutating func note(_ command: ShellScript.Command) {
        guard let words = command.pipeline?.first?.map(\.text), words.first == "set" else { return }
        for (index, option) in words.enumerated().dropFirst() where option.hasPrefix("-") && option != "--" {
            isStrict = isStrict || ShellInvocation.isStrict(option, index + 1 < words.count ? words[index + 1] : nil)
        }
    }
}
