// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A script of a POSIX shell, as far as hooks are written in it: simple commands one after the other.
///
/// Variables, substitutions, pipes, redirections, globs, compound commands and commands in the background are beyond it.
struct ShellScript: Hashable {
    /// What joins a command to the one before it.
    enum Join: Hashable {
        /// It runs when the one before has ended.
        case then
        /// It runs if the one before has succeeded.
        case and
        /// It runs if the one before has failed.
        case or
    }

    /// A simple command.
    struct Command: Hashable {
        let join: Join
        let words: [String]
    }

    let commands: [Command]

    /// Reads a script; nil for one that is beyond this subset.
    init?(_ text: String) {
        var reader = ShellReader(text)
        guard let commands = reader.readCommands() else { return nil }
        self.commands = commands
    }
}

/// Reads a script character by character.
private struct ShellReader {
    private let characters: [Character]
    private var index = 0
    private var commands: [ShellScript.Command] = []
    private var words: [String] = []
    private var join = ShellScript.Join.then

    /// What begins a compound command where a command can begin.
    private static let reserved: Set<String> = [
        "!", "{", "}", "if", "then", "else", "elif", "fi", "while", "until", "for", "do", "done", "case", "esac",
        "function", "[[", "time",
    ]

    init(_ text: String) {
        characters = Array(text)
    }

    mutating func readCommands() -> [ShellScript.Command]? {
        while index < characters.count {
            switch characters[index] {
            case " ", "\t":
                index += 1
            case "\n", "\r\n", ";":
                guard characters[index] != ";" || !words.isEmpty else { return nil }
                guard end(before: .then) else { return nil }
                index += 1
            case "&", "|":
                // A single one puts a command in the background, or pipes it.
                guard index + 1 < characters.count, characters[index + 1] == characters[index], !words.isEmpty,
                    end(before: characters[index] == "&" ? .and : .or)
                else { return nil }
                index += 2
            case "#" where words.isEmpty || characters[index - 1].isWhitespace:
                while index < characters.count, !characters[index].isNewline { index += 1 }
            default:
                guard let word = readWord() else { return nil }
                words.append(word)
            }
        }
        guard end(before: .then) else { return nil }
        // A join at the end lacks its command.
        return join == .then ? commands : nil
    }

    /// Ends a command; false for one that is beyond the subset.
    private mutating func end(before next: ShellScript.Join) -> Bool {
        guard let first = words.first else { return join == .then || next == .then }
        guard !Self.reserved.contains(first), !first.contains("=") else { return false }
        commands.append(ShellScript.Command(join: join, words: words))
        words = []
        join = next
        return true
    }

    /// Reads a word with its quotes; nil where it holds what only a shell can expand.
    private mutating func readWord() -> String? {
        var word = ""
        var quote: Character?
        while index < characters.count {
            let character = characters[index]
            switch (character, quote) {
            case ("'", nil), ("\"", nil):
                quote = character
            case ("'", "'"), ("\"", "\""):
                quote = nil
            case ("$", nil), ("$", "\""), ("`", nil), ("`", "\""), ("\\", nil), ("\\", "\""):
                return nil
            case ("<", nil), (">", nil), ("(", nil), (")", nil), ("*", nil), ("?", nil), ("~", nil), ("[", nil):
                return nil
            case (" ", nil), ("\t", nil), ("\n", nil), ("\r\n", nil), (";", nil), ("&", nil), ("|", nil):
                return word
            default:
                word.append(character)
            }
            index += 1
        }
        return quote == nil ? word : nil
    }
}
