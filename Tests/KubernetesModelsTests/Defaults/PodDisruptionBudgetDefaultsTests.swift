// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct PodDisruptionBudgetDefaultsTests {
    @Test(arguments: [
        ("{}", #"{"spec": {}}"#),
        (
            #"{"spec": {"minAvailable": 0, "selector": {"matchLabels": {}}}}"#,
            #"{"spec": {"minAvailable": 0, "selector": {}}}"#
        ),
    ])
    func `a budget has no defaults of its own`(budget: String, expected: String) throws {
        let result = try DefaultsJSON.read(PodDisruptionBudget.self, budget).applyingDefaults()
        let head = #"{"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "#
        #expect(try DefaultsJSON.text(of: result) == DefaultsJSON.normalized(head + expected.dropFirst()))
    }
}
