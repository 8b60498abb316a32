// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation
import KubernetesModels

/// JSON in and out, for tests that compare what is stored with a literal.
enum DefaultsJSON {
    /// Reads a value.
    static func read<Value: Decodable>(_ type: Value.Type = Value.self, _ text: String) throws -> Value {
        try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    }

    /// Writes a value in the form of ``normalized(_:)``.
    static func text(of value: some Encodable) throws -> String {
        try normalized(String(decoding: try JSONEncoder().encode(value), as: UTF8.self))
    }

    /// Writes a text anew, so that neither spaces nor the order of members count.
    static func normalized(_ text: String) throws -> String {
        let object = try JSONSerialization.jsonObject(with: Data(text.utf8))
        let options: JSONSerialization.WritingOptions = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try JSONSerialization.data(withJSONObject: object, options: options), as: UTF8.self)
    }

    /// The specification of a Pod, in a template, with defaults.
    static func templateSpec(_ spec: String) throws -> PodSpec {
        try read(PodTemplate.self, #"{"template": {"spec": \#(spec)}}"#).applyingDefaults().template.spec
    }

    /// A container, in a template, with defaults.
    static func container(_ container: String) throws -> Container {
        try templateSpec(#"{"containers": [\#(container)]}"#).containers[0]
    }

    /// A Pod's specification, with defaults.
    static func podSpec(_ spec: String) throws -> PodSpec {
        try read(Pod.self, #"{"spec": \#(spec)}"#).applyingDefaults().spec
    }
}
