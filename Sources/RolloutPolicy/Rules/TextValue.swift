// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import SourceText
import TargetGroups

/// A value that a configuration writes as a text.
protocol TextValue: FieldValue {
    /// Reads the text.
    init(text: String) throws(TextValueError)

    /// The text.
    var text: String { get }
}

/// Why a text is no such value, in a sentence.
struct TextValueError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }

    init(expected: String, found text: String) {
        self.init("expected \(expected), found \(SourceText.quoted(text))")
    }
}

extension TextValue {
    static func decoded(from decoder: any Decoder) throws -> Self {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        do throws(TextValueError) {
            return try Self(text: text)
        } catch {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: error.description)
        }
    }

    func encodeText(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }

    static func readText(from source: inout some ValueSource) -> Self? {
        guard let text = source.string() else { return nil }
        do throws(TextValueError) {
            return try Self(text: text)
        } catch {
            source.fail(error.description)
            return nil
        }
    }
}

/// A value of another type, written as a text in a way of this library's configurations.
struct Written<Value: WrittenAsText>: TextValue {
    var value: Value

    init(_ value: Value) {
        self.value = value
    }

    init(text: String) throws(TextValueError) {
        value = try Value.value(ofText: text)
    }

    var text: String { value.configurationText }

    init(from decoder: any Decoder) throws { self = try Self.decoded(from: decoder) }
    func encode(to encoder: any Encoder) throws { try encodeText(to: encoder) }
    func write(to sink: inout some ValueSink) { sink.string(text) }
    static func read(from source: inout some ValueSource) -> Self? { readText(from: &source) }
}

/// A type whose values configurations write as texts.
protocol WrittenAsText: Equatable, Sendable {
    static func value(ofText text: String) throws(TextValueError) -> Self
    var configurationText: String { get }
}

extension Duration: WrittenAsText {
    static func value(ofText text: String) throws(TextValueError) -> Duration {
        let duration: Duration
        do throws(DurationTextError) {
            duration = try Duration(kubernetesText: text)
        } catch {
            throw TextValueError("\(error)")
        }
        if let problem = duration.problem(as: "the time") { throw TextValueError(problem) }
        return duration
    }

    var configurationText: String { kubernetesText }
}

extension KubernetesVersion: WrittenAsText {
    static func value(ofText text: String) throws(TextValueError) -> KubernetesVersion {
        guard let version = KubernetesVersion(parsing: text), version.major > 0 else {
            throw TextValueError(expected: "a release such as \"1.34\"", found: text)
        }
        return version
    }

    var configurationText: String { description }
}

extension TargetType: WrittenAsText {
    static func value(ofText text: String) throws(TextValueError) -> TargetType {
        guard let type = allKnown.first(where: { $0.rawValue == text }) else {
            throw TextValueError(expected: "\"ip\" or \"instance\"", found: text)
        }
        return type
    }

    var configurationText: String { rawValue }
}

extension ConfiguredAssumptions.PathName: WrittenAsText {
    static func value(ofText text: String) throws(TextValueError) -> Self {
        guard let name = Self(rawValue: text) else {
            let names = allCases.map { "\"\($0.rawValue)\"" }
            throw TextValueError(
                expected: names.dropLast().joined(separator: ", ") + " or \(names[names.count - 1])",
                found: text
            )
        }
        return name
    }

    var configurationText: String { rawValue }
}
