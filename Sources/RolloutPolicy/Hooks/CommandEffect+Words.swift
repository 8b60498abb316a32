// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText

extension CommandEffect {
    /// Reads a command that is run without a shell.
    init(program words: [String]) {
        self.init(words.map { Word(text: $0) }, text: words.joined(separator: " "), depth: 0)
    }

    /// Reads a command of a script.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - depth: How many shells are around it.
    init(_ command: ShellScript.Command, depth: Int) {
        guard let pipeline = command.pipeline,
            command.substitutions.allSatisfy({ Self.isHarmless($0, depth: depth + 1) })
        else {
            self = .unknown(command.text)
            return
        }
        let parts = pipeline.map { Self($0, text: pipeline.count == 1 ? command.text : "", depth: depth) }
        if parts.count == 1 {
            self = parts[0]
        } else if parts.allSatisfy(\.isHarmless) {
            self = .atOnce(command.text, changesSomething: parts.contains(where: \.changesSomething))
        } else {
            self = .unknown(command.text)
        }
        // Variables get what a command prints, and the command may fail.
        if pipeline[0].isEmpty { mayFail = !command.substitutions.isEmpty }
        guard command.opensFiles else { return }
        // Where a file cannot be opened the command does not run, and of some the shell ends then.
        (least, mayFail, isServerStopCertain, changesSomething) = (.zero, true, serverStop == nil, true)
        mayEndScript = mayEndScript || Self.specialBuiltins.contains(pipeline[0].first?.text ?? "")
    }

    /// Whether it takes no time and leaves the server alone.
    private var isHarmless: Bool { most == .zero && serverStop == nil }

    /// Whether a script whose output is put into a command takes no time and changes nothing.
    private static func isHarmless(_ script: String, depth: Int) -> Bool {
        guard depth <= mostShells, let commands = ShellScript(script)?.commands else { return false }
        let effects = commands.map { CommandEffect($0, depth: depth) }
        return effects.allSatisfy { $0.isHarmless && !$0.changesSomething }
    }

    /// So many shells may run in one another.
    static let mostShells = 4

    /// What a shell does not go on behind where it fails.
    private static let specialBuiltins: Set<String> = [
        ":", "exec", "export", "readonly", "set", "shift", "trap", "unset",
    ]

    /// Reads the words of a simple command.
    init(_ words: [Word], text: String, depth: Int) {
        var words = words[...]
        let endsScript = depth > 0 && words.count > 1 && words.first?.text == "exec"
        while let command = Self.wrapped(words, isInShell: depth > 0) { words = command }
        guard let first = words.first else {
            // Variables alone.
            self = .atOnce(text, mayFail: false, changesSomething: false)
            return
        }
        let arguments = Array(words.dropFirst())
        if first.text.isEmpty {
            self = .failing("its program has no name")
        } else if first.isExpanded {
            self = .unknown(text)
        } else if Self.isLine(first.text) {
            self = .failing("there is no program called \(SourceText.quoted(first.text))")
        } else {
            self.init(Self.name(of: first.text), arguments, text: text, depth: depth)
        }
        self.endsScript = self.endsScript || endsScript
    }

    /// The command that another one runs in its own place; nil where a command runs none.
    private static func wrapped(_ words: ArraySlice<Word>, isInShell: Bool) -> ArraySlice<Word>? {
        guard let first = words.first, !first.isExpanded else { return nil }
        var rest = words.dropFirst()
        switch name(of: first.text) {
        case "exec", "command":
            guard isInShell else { return nil }
        case "nohup", "busybox", "toybox":
            break
        case "env":
            rest = rest.drop { $0.text.contains("=") && !$0.text.hasPrefix("-") }
        default:
            return nil
        }
        guard let next = rest.first, !next.text.hasPrefix("-") else { return nil }
        return rest
    }
}

extension CommandEffect {
    static func name(of program: String) -> String {
        program.split(separator: "/").last.map(String.init) ?? program
    }

    /// Whether a text is a command with its arguments, which is no name of a program: `sleep 70`.
    static func isLine(_ text: String) -> Bool {
        let parts = text.split(maxSplits: 1, whereSeparator: \.isWhitespace)
        return parts.count == 2 && known.contains(name(of: String(parts[0])))
    }

    private static let known = Set(["sleep", "kill", "curl", "wget"])
        .union(shells).union(servers).union(printing).union(changing)
    static let shells: Set<String> = ["sh", "bash", "ash", "dash"]
    /// What takes no time and changes nothing.
    private static let printing: Set<String> = [
        "[", "awk", "basename", "cat", "cd", "command", "cut", "date", "dirname", "echo", "egrep", "env", "exec",
        "export", "expr", "false", "fgrep", "grep", "head", "hostname", "id", "ls", "pgrep", "pidof", "printf", "ps",
        "pwd", "readlink", "seq", "set", "sort", "stat", "test", "tr", "true", "umask", "uname", "uniq", "unset",
        "wc", "whoami", ":",
    ]
    /// Of these, what does not fail.
    private static let succeeding: Set<String> = ["date", "echo", "printf", "set", "true", ":"]
    /// What takes no time and changes files.
    private static let changing: Set<String> = [
        "chmod", "chown", "cp", "ln", "logger", "mkdir", "mv", "rm", "rmdir", "sed", "tee", "touch", "truncate",
    ]
    /// Servers that are told what to do by their own programs.
    private static let servers: Set<String> = ["nginx", "openresty", "apachectl", "apache2ctl", "httpd", "apache2"]

    init(_ name: String, _ arguments: [Word], text: String, depth: Int) {
        switch name {
        case "sleep":
            self = .sleeping(arguments)
        case "exit":
            self = .atOnce(text, mayFail: false, changesSomething: false)
            endsScript = depth > 0
        case ".", "source", "eval", "return", "trap":
            self = .unknown(text)
            mayEndScript = true
        case "kill", "pkill", "killall", "killall5":
            self = .signalling(name, arguments, text: text)
        case "curl", "wget":
            self = .requesting(name, arguments, text: text)
        case "timeout":
            self = .limited(arguments, text: text, depth: depth)
        case _ where Self.shells.contains(name):
            self = .shell(arguments, text: text, depth: depth)
        case _ where Self.servers.contains(name):
            self = .serving(arguments, text: text)
        case _ where Self.printing.contains(name):
            self = .atOnce(text, mayFail: !Self.succeeding.contains(name), changesSomething: false)
            maySucceed = name != "false"
        case _ where Self.changing.contains(name):
            self = .atOnce(text, changesSomething: true)
        default:
            self = .unknown(text)
        }
    }
}
