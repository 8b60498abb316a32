// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// The rule for names that users choose.
enum ExplicitName {
    /// The most characters of a name of a load balancer or a target group in the ELB API.
    static let limit = 32

    /// Checks a name that stands for itself.
    ///
    /// The controller refuses what is too long; the rest is refused by the ELB API, where it ends in an error of each
    /// reconcile.
    static func check(_ name: String, of noun: String) throws(ResourceNameError) {
        let length = name.utf8.count
        guard length <= limit else {
            throw ResourceNameError(
                .tooLong,
                "\(name.quotedForMessages) has \(length) characters; a name of a \(noun) has at most \(limit)"
            )
        }
        let isAllowed = name.utf8.allSatisfy { $0 == UInt8(ascii: "-") || $0.isASCIILetterOrDigit }
        guard isAllowed, !name.isEmpty, !name.hasPrefix("-"), !name.hasSuffix("-") else {
            throw ResourceNameError(
                .malformed,
                "\(name.quotedForMessages) is not a name of a \(noun); use letters, digits and hyphens, "
                    + "with no hyphen at either end"
            )
        }
    }
}

extension UInt8 {
    /// Whether the byte is a letter or a digit of ASCII.
    var isASCIILetterOrDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}
