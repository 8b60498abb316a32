// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The formats of names, labels, ports and percentages that the API server insists on.
///
/// Each function returns what is wrong, as sentences that name the mistake and say what would be right; an empty list
/// means that the text is accepted. There are as many sentences as the API server has complaints. Lengths count bytes
/// of UTF-8. The formats are those of k8s.io/apimachinery, pkg/util/validation.
public enum FormatRules {
    /// Checks a DNS label (RFC 1123), such as the name of a container or a namespace: at most 63 lower-case letters,
    /// digits and hyphens, without a hyphen at an end.
    public static func problems(inDNSLabel text: String) -> [String] {
        let format = TextFormat(
            name: "a DNS label",
            advice: #"use lower-case letters, digits and "-", such as "web""#,
            maximumLength: 63
        )
        return format.problems(in: text, mistake: NameGrammar.dnsLabel.mistake(in: text))
    }

    /// Checks a DNS label that starts with a letter (RFC 1035), such as the name of a Service in most clusters: at most
    /// 63 lower-case letters, digits and hyphens, without a digit at the start or a hyphen at an end.
    public static func problems(inDNS1035Label text: String) -> [String] {
        let format = TextFormat(
            name: "a DNS label that starts with a letter",
            advice: #"use a letter and then lower-case letters, digits and "-", such as "web""#,
            maximumLength: 63
        )
        return format.problems(in: text, mistake: NameGrammar.dns1035Label.mistake(in: text))
    }

    /// Checks a DNS subdomain (RFC 1123), such as the name of most objects: DNS labels, each of any length, with points
    /// between them, at most 253 characters in all.
    public static func problems(inDNSSubdomain text: String) -> [String] {
        subdomainProblems(in: text, as: "a DNS subdomain")
    }

    private static func subdomainProblems(in text: String, as name: String) -> [String] {
        let format = TextFormat(
            name: name,
            advice: #"use lower-case letters, digits, "-" and ".", such as "web.example.com""#,
            maximumLength: 253
        )
        return format.problems(in: text, mistake: NameGrammar.dnsLabel.mistake(inPartsOf: text))
    }

    /// Checks a DNS subdomain behind `*.`, such as the host of an Ingress for all names of a domain.
    public static func problems(inWildcardDNSSubdomain text: String) -> [String] {
        let format = TextFormat(
            name: "a wildcard DNS subdomain",
            advice: #"use "*." and a DNS subdomain, such as "*.example.com""#,
            maximumLength: 253
        )
        let mistake =
            text.utf8.starts(with: "*.".utf8)
            ? NameGrammar.dnsLabel.mistake(inPartsOf: text, from: 2) : #"it does not start with "*.""#
        return format.problems(in: text, mistake: mistake)
    }

    /// Checks a qualified name, such as the key of a label or the type of a readiness gate: up to 63 letters, digits,
    /// `-`, `_` and `.` between letters or digits, and optionally a DNS subdomain and a slash in front.
    public static func problems(inQualifiedName text: String) -> [String] {
        let slash = UInt8(ascii: "/")
        let parts = text.utf8.split(separator: slash, omittingEmptySubsequences: false).map { String(Substring($0)) }
        guard parts.count <= 2, let name = parts.last else {
            return [
                "\(text.quotedForMessages) is not a qualified name: it has more than one \"/\"; "
                    + #"use a name with an optional prefix, such as "example.com/ready""#
            ]
        }
        var problems: [String] = []
        if parts.count == 2 {
            problems +=
                parts[0].isEmpty
                ? [emptyPrefix(of: text)]
                : subdomainProblems(in: parts[0], as: "a DNS subdomain, which the prefix of a name must be")
        }
        let format = TextFormat(
            name: "a name as it may stand behind a prefix",
            advice: #"use letters, digits, "-", "_" and ".", such as "ready" in "example.com/ready""#,
            maximumLength: 63
        )
        if name.isEmpty { problems.append(format.sentence(about: name, mistake: "it is missing")) }
        return problems + format.problems(in: name, mistake: NameGrammar.qualifiedName.mistake(in: name))
    }

    private static func emptyPrefix(of text: String) -> String {
        "\(text.quotedForMessages) is not a qualified name: nothing stands before \"/\"; "
            + #"use a DNS subdomain, such as "example.com/ready", or leave out "/""#
    }

    /// Checks the value of a label: empty, or up to 63 letters, digits, `-`, `_` and `.` between letters or digits.
    public static func problems(inLabelValue text: String) -> [String] {
        let format = TextFormat(
            name: "a label value",
            advice: #"use letters, digits, "-", "_" and ".", such as "web-1.27", or nothing"#,
            maximumLength: 63
        )
        return format.problems(in: text, mistake: text.isEmpty ? nil : NameGrammar.qualifiedName.mistake(in: text))
    }

    /// Checks a percentage, such as `25%`: digits and a percent sign, without an upper limit.
    public static func problems(inPercentage text: String) -> [String] {
        let format = TextFormat(name: "a percentage", advice: #"use digits and "%", such as "25%""#)
        let digits = text.utf8.dropLast()
        let isPercentage = text.utf8.last == UInt8(ascii: "%") && !digits.isEmpty && digits.allSatisfy(\.isDigit)
        return format.problems(in: text, mistake: isPercentage ? nil : #"it is not digits followed by "%""#)
    }

    /// Checks the name of a container's port (RFC 6335): at most 15 lower-case letters, digits and hyphens, with a
    /// letter, without a hyphen at an end or two in a row.
    public static func problems(inPortName text: String) -> [String] {
        let format = TextFormat(
            name: "a port name",
            advice: #"use lower-case letters, digits and "-", such as "http""#,
            maximumLength: 15
        )
        let bytes = Array(text.utf8)
        var problems = format.problems(in: text, mistake: NameGrammar.portName.mistake(in: text))
        let complain = { (mistake: String) in problems.append(format.sentence(about: text, mistake: mistake)) }
        if !bytes.contains(where: \.isLowercase) { complain("it needs at least one letter from a to z") }
        if zip(bytes, bytes.dropFirst()).contains(where: { $0.isHyphen && $1.isHyphen }) {
            complain(#"it has two "-" in a row"#)
        }
        if let first = bytes.first, let last = bytes.last, first.isHyphen || last.isHyphen {
            complain(#"it starts or ends with "-""#)
        }
        return problems
    }

    /// Checks the number of a port: 1 to 65535.
    public static func problems(inPort number: Int) -> [String] {
        (1...65_535).contains(number) ? [] : ["\(number) is not a port: use a number from 1 to 65535, such as 8080"]
    }

    /// Checks the name of an HTTP header: letters, digits and hyphens.
    public static func problems(inHTTPHeaderName text: String) -> [String] {
        let format = TextFormat(
            name: "a header name",
            advice: #"use letters, digits and "-", such as "X-Forwarded-For""#
        )
        return format.problems(in: text, mistake: NameGrammar.headerName.mistake(in: text))
    }
}

/// What a format is called, and how a text gets to have it.
private struct TextFormat {
    let name: String
    let advice: String
    var maximumLength = Int.max

    func problems(in text: String, mistake: String?) -> [String] {
        var mistakes = [mistake].compactMap { $0 }
        let length = text.utf8.count
        if length > maximumLength {
            mistakes.insert("it is \(length) bytes long, at most \(maximumLength) are allowed", at: 0)
        }
        return mistakes.map { sentence(about: text, mistake: $0) }
    }

    func sentence(about text: String, mistake: String) -> String {
        "\(text.quotedForMessages) is not \(name): \(mistake); \(advice)"
    }
}
