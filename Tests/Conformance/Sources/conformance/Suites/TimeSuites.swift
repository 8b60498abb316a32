// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

extension Suite {
    /// Instants, for which null and an absent value are the same, and durations.
    static let times = [
        Suite("metav1.time.marshalJSON") { input in
            let time = try input.optionalText("time").map { try parsed($0, by: Timestamp.init(parsing:)) }
            return ["json": .string(JSONText.write(time))]
        },
        Suite("metav1.time.unmarshalJSON") { input in
            let time = try JSONText.read(Timestamp?.self, from: input.text("json"))
            return ["time": time.map { .string($0.description) } ?? .null]
        },
        Suite("metav1.microTime.marshalJSON") { input in
            let time = try input.optionalText("time").map { try parsed($0, by: MicroTime.init(parsing:)) }
            return ["json": .string(JSONText.write(time))]
        },
        Suite("metav1.microTime.unmarshalJSON") { conformanceCase in
            let expected = conformanceCase.expected["time"]?.stringValue
            return Verdict(expected: conformanceCase.expected) {
                let time = try JSONText.read(MicroTime?.self, from: conformanceCase.input.text("json"))
                // The instant is the same with and without zeros at the end of its fraction.
                let spellings = time.map { [$0.description, $0.timestamp.description] } ?? []
                return ["time": (spellings.first { $0 == expected } ?? spellings.first).map { .string($0) } ?? .null]
            }
        },
        Suite("metav1.duration.marshalJSON") { input in
            let duration = Duration.nanoseconds(try input.integer("nanoseconds"))
            return ["json": .string(JSONText.write(duration.kubernetesText))]
        },
        Suite("metav1.duration.unmarshalJSON") { input in
            let duration = try Duration(kubernetesText: JSONText.read(from: input.text("json")))
            let (seconds, attoseconds) = duration.components
            return ["nanoseconds": .integer(Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000))]
        },
    ]

    private static func parsed<Time>(_ text: String, by parse: (String) -> Time?) throws(InputError) -> Time {
        guard let time = parse(text) else { throw InputError("\"\(text)\" is not a time") }
        return time
    }
}
