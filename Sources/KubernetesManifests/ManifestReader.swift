// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import SourceText
import YAMLCodec

/// Collects the objects of texts, and what is wrong with them.
struct ManifestReader {
    let decoder: YAMLDecoder
    var objects: [ManifestObject] = []
    var errors: [ManifestError] = []
    /// The first mistake of each thing that is not the object that it should be.
    var mistakes: [ManifestObject.Place: String] = [:]

    init(decoder: YAMLDecoder) {
        self.decoder = decoder
    }

    mutating func read(_ text: ManifestText, at index: Int) {
        var found: [ManifestError] = []
        do {
            let stream = try YAMLStream(recovering: text.bytes, name: text.name, limits: decoder.limits)
            let source = stream.sourceText()
            found = stream.errors.map(ManifestError.init)
            for (documentIndex, document) in stream.documents.enumerated() {
                let place = Place(text: index, document: (documentIndex, document), source: source)
                read(document.root.resolved, in: place, &found)
            }
        } catch {
            found.append(ManifestError(error))
        }
        errors += found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    private struct Place {
        let text: Int
        let document: (index: Int, document: YAMLDocument)
        let source: SourceText
    }

    /// Reads the root of a document, which may be a list of objects.
    private mutating func read(_ root: YAMLNode, in place: Place, _ errors: inout [ManifestError]) {
        if root.isNull(in: decoder.schema) { return }
        guard root["kind"]?.resolved.text == "List", let items = root["items"]?.resolved, items.kind == .sequence else {
            return readObject(root, base: .root, in: place, &errors)
        }
        for (index, item) in items.elements.enumerated() {
            readObject(item.resolved, base: FieldPath("items").index(index), in: place, &errors)
        }
    }

    private mutating func readObject(
        _ node: YAMLNode,
        base: FieldPath,
        in place: Place,
        _ errors: inout [ManifestError]
    ) {
        guard node.kind == .mapping, node["apiVersion"]?.resolved.text != nil, node["kind"]?.resolved.text != nil else {
            let isTemplate = String(decoding: place.source.bytes[node.range].prefix(2), as: UTF8.self) == "{{"
            errors.append(
                ManifestError(
                    .notAnObject,
                    "expected an object with \"apiVersion\" and \"kind\"",
                    at: node,
                    path: base,
                    in: place.source,
                    hint: isTemplate ? "a template that has not been rendered is no manifest; render it first" : nil
                )
            )
            note(errors[errors.count - 1].diagnostic.message, at: base, in: place)
            return
        }
        do throws(YAMLDecodingError) {
            let object = ManifestObject(
                resource: try decoder.read(AnyResource.self, from: node, at: base, in: place.source),
                textIndex: place.text,
                documentIndex: place.document.index,
                document: place.document.document,
                base: base,
                node: node,
                source: place.source
            )
            objects.append(object)
        } catch {
            errors += error.problems.map(ManifestError.init)
            note(error.problems[0].diagnostic.message, at: base, in: place)
        }
    }

    private mutating func note(_ mistake: String, at base: FieldPath, in place: Place) {
        mistakes[ManifestObject.Place(text: place.text, document: place.document.index, base: base)] = mistake
    }
}
