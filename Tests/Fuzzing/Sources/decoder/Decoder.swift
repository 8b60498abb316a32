// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import YAMLCodec

/// Decodes any bytes as any type: what is wrong is an error, and what is read as JSON is written and read the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let stream = try? YAMLStream(parsing: bytes) else { return 0 }
    for document in stream.documents {
        for schema in [YAMLSchema.core, .kubernetes] {
            for isStrict in [false, true] {
                let decoder = YAMLDecoder(schema: schema, isStrict: isStrict)
                decode([String: JSONValue].self, from: document, with: decoder)
                decode(Deployment.self, from: document, with: decoder)
                decode(AnyResource.self, from: document, with: decoder)
                decode(Sample.self, from: document, with: decoder)
            }
            checkRoundTrip(document, schema)
        }
    }
    return 0
}

private func decode<Value: Decodable>(_ type: Value.Type, from document: YAMLDocument, with decoder: YAMLDecoder) {
    do {
        _ = try decoder.decode(type, from: document)
    } catch {
        precondition(!"\(error)".isEmpty)
        precondition(error is YAMLDecodingError, "\(error)")
    }
}

private func checkRoundTrip(_ document: YAMLDocument, _ schema: YAMLSchema) {
    guard let value = try? YAMLDecoder(schema: schema).decode(JSONValue.self, from: document) else { return }
    // Infinities and NaN cannot be written.
    guard let text = try? YAMLEncoder().encode(value) else { return }
    let read = try? YAMLDecoder(schema: schema).decode(JSONValue.self, from: text)
    precondition(read == value, text)
}

/// A type that reads itself the way synthesised code does.
private struct Sample: Decodable {
    var a: Int?
    var b: [Int8]?
    var c: [String: Double]?
    var d: Bool?
    var e: String?
    var f: [Sample]?
    var g: UInt64?
    var h: Float?
}
