// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension WindowsSecurityContextOptions {
    /// The reasons for which the API server would refuse the options.
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if let name = gmsaCredentialSpecName {
            errors.add(FormatRules.problems(inDNSSubdomain: name), at: path.field("gmsaCredentialSpecName"))
        }
        if let spec = gmsaCredentialSpec {
            let limit = 64 * 1024
            if spec.isEmpty {
                errors.add(.invalid, at: path.field("gmsaCredentialSpec"), "the specification is empty; remove it")
            } else if spec.utf8.count > limit {
                let sentence = "the specification has \(spec.utf8.count) bytes; at most \(limit) are allowed"
                errors.add(.invalid, at: path.field("gmsaCredentialSpec"), sentence)
            }
        }
        if let runAsUserName {
            errors.add(Self.problems(inUserName: runAsUserName), at: path.field("runAsUserName"))
        }
        return errors
    }

    /// What is wrong with the name of a Windows account, `user` or `domain\user`.
    private static func problems(inUserName text: String) -> [String] {
        let complain = { (mistake: String) in
            "\(text.quotedForMessages) is not a Windows account: \(mistake); use \"user\" or \"DOMAIN\\user\""
        }
        if text.isEmpty { return [complain("it is empty")] }
        if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7f }) { return [complain("it has a control character")] }
        let parts = text.utf8.split(separator: UInt8(ascii: "\\"), omittingEmptySubsequences: false)
        guard parts.count <= 2, let user = parts.last else { return [complain("it has more than one \"\\\"")] }

        var mistakes: [String] = []
        if parts.count == 2 {
            if parts[0].count >= 256 { mistakes.append("the domain has more than 255 bytes") }
            if !isNetBIOSName(parts[0]), !isDNSName(parts[0]) { mistakes.append("the domain is no name of a domain") }
        }
        if user.isEmpty { mistakes.append("the user is missing") }
        if user.count > 104 { mistakes.append("the user has more than 104 bytes") }
        if !user.isEmpty, user.allSatisfy({ $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: " ") }) {
            mistakes.append("the user has only points and spaces")
        }
        if user.contains(where: { #""/\:;|=,+*?<>@[]"#.utf8.contains($0) }) {
            mistakes.append(#"the user has one of the characters "/:;|=,+*?<>@[]"#)
        }
        return mistakes.map(complain)
    }

    private static func isNetBIOSName(_ name: Substring.UTF8View) -> Bool {
        (1...15).contains(name.count) && name.first != UInt8(ascii: ".")
            && !name.contains { #"\/:*?"<>|"#.utf8.contains($0) }
    }

    private static func isDNSName(_ name: Substring.UTF8View) -> Bool {
        name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy { label in
            guard let first = label.first, let last = label.last, label.count <= 63 else { return false }
            return first.isAlphanumeric && last.isAlphanumeric && label.allSatisfy { $0.isAlphanumeric || $0.isHyphen }
        }
    }
}
