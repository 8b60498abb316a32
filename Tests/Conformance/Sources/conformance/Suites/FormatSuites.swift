// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

extension Suite {
    /// Formats of names, labels, ports and percentages.
    static let formats = [
        text("isDNS1035Label") { FormatRules.problems(inDNS1035Label: $0) },
        text("isDNS1123Label") { FormatRules.problems(inDNSLabel: $0) },
        text("isDNS1123Subdomain") { FormatRules.problems(inDNSSubdomain: $0) },
        text("isWildcardDNS1123Subdomain") { FormatRules.problems(inWildcardDNSSubdomain: $0) },
        text("isQualifiedName") { FormatRules.problems(inQualifiedName: $0) },
        text("isValidLabelValue") { FormatRules.problems(inLabelValue: $0) },
        text("isValidPercent") { FormatRules.problems(inPercentage: $0) },
        text("isValidPortName") { FormatRules.problems(inPortName: $0) },
        text("isHTTPHeaderName") { FormatRules.problems(inHTTPHeaderName: $0) },
        Suite("validation.isValidPortNum") { input in
            ["valid": .boolean(FormatRules.problems(inPort: try input.integer("value")).isEmpty)]
        },
    ]

    private static func text(_ name: String, problems: @escaping @Sendable (String) -> [String]) -> Suite {
        Suite("validation." + name) { input in
            ["valid": .boolean(problems(try input.text("value")).isEmpty)]
        }
    }
}
