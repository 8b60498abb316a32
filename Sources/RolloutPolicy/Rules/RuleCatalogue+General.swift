// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension RuleCatalogue {
    /// Rules that ask for something to be there: probes, replicas, disruption budgets, autoscalers, references.
    public static var general: [any Rule] { [] }
}
