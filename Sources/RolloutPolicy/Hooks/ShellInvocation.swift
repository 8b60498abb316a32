// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText

/// How a shell is called.
enum ShellInvocation: Hashable {
    /// It runs a script that is an argument; a strict one ends where a command fails or a variable is not set.
    case script(String, isStrict: Bool)
    /// It runs nothing, for a reason.
    case refused(String)
    /// It runs something else, such as a file.
    case other

    /// Reads the arguments of a shell: `-c SCRIPT`, `-ec SCRIPT`, `--login -o pipefail -c SCRIPT`.
    init(_ arguments: [ShellScript.Word]) {
        var rest = arguments[...]
        var (takesScript, isStrict) = (false, false)
        while let option = rest.first?.text, option.count > 1, option.hasPrefix("-") || option.hasPrefix("+") {
            rest = rest.dropFirst()
            if option == "--" { break }
            if ["--login", "--noprofile", "--norc", "--posix"].contains(option) { continue }
            guard !option.contains(where: \.isWhitespace) else {
                self = .refused("no shell has an option \(SourceText.quoted(option))")
                return
            }
            // Without running anything, from a file, or from the standard input.
            guard !option.dropFirst().contains(where: { "-ns".contains($0) }) else {
                self = .other
                return
            }
            let name = option.contains { "oO".contains($0) } ? rest.popFirst()?.text : nil
            guard option.hasPrefix("-") else { continue }
            takesScript = takesScript || option.contains("c")
            isStrict = isStrict || Self.isStrict(option, name)
        }
        switch (takesScript, rest.first) {
        case (true, nil):
            self = .refused("the shell is given no script")
        case (true, let script?) where !script.isExpanded:
            self = .script(script.text, isStrict: isStrict)
        case (false, let file?) where CommandEffect.isLine(file.text):
            self = .refused("there is no script called \(SourceText.quoted(file.text))")
        default:
            self = .other
        }
    }

    /// Whether an option, or the name behind it, makes a shell strict.
    static func isStrict(_ option: String, _ name: String?) -> Bool {
        option.contains { "eu".contains($0) } || name == "errexit" || name == "nounset"
    }
}
