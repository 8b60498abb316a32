// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

struct FieldPathTests {
    @Test(arguments: [
        "", "spec.template.spec.containers[0].lifecycle.preStop", "metadata.labels[app.kubernetes.io/name]",
        #"data["0"]"#, #"data["a]b"]"#, #"data["\"quoted\""]"#, #"data[""]"#, "[3].name",
    ])
    func `a path comes back from its description`(text: String) throws {
        #expect(try FieldPath(parsing: text).description == text)
    }
}
