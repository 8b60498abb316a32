// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct ContainerRestartRuleValidationTests {
    private static let rule = ContainerRestartRule(action: .restart, exitCodes: .init(operator: .in, values: [42]))

    private func errors(
        _ policy: ContainerRestartPolicy?,
        _ rules: [ContainerRestartRule],
        isInitContainer: Bool = false
    ) -> [String] {
        Container(name: "web", restartPolicy: policy, restartPolicyRules: rules)
            .restartErrors(at: .root, isInitContainer: isInitContainer).lines
    }

    @Test func `policies and rules in order have no errors`() {
        #expect(errors(nil, []).isEmpty)
        #expect(errors(.onFailure, []).isEmpty)
        #expect(
            errors(.never, [Self.rule, .init(action: .restartAllContainers, exitCodes: Self.rule.exitCodes)]).isEmpty
        )
    }

    @Test func `a policy is known`() {
        #expect(errors(ContainerRestartPolicy("Foo"), []) == ["restartPolicy NotSupported"])
        #expect(errors(ContainerRestartPolicy(""), []) == ["restartPolicy NotSupported"])
    }

    @Test func `rules need a policy`() {
        let bad = ContainerRestartRule(action: ContainerRestartRuleAction("Foo"))
        let rest = ["restartPolicyRules[0].action NotSupported", "restartPolicyRules[0].exitCodes Required"]
        #expect(errors(nil, [bad]) == ["restartPolicy Required"] + rest)
        #expect(errors(nil, [bad], isInitContainer: true) == ["restartPolicy Required"])
        #expect(errors(.always, [bad], isInitContainer: true) == rest)
    }

    @Test func `there are limits`() {
        #expect(errors(.never, Array(repeating: Self.rule, count: 20)).isEmpty)
        #expect(errors(.never, Array(repeating: Self.rule, count: 21)) == ["restartPolicyRules TooLong"])
        let operators = ContainerRestartRuleOnExitCodesOperator("Foo")
        let codes = ContainerRestartRuleOnExitCodes(operator: operators, values: Array(0...255))
        #expect(
            errors(.never, [ContainerRestartRule(action: .restart, exitCodes: codes)]) == [
                "restartPolicyRules[0].exitCodes.operator NotSupported",
                "restartPolicyRules[0].exitCodes.values TooLong",
            ]
        )
    }
}
