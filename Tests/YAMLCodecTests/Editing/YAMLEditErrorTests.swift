// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import YAMLCodec

struct YAMLEditErrorTests {
    @Test func `the description reads like a compiler's`() throws {
        let document = try YAMLDocument("a: 1\nspec:\n  ports: [80, 81]\n", name: "web.yaml")
        let error = #expect(throws: YAMLEditError.self) { try document.edits(removing: "spec.ports[2]") }
        #expect(error?.code.description == "notFound")
        #expect(error?.path == "spec.ports")
        #expect(error?.range == 20..<28)
        #expect(
            error?.description == """
                web.yaml:3:10: error: there is no element 2 in a list of 2
                 3 |   ports: [80, 81]
                   |          ^~~~~~~~
                """
        )
    }
}
