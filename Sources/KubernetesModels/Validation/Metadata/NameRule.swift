// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// How the objects of a kind may be named.
public struct NameRule: Sendable {
    private let check: @Sendable (String) -> [String]

    /// A DNS subdomain, as for most kinds.
    public static let dnsSubdomain = NameRule { FormatRules.problems(inDNSSubdomain: $0) }

    /// A DNS label: kinds whose names become the name of a host, such as StatefulSet and Service.
    public static let dnsLabel = NameRule { FormatRules.problems(inDNSLabel: $0) }

    /// Whatever fits a segment of a URL: kinds without a rule of their own, such as PodDisruptionBudget.
    public static let pathSegment = NameRule { FormatRules.problems(inPathSegment: $0) }

    private init(check: @escaping @Sendable (String) -> [String]) {
        self.check = check
    }

    /// Checks a name.
    public func problems(in name: String) -> [String] {
        check(name)
    }

    /// Checks the beginning of a name that the API server completes (`generateName`); it may end with a hyphen.
    public func problems(inPrefix prefix: String) -> [String] {
        guard prefix.utf8.count > 1, prefix.utf8.last == UInt8(ascii: "-") else { return check(prefix) }
        // The server judges the name with its last two bytes replaced by a letter.
        return check(String(decoding: prefix.utf8.dropLast(2), as: UTF8.self) + "a")
    }
}
