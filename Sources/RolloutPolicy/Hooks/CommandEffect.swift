// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText

/// What one command of a hook does, as far as can be told from its words.
struct CommandEffect {
    typealias Word = ShellScript.Word

    /// The shortest time that it takes.
    var least: Duration = .zero
    /// The longest; nil where it cannot be told.
    var most: Duration? = .zero
    /// When it makes the server stop at the earliest, counted from its own start; nil where it does not.
    var serverStop: Duration?
    /// Whether the server surely stops then.
    var isServerStopCertain = true
    /// When it cuts off the requests that the server works on at the earliest, counted likewise; nil where it does not.
    var requestsCutOff: Duration?
    /// Whether nothing behind it in a script runs, or may not.
    var endsScript = false
    var mayEndScript = false
    var mayFail = false
    var maySucceed = true
    /// Whether it does something besides waiting and printing.
    var changesSomething = false
    /// Whether it is known to end when SIGTERM tells it to.
    var endsWhenTold = true
    /// What it does, in clauses without a subject: `sleeps 70 s`.
    var steps: [String]

    /// A command that may do anything, for any time.
    static func unknown(_ text: String) -> CommandEffect {
        CommandEffect(
            most: nil,
            serverStop: .zero,
            isServerStopCertain: false,
            mayFail: true,
            changesSomething: true,
            endsWhenTold: false,
            steps: ["runs \(shown(text)), which is unknown and may stop the server"]
        )
    }

    /// A command that takes no time.
    static func atOnce(_ text: String, mayFail: Bool = true, changesSomething: Bool) -> CommandEffect {
        CommandEffect(mayFail: mayFail, changesSomething: changesSomething, steps: ["runs \(shown(text))"])
    }

    /// A command that fails before it does anything.
    static func failing(_ reason: String) -> CommandEffect {
        CommandEffect(mayFail: true, maySucceed: false, steps: ["fails at once, since \(reason)"])
    }

    /// A command as a sentence can show it.
    static func shown(_ text: String) -> String {
        let text = text.contains("\n") ? text.split(whereSeparator: \.isWhitespace).joined(separator: " ") : text
        let semicolon = UInt8(ascii: ";")
        let isPlain = text.utf8.allSatisfy { (0x20..<0x7F).contains($0) && $0 != semicolon }
        return isPlain && text.utf8.count <= 80 ? text : SourceText.quoted(text)
    }
}
