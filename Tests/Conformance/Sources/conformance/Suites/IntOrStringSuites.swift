// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

extension Suite {
    /// Numbers or texts, and percentages.
    static let intsOrStrings = [
        Suite("intstr.parse") { input in
            switch IntOrString(parsing: try input.text("input")) {
            case .int(let value): ["kind": "int", "value": .integer(value)]
            case .string(let value): ["kind": "string", "value": .string(value)]
            }
        },
        Suite("intstr.intOrPercentSafely") { input in
            let value = try intOrString(in: input)
            let percentage = try value.percentage()
            return [
                "expectVal": (percentage ?? value.intValue).map { .integer($0) } ?? .null,
                "expectPerc": .boolean(percentage != nil),
            ]
        },
        Suite("intstr.scaledValue") { input in
            let value = try intOrString(in: input)
            let rounding: IntOrString.Rounding = input["roundUp"] == true ? .up : .down
            return ["expectVal": .integer(try value.scaled(of: input["total"]?.integerValue ?? 0, rounding: rounding))]
        },
        Suite("intstr.marshalJSON") { input in
            ["result": .string(JSONText.write(["val": try intOrString(in: input)]))]
        },
        Suite("intstr.unmarshalJSON") { input in
            let value = try JSONText.read([String: IntOrString].self, from: input.text("input"))["val"]
            return ["result": value.map { $0.intValue.map { .integer($0) } ?? .string($0.description) } ?? .null]
        },
    ]

    /// The value as the library reads it, which refuses null.
    private static func intOrString(in input: JSONValue) throws -> IntOrString {
        try (input["input"] ?? .null).decoded()
    }
}
