// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Reads a script scalar by scalar, as a shell does.
struct ShellReader {
    /// The command that is being read.
    private struct Pending {
        let start: Int
        var pipeline: [[ShellScript.Word]] = [[]]
        var isUnderstood = true
        var opensFiles = false
        var isExpanded = false
        var substitutions: [String] = []

        mutating func add(_ word: ShellScript.Word) {
            pipeline[pipeline.count - 1].append(word)
        }
    }

    let scalars: [Unicode.Scalar]
    var index = 0
    private var commands: [ShellScript.Command] = []
    private(set) var join = ShellScript.Join.then
    private var pending: Pending?
    /// The first command of those that "&&" and "||" join, and where it begins.
    private var list = (command: 0, start: 0)
    /// Whether what follows is beyond this reader.
    private var isBeyond = false
    /// Whether that is for a here-document, whose end is not looked for.
    private(set) var hasHereDocument = false

    /// What begins more than a simple command where a command can begin.
    private static let openers: Set<String> = ["{", "if", "while", "until", "for", "time"]
    /// What cannot stand where a command begins, or not in every shell: one that refuses a line runs none of it.
    static let refused: Set<String> = [
        "}", "then", "else", "elif", "fi", "do", "done", "case", "esac", "[[", "function", "select",
    ]

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    mutating func readCommands() -> [ShellScript.Command]? {
        while index < scalars.count, !isBeyond {
            guard readNext() else { return nil }
        }
        if isBeyond {
            guard hasHereDocument || readRest() else { return nil }
            // Whatever comes before, commands may follow that run.
            join = .then
            add(pending ?? Pending(start: index), upTo: scalars.count, isUnderstood: false)
            return commands
        }
        guard pending == nil || end(before: .then) else { return nil }
        // A join at the end lacks its command.
        return join == .then ? commands : nil
    }

    /// Reads a word, or what stands between words; false where no shell takes it.
    private mutating func readNext() -> Bool {
        if skipBlank() { return true }
        switch (scalars[index], peek) {
        case ("\n", _):
            guard pending == nil || end(before: .then) else { return false }
            index += 1
        case (";", _):
            guard end(before: .then) else { return false }
            index += 1
        case ("&", "&"), ("|", "|"):
            guard end(before: scalars[index] == "&" ? .and : .or) else { return false }
            index += 2
        case ("&", ">"):
            // Where the shell does not know "&>", the command runs in the background.
            pending?.isUnderstood = false
            index += 1
            return readRedirection()
        case ("&", _):
            guard endInBackground() else { return false }
            index += 1
        case ("|", let next):
            guard next != "&", pending?.pipeline.last?.isEmpty == false else { return false }
            pending?.pipeline.append([])
            index += 1
            while index < scalars.count, " \t\n".unicodeScalars.contains(scalars[index]) { index += 1 }
        case (")", _):
            return false
        case ("(", _):
            // A group in a shell of its own.
            isBeyond = pending.map { $0.pipeline.count > 1 && $0.pipeline.last?.isEmpty == true } ?? true
            return isBeyond
        default:
            return isRedirection ? readRedirection() : readWordOfCommand()
        }
        return true
    }

    /// Goes over a blank, an escaped line end or a comment; false where something else stands.
    mutating func skipBlank() -> Bool {
        switch (scalars[index], peek) {
        case (" ", _), ("\t", _): index += 1
        case ("\\", "\n"): index += 2
        case ("#", _): while index < scalars.count, scalars[index] != "\n" { index += 1 }
        default: return false
        }
        return true
    }

    var peek: Unicode.Scalar? { index + 1 < scalars.count ? scalars[index + 1] : nil }

    // MARK: - Commands

    /// Ends a command; false where there is none.
    private mutating func end(before next: ShellScript.Join) -> Bool {
        guard let command = pending, command.pipeline.count == 1 || command.pipeline.last?.isEmpty == false else {
            return false
        }
        add(command, upTo: index, isUnderstood: command.isUnderstood)
        join = next
        if next == .then { list = (commands.count, index + 1) }
        return true
    }

    /// Ends commands that run in the background: nobody waits for them, or perhaps for what they still write to.
    private mutating func endInBackground() -> Bool {
        let (first, start) = list
        guard end(before: .then) else { return false }
        let join = commands[first].join
        commands.removeSubrange(first...)
        self.join = join
        add(Pending(start: start), upTo: index + 1, isUnderstood: false)
        self.join = .then
        list = (commands.count, index + 1)
        return true
    }

    private mutating func add(_ command: Pending, upTo end: Int, isUnderstood: Bool) {
        commands.append(
            ShellScript.Command(
                join: join,
                text: text(command.start..<end),
                pipeline: isUnderstood ? command.pipeline : nil,
                opensFiles: command.opensFiles,
                isExpanded: command.isExpanded,
                substitutions: command.substitutions
            )
        )
        pending = nil
    }

    /// A part of the script without blanks around it.
    func text(_ range: Range<Int>) -> String {
        let isBlank: (Unicode.Scalar) -> Bool = { " \t\n".unicodeScalars.contains($0) }
        var part = scalars[range].drop(while: isBlank)
        while let last = part.last, isBlank(last) { part.removeLast() }
        return String(String.UnicodeScalarView(part))
    }

    /// Reads a word and makes it part of the command.
    private mutating func readWordOfCommand() -> Bool {
        let start = index
        if pending == nil { pending = Pending(start: start) }
        guard let word = readWord() else { return false }
        guard pending?.pipeline.last?.isEmpty == true else {
            pending?.add(word)
            return true
        }
        let written = text(start..<index)
        if Self.refused.contains(written) { return false }
        isBeyond = Self.openers.contains(written) || (isFunction && pending?.pipeline == [[]])
        if isBeyond {
            index = start
        } else if written == "!" {
            pending?.isUnderstood = false
        } else if !Self.isAssignment(written) {
            pending?.add(word)
        }
        return true
    }

