// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A script of a POSIX shell, as far as hooks are written in it: commands one after the other, with pipes and
/// redirections.
///
/// Nothing is expanded. What comes from the first loop, choice, group, function or here-document on is one command that is
/// not understood. What only some shells take makes the whole script one that is not.
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

    /// A word of a command.
    struct Word: Hashable {
        /// The text without its quotes, with variables and substitutions as they are written.
        var text = ""
        /// Whether the shell puts something else in its place, or in a part of it.
        var isExpanded = false
    }

    /// A command.
    struct Command: Hashable {
        let join: Join
        /// The command as it is written.
        let text: String
        /// The simple commands that pipes join, without assignments and redirections; nil where it is not understood.
        let pipeline: [[Word]]?
        /// Whether it opens files, so that it may fail before it runs.
        let opensFiles: Bool
        /// Whether a variable or a substitution is part of it.
        let isExpanded: Bool
        /// The scripts whose output becomes part of its words.
        let substitutions: [String]
    }

    let commands: [Command]

    /// Reads a script; nil where a shell would refuse it, or may.
    init?(_ text: String) {
        var reader = ShellReader(text)
        guard let commands = reader.readCommands() else { return nil }
        self.commands = commands
    }
}
