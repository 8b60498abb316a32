// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension RuleCatalogue {
    /// Rules that compare: timings with one another, and objects with the load balancer in front of them.
    public static var relational: [any Rule] { [] }
}
