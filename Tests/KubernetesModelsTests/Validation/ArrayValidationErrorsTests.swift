// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct ArrayValidationErrorsTests {
    private let path: FieldPath = "spec.field"

    @Test func `each problem is an error`() {
        var errors: [ValidationError] = []
        errors.add(["one", "two"], at: path)
        #expect(errors.sentences == ["spec.field: one", "spec.field: two"])
        #expect(errors.map(\.reason) == [.invalid, .invalid])
    }

    @Test(arguments: [nil, ""])
    func `a text is required`(text: String?) {
        var errors: [ValidationError] = []
        #expect(errors.require(text, at: path, "it is missing") == nil)
        #expect(errors == [ValidationError(path: path, reason: .required, sentence: "it is missing")])
    }

    @Test func `a text that is there is given back`() {
        var errors: [ValidationError] = []
        #expect(errors.require("a", at: path, "it is missing") == "a")
        #expect(errors.isEmpty)
    }

    @Test(arguments: [(nil, []), (0, []), (1, []), (-1, ["spec.field: -1 is negative; use 0 or more"])])
    func `a number is not negative`(number: Int?, sentences: [String]) {
        var errors: [ValidationError] = []
        errors.requireNonNegative(number, at: path)
        #expect(errors.sentences == sentences)
    }

    @Test(arguments: [
        (nil, []), (1, []), (5, []), (0, ["spec.field: 0 is out of range; use 1 to 5"]),
        (6, ["spec.field: 6 is out of range; use 1 to 5"]),
    ])
    func `a number is in its range`(number: Int?, sentences: [String]) {
        var errors: [ValidationError] = []
        errors.require(number, in: 1...5, at: path)
        #expect(errors.sentences == sentences)
    }

    @Test(arguments: [
        (nil, ["spec.field Required"]), ("", ["spec.field Required"]), ("Always", []),
        ("always", ["spec.field NotSupported"]),
    ])
    func `a value is known`(name: String?, lines: [String]) {
        var errors: [ValidationError] = []
        errors.requireKnown(name.map { RestartPolicy($0) }, at: path)
        #expect(errors.lines == lines)
    }

    @Test(arguments: [(nil, []), ("", ["spec.field NotSupported"]), ("Never", []), ("x", ["spec.field NotSupported"])])
    func `a value that is there is known`(name: String?, lines: [String]) {
        var errors: [ValidationError] = []
        errors.allowOnlyKnown(name.map { RestartPolicy($0) }, at: path)
        #expect(errors.lines == lines)
    }

    @Test func `the known values are listed`() {
        var errors: [ValidationError] = []
        errors.requireKnown(RestartPolicy?.none, at: path)
        errors.requireKnown(RestartPolicy("x"), of: [.always], at: path)
        #expect(
            errors.sentences == [
                #"spec.field: a value is missing; use one of "Always", "OnFailure", "Never""#,
                #"spec.field: "x" is not supported; use "Always""#,
            ]
        )
    }

    @Test func `what is missing is named`() {
        let error = ValidationError.missing("the claim", at: path)
        #expect(error == ValidationError(path: path, reason: .required, sentence: "the claim is missing; add it"))
    }
}
