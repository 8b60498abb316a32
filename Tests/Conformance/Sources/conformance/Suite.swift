// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// How the cases of a suite are put to the library.
///
/// A suite covers its name and every name below it: `quantity.parse` covers `quantity.parse.negative`.
struct Suite: Sendable {
    let name: String
    /// Judges a case; errors count as failures.
    let judge: @Sendable (ConformanceCase) throws -> Verdict

    /// Creates a suite that judges in a way of its own.
    init(_ name: String, judge: @escaping @Sendable (ConformanceCase) throws -> Verdict) {
        self.name = name
        self.judge = judge
    }

    /// Creates a suite whose cases expect exactly what the library makes of their input, or that it refuses it.
    init(_ name: String, computing compute: @escaping @Sendable (JSONValue) throws -> JSONValue) {
        self.init(name) { conformanceCase in
            Verdict(expected: conformanceCase.expected) { try compute(conformanceCase.input) }
        }
    }

    /// All suites that are known.
    private static let known: [String: Suite] = {
        let suites =
            quantities + intsOrStrings + times + formats + containerPorts + validation + defaults + emission + yaml
            + readiness + termination + gates + endpoints + annotations + naming + serviceLoadBalancers
            + ingressLoadBalancers + bindingWebhooks + gateways + targetGroups
        return Dictionary(uniqueKeysWithValues: suites.map { ($0.name, $0) })
    }()

    /// The suite that covers a name; nil where none does.
    static func covering(_ name: String) -> Suite? {
        var parts = name.split(separator: ".", omittingEmptySubsequences: false)
        while !parts.isEmpty {
            if let suite = known[parts.joined(separator: ".")] { return suite }
            parts.removeLast()
        }
        return nil
    }
}
