// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct TolerationValidationTests {
    @Test(arguments: [
        (Toleration(key: "a", operator: .equal, value: "b", effect: .noSchedule), []),
        (Toleration(key: "a", value: "b"), []),
        (Toleration(operator: .exists), []),
        (Toleration(key: "a", operator: .exists, effect: .noExecute, tolerationSeconds: 5), []),
        (Toleration(), ["operator Invalid"]),
        (Toleration(key: "a b", operator: .exists), ["key Invalid"]),
        (Toleration(key: "a", operator: .exists, effect: .noSchedule, tolerationSeconds: 5), ["effect Invalid"]),
        (Toleration(key: "a", operator: .exists, tolerationSeconds: 5), ["effect Invalid"]),
        (Toleration(key: "a", operator: .equal, value: String(repeating: "-", count: 64)), ["operator Invalid"]),
        (Toleration(key: "a", operator: .exists, value: "b"), ["operator Invalid"]),
        (Toleration(key: "a", operator: .greaterThan, value: "5"), ["operator NotSupported"]),
        (Toleration(operator: TolerationOperator("Foo")), ["operator Invalid", "operator NotSupported"]),
        (Toleration(key: "a", operator: .exists, effect: TaintEffect("Foo")), ["effect NotSupported"]),
    ])
    func `a toleration says what it tolerates`(toleration: Toleration, lines: [String]) {
        #expect(toleration.validationErrors(at: .root).lines == lines)
    }

    @Test func `sentences say what would be right`() {
        let toleration = Toleration(effect: .noSchedule, tolerationSeconds: 5)
        #expect(
            toleration.validationErrors(at: "tolerations[0]").sentences == [
                #"tolerations[0].operator: a toleration without a key is for all taints; use "Exists""#,
                #"""
                tolerations[0].effect: only "NoExecute" removes Pods after a time; use it, or remove tolerationSeconds
                """#,
            ]
        )
    }
}
