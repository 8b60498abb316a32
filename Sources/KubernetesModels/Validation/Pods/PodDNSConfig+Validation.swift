// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension PodSpec {
    private static let greatestNameserverCount = 3
    private static let greatestSearchPathCount = 32
    private static let greatestSearchListLength = 2048

    /// The reasons for which the API server would refuse how the Pod resolves names.
    func dnsErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if dnsPolicy == .explicitNone {
            let nobody = "with dnsPolicy \"None\" there is nobody to ask; name a server, or use another policy"
            guard let dnsConfig else {
                errors.add(.required, at: path, nobody)
                return errors
            }
            if (dnsConfig.nameservers ?? []).isEmpty {
                errors.add(.required, at: path.field("nameservers"), nobody)
                return errors
            }
        }
        guard let dnsConfig else { return errors }
        errors += Self.nameserverErrors(dnsConfig.nameservers ?? [], at: path.field("nameservers"))
        errors += Self.searchErrors(dnsConfig.searches ?? [], at: path.field("searches"))
        for (index, option) in (dnsConfig.options ?? []).enumerated() {
            let sentence = "the option has no name; use one such as \"ndots\""
            errors.require(option.name, at: path.field("options").index(index), sentence)
        }
        return errors
    }

    private static func nameserverErrors(_ servers: [String], at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if servers.count > greatestNameserverCount {
            let sentence = "there are \(servers.count) servers; at most \(greatestNameserverCount) are allowed"
            errors.add(.invalid, at: path, sentence)
        }
        for (index, server) in servers.enumerated() {
            errors.add(FormatRules.problems(inIPAddress: server), at: path.index(index))
        }
        return errors
    }

    private static func searchErrors(_ searches: [String], at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if searches.count > greatestSearchPathCount {
            let sentence = "there are \(searches.count) search paths; at most \(greatestSearchPathCount) are allowed"
            errors.add(.invalid, at: path, sentence)
        }
        let length = searches.reduce(max(0, searches.count - 1)) { $0 + $1.utf8.count }
        if length > greatestSearchListLength {
            let sentence =
                "the search paths have \(length) bytes with the spaces between them; "
                + "at most \(greatestSearchListLength) are allowed"
            errors.add(.invalid, at: path, sentence)
        }
        for (index, search) in searches.enumerated() where search != "." {
            let isRooted = search.utf8.last == UInt8(ascii: ".")
            let name = isRooted ? String(decoding: search.utf8.dropLast(), as: UTF8.self) : search
            errors.add(FormatRules.problems(inDNSSearchPath: name), at: path.index(index))
        }
        return errors
    }
}
