// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension ShellReader {
    /// Where a shell is in what it reads.
    private enum State {
        /// A command has to come.
        case needsCommand
        /// A command may come, or what closes a compound command.
        case mayStart
        /// Words come, up to a separator.
        case inCommand
        /// A compound command is closed.
        case closed
    }

    /// Reads on from a compound command, to see whether a shell takes the rest: one that refuses it does not run what stands
    /// before it in the same line.
    ///
    /// - Returns: False where a shell refuses it, and where that cannot be told.
    mutating func readRest() -> Bool {
        var state = State.needsCommand
        // What each compound command waits for.
        var open: [String] = []
        // Whether commands before it go to the background with it.
        var isJoined = join != .then
        while index < scalars.count {
            if skipBlank() { continue }
            switch (scalars[index], peek) {
            case ("\n", _):
                if state != .needsCommand {
                    state = .mayStart
                    isJoined = isJoined && !open.isEmpty
                }
                index += 1
            case ("|", "&"), ("&", ">"):
                return false
            case ("&", "&"), ("|", _):
                guard state == .inCommand || state == .closed else { return false }
                index += scalars[index] == peek ? 2 : 1
                state = .needsCommand
            case (";", _), ("&", _):
                guard state == .inCommand || state == .closed else { return false }
                if open.isEmpty {
                    guard !isJoined || scalars[index] == ";" else { return false }
                    isJoined = false
                }
                index += 1
                state = .mayStart
            case ("(", _):
                guard state == .needsCommand || state == .mayStart else { return false }
                index += 1
                open.append(")")
                state = .needsCommand
            case (")", _):
                guard state != .needsCommand, open.popLast() == ")" else { return false }
                index += 1
                state = .closed
            default:
                if isRedirection {
                    guard readRedirection() else { return false }
                    if hasHereDocument { return open.isEmpty }
                    if state != .closed { state = .inCommand }
                } else {
                    guard let next = readWord(in: state, &open) else { return false }
                    state = next
                }
            }
        }
        return open.isEmpty && state != .needsCommand
    }

    /// Reads a word, which may open or close a compound command.
    private mutating func readWord(in state: State, _ open: inout [String]) -> State? {
        let start = index
        guard state != .closed, readWord() != nil else { return nil }
        guard state != .inCommand else { return .inCommand }
        let word = text(start..<index)
        switch (word, state, open.last) {
        case ("!", _, _), ("time", _, _):
            return .needsCommand
        case ("{", _, _), ("if", _, _), ("while", _, _), ("until", _, _):
            open.append(word == "{" ? "}" : word == "if" ? "then" : "do")
            return .needsCommand
        case ("for", _, _):
            open.append("do")
            return .inCommand
        case ("do", .mayStart, "do"):
            open[open.count - 1] = "done"
            return .needsCommand
        case ("then", .mayStart, "then"):
            open[open.count - 1] = "else"
            return .needsCommand
        case ("elif", .mayStart, "else"):
            open[open.count - 1] = "then"
            return .needsCommand
        case ("else", .mayStart, "else"):
            open[open.count - 1] = "fi"
            return .needsCommand
        case ("fi", .mayStart, "else"), ("fi", .mayStart, "fi"), ("done", .mayStart, "done"), ("}", .mayStart, "}"):
            open.removeLast()
            return .closed
        case _ where isFunction:
            index += 2
            return .needsCommand
        default:
            return Self.refused.contains(word) ? nil : .inCommand
        }
    }
}
