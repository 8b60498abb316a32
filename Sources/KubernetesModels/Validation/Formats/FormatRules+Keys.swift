// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension FormatRules {
    /// Checks the name of an environment variable: printable ASCII characters without `=`.
    public static func problems(inEnvironmentVariableName text: String) -> [String] {
        let printable = UInt8(ascii: " ")...UInt8(ascii: "~")
        let isAllowed = { (byte: UInt8) in printable.contains(byte) && byte != UInt8(ascii: "=") }
        guard text.isEmpty || !text.utf8.allSatisfy(isAllowed) else { return [] }
        let mistake = text.isEmpty ? "it is empty" : "it has a character other than printable ASCII, or \"=\""
        return [
            "\(text.quotedForMessages) is not a name of an environment variable: \(mistake); "
                + #"use letters, digits and "_", such as "LOG_LEVEL""#
        ]
    }

    /// Checks a key of a ConfigMap or Secret: at most 253 letters, digits, `-`, `_` and `.`, but neither `.` nor
    /// anything that starts with `..`.
    public static func problems(inConfigMapKey text: String) -> [String] {
        let isAllowed = { (byte: UInt8) in byte.isAlphanumeric || "-_.".utf8.contains(byte) }
        var mistakes: [String] = []
        if text.utf8.count > 253 { mistakes.append("it is \(text.utf8.count) bytes long, at most 253 are allowed") }
        if text.isEmpty || !text.utf8.allSatisfy(isAllowed) {
            mistakes.append("it has a character other than letters, digits, \"-\", \"_\" and \".\", or none")
        }
        if text == "." || text.utf8.starts(with: "..".utf8) { mistakes.append("it would lead out of a directory") }
        return mistakes.map {
            "\(text.quotedForMessages) is not a key of a ConfigMap or Secret: \($0); use a name such as \"app.yaml\""
        }
    }

    /// Checks a search path of the resolver: a DNS subdomain whose labels may also have underscores and start with one.
    public static func problems(inDNSSearchPath text: String) -> [String] {
        var mistakes: [String] = []
        if text.utf8.count > 253 { mistakes.append("it is \(text.utf8.count) bytes long, at most 253 are allowed") }
        let labels = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        if !labels.allSatisfy(isSearchPathLabel) { mistakes.append("a part of it is not a DNS label") }
        return mistakes.map {
            "\(text.quotedForMessages) is not a DNS search path: \($0); use a name such as \"svc.cluster.local\""
        }
    }

    private static func isSearchPathLabel(_ label: Substring.UTF8View) -> Bool {
        let underscore = UInt8(ascii: "_")
        let name = label.first == underscore ? label.dropFirst() : label
        let isLetterOrDigit = { (byte: UInt8) in byte.isLowercase || byte.isDigit }
        guard let first = name.first, let last = name.last else { return false }
        return isLetterOrDigit(first) && isLetterOrDigit(last)
            && name.allSatisfy { isLetterOrDigit($0) || $0.isHyphen || $0 == underscore }
    }

    /// Checks a name that must only fit a segment of a URL: neither `.` nor `..`, and without `/` and `%`.
    public static func problems(inPathSegment text: String) -> [String] {
        let advice = "it stands in a path of the API; use a name such as \"web\""
        if text == "." || text == ".." { return ["\(text.quotedForMessages) is not allowed as a name: \(advice)"] }
        return ["/", "%"].filter { text.utf8.contains($0.utf8.first ?? 0) }.map {
            "\(text.quotedForMessages) is not allowed as a name, because it has \"\($0)\": \(advice)"
        }
    }

    /// Checks a path inside a volume or a container: relative, and not out of it with `..`.
    static func problems(inRelativePath text: String) -> [String] {
        var problems: [String] = []
        if text.utf8.first == UInt8(ascii: "/") {
            let advice = "use a relative one, such as \"conf/app.yaml\""
            problems.append("\(text.quotedForMessages) is an absolute path; \(advice)")
        }
        return problems + self.problems(inPathWithoutBacksteps: text)
    }

    /// Checks that no part of a path is `..`.
    static func problems(inPathWithoutBacksteps text: String) -> [String] {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.contains(where: { $0.elementsEqual("..".utf8) }) else { return [] }
        return ["\(text.quotedForMessages) leads out of its directory; leave out \"..\""]
    }

    /// Checks a path of a file that a volume projects: relative, not out of the volume, and not a name that the kubelet
    /// reserves.
    static func problems(inProjectedPath text: String) -> [String] {
        var problems = problems(inRelativePath: text)
        if text.utf8.starts(with: "..".utf8), !text.utf8.starts(with: "../".utf8) {
            problems.append("\(text.quotedForMessages) starts with \"..\", which is reserved; use another name")
        }
        return problems
    }
}
