// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct ExclusiveChoiceTests {
    @Test func `nothing is chosen where nothing is there`() {
        var choice = ExclusiveChoice(at: "probe", of: "handler")
        choice.consider(Int?.none, "exec") { _, path in [.missing("it", at: path)] }
        #expect(choice.isEmpty)
        #expect(choice.errors.isEmpty)
    }

    @Test func `the first is judged by its rules`() {
        var choice = ExclusiveChoice(at: "probe", of: "handler")
        choice.consider(1, "exec") { _, path in [.missing("it", at: path)] }
        #expect(!choice.isEmpty)
        #expect(choice.errors.lines == ["probe.exec Required"])
    }

    @Test func `any other is forbidden and not judged`() {
        var choice = ExclusiveChoice(at: "probe", of: "handler")
        choice.consider(1, "exec") { _, _ in [] }
        choice.consider(1, "httpGet") { _, path in [.missing("it", at: path)] }
        choice.consider(1, "sleep", refusedAs: "nap") { _, _ in [] }
        #expect(choice.errors.map(\.reason) == [.forbidden, .forbidden])
        #expect(
            choice.errors.sentences == [
                #"probe.httpGet: there is a handler already, "exec"; keep one of the two"#,
                #"probe.nap: there is a handler already, "exec"; keep one of the two"#,
            ]
        )
    }
}
