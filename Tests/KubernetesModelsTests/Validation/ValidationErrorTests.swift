// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import Testing

struct ValidationErrorTests {
    @Test func `an error reads as its path and its sentence`() {
        let error = ValidationError(path: "spec.ports[0].name", reason: .invalid, sentence: "it is wrong")
        #expect(error.description == "spec.ports[0].name: it is wrong")
    }

    @Test(arguments: [
        (ValidationError.Reason.notFound, "FieldValueNotFound"),
        (.required, "FieldValueRequired"),
        (.duplicate, "FieldValueDuplicate"),
        (.invalid, "FieldValueInvalid"),
        (.notSupported, "FieldValueNotSupported"),
        (.forbidden, "FieldValueForbidden"),
        (.tooLong, "FieldValueTooLong"),
        (.tooMany, "FieldValueTooMany"),
        (.typeInvalid, "FieldValueTypeInvalid"),
    ])
    func `a reason has the API's name`(reason: ValidationError.Reason, name: String) {
        #expect(reason.rawValue == name)
        #expect(reason.isKnown)
    }

    @Test func `a reason of a later release is kept`() {
        #expect(ValidationError.Reason("FieldValueOdd").description == "FieldValueOdd")
        #expect(!ValidationError.Reason("FieldValueOdd").isKnown)
    }
}
