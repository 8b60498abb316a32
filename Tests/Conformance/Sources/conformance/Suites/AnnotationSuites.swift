// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups

extension Suite {
    /// Annotations of the load balancer controller, in each way of reading them.
    static let annotations = [
        reading("string", missing: "") { .string($0.value) },
        reading("bool", missing: false) { .boolean(try $0.boolean()) },
        reading("int32", missing: 0) { .integer(try $0.integer()) },
        reading("int64", missing: 0) { .integer(try $0.integer(as: Int64.self)) },
        reading("string-slice", missing: .null) { .array($0.list.map { .string($0) }) },
        reading("json", missing: .null) { try $0.json() },
        reading("string-map", missing: .null) { annotation in
            .object(JSONObject(try annotation.attributes().values.map { ($0.key, .string($0.value)) }))
        },
    ]

    /// A suite of cases that look up an annotation by prefix and suffix.
    private static func reading(
        _ name: String,
        missing: JSONValue,
        value: @escaping @Sendable (Annotation) throws -> JSONValue
    ) -> Suite {
        Suite("annotations.\(name)") { conformanceCase in
            let input = conformanceCase.input
            let suffix = try input.text("suffix")
            let options = input["opts"]?.arrayValue ?? []
            var keys = ["\(try input.text("prefix"))/\(suffix)"]
            if options.contains(where: { $0["exact"] == true }) {
                keys = [suffix]
            } else {
                for option in options {
                    keys += (option["alternativePrefixes"]?.arrayValue ?? []).compactMap(\.stringValue)
                        .map { "\($0)/\(suffix)" }
                }
            }
            let annotation = AnnotationReader(input.texts("annotations")).annotation(firstOf: keys)
            return Verdict(expected: conformanceCase.expected.removingEmptyValue) {
                let result: JSONValue = [
                    "exist": .boolean(annotation != nil), "value": try annotation.map(value) ?? missing,
                ]
                return result.removingEmptyValue
            }
        }
    }
}

extension JSONValue {
    /// Without the value that goes with an annotation that is not there: its type has some zero.
    fileprivate var removingEmptyValue: JSONValue {
        self["exist"] == false ? removing(["value"]) : self
    }
}