    /// Whether the brackets of a function come next.
    var isFunction: Bool { index < scalars.count && scalars[index] == "(" && peek == ")" }

    private static func isAssignment(_ written: String) -> Bool {
        guard let equals = written.firstIndex(of: "="), equals != written.startIndex else { return false }
        return written[..<equals].unicodeScalars.allSatisfy(isNamePart)
    }

    private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        default: false
        }
    }

    // MARK: - Redirections

    /// Whether a redirection comes next, such as `>` or `2>`.
    var isRedirection: Bool {
        scalars[index...].first { !("0"..."9").contains($0) }.map { $0 == "<" || $0 == ">" } ?? false
    }

    /// Reads a redirection; false where it lacks its file.
    mutating func readRedirection() -> Bool {
        if pending == nil { pending = Pending(start: index) }
        while ("0"..."9").contains(scalars[index]) { index += 1 }
        let start = index
        while index < scalars.count, "<>".unicodeScalars.contains(scalars[index]) { index += 1 }
        hasHereDocument = scalars[start..<index].elementsEqual("<<".unicodeScalars)
        guard index - start <= 2 else { return false }
        let copies = index < scalars.count && scalars[index] == "&"
        if copies || (index < scalars.count && scalars[index] == "|") { index += 1 }
        while index < scalars.count, scalars[index] == " " || scalars[index] == "\t" { index += 1 }
        isBeyond = hasHereDocument
        if isBeyond { return true }
        guard let target = readWord(), !target.text.isEmpty else { return false }
        let isHarmless = copies ? Int(target.text) != nil || target.text == "-" : target.text == "/dev/null"
        if !isHarmless || target.isExpanded { pending?.opensFiles = true }
        return true
    }

    // MARK: - Words

    /// Reads a word with its quotes; nil where they do not end.
    mutating func readWord() -> ShellScript.Word? {
        var word = ShellScript.Word()
        var quote: Unicode.Scalar?
        loop: while index < scalars.count {
            let scalar = scalars[index]
            switch (scalar, quote) {
            case ("'", nil), ("\"", nil):
                quote = scalar
            case ("'", "'"), ("\"", "\""):
                quote = nil
            case ("\\", nil) where peek != nil, ("\\", "\"") where isEscapable(peek):
                index += 1
                if scalars[index] != "\n" { word.text.unicodeScalars.append(scalars[index]) }
            case ("$", nil), ("$", "\""), ("`", nil), ("`", "\""):
                let start = index
                guard readExpansion(isQuoted: quote != nil) else { return nil }
                let written = scalars[start..<index]
                word.text.unicodeScalars.append(contentsOf: written)
                word.isExpanded = word.isExpanded || written.count > 1
                continue
            case (_, nil) where " \t\n;&|<>()".unicodeScalars.contains(scalar):
                break loop
            default:
                word.text.unicodeScalars.append(scalar)
            }
            index += 1
        }
        if word.isExpanded { pending?.isExpanded = true }
        return quote == nil ? word : nil
    }

    /// Whether a backslash before a scalar counts between double quotes.
    private func isEscapable(_ scalar: Unicode.Scalar?) -> Bool {
        scalar.map { "\"\\$`\n".unicodeScalars.contains($0) } ?? false
    }

    /// Reads what begins with a dollar sign or a backquote; false where it does not end, or not in every shell.
    private mutating func readExpansion(isQuoted: Bool) -> Bool {
        if scalars[index] == "`" {
            guard let end = scalars[(index + 1)...].firstIndex(of: "`") else { return false }
            substitute(index + 1..<end)
            index = end + 1
            return true
        }
        index += 1
        switch index < scalars.count ? scalars[index] : nil {
        case "(":
            let isArithmetic = peek == "("
            guard let end = closing("(", ")") else { return false }
            if !isArithmetic { substitute(index + 1..<end) }
            index = end + 1
        case "{":
            guard let end = closing("{", "}") else { return false }
            // A default may be a substitution.
            if scalars[index..<end].contains(where: { $0 == "(" || $0 == "`" }) { pending?.isUnderstood = false }
            index = end + 1
        case "'" where !isQuoted, "\"" where !isQuoted:
            // Quotes of some shells, with rules of their own.
            return false
        case let scalar? where Self.isNamePart(scalar):
            while index < scalars.count, Self.isNamePart(scalars[index]) { index += 1 }
        case let scalar? where "?!#@*$-".unicodeScalars.contains(scalar):
            index += 1
        default:
            break
        }
        return true
    }

    /// Notes a script whose output becomes part of a word.
    private mutating func substitute(_ range: Range<Int>) {
        let script = text(range)
        pending?.substitutions.append(script)
    }

    /// Where the bracket that opens here is closed; nil where it is not.
    private func closing(_ opening: Unicode.Scalar, _ closing: Unicode.Scalar) -> Int? {
        var depth = 0
        var quote: Unicode.Scalar?
        var position = index
        while position < scalars.count {
            let scalar = scalars[position]
            switch (scalar, quote) {
            case ("\\", nil), ("\\", "\""): position += 1
            case ("'", nil), ("\"", nil): quote = scalar
            case ("'", "'"), ("\"", "\""): quote = nil
            case (opening, nil): depth += 1
            case (closing, nil):
                depth -= 1
                if depth == 0 { return position }
            default: break
            }
            position += 1
        }
        return nil
    }
}
