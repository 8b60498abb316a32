// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
public import KubernetesModels
public import SourceText
public import YAMLCodec

/// An object of a manifest that knows its place.
public struct ManifestObject: Sendable {
    /// The object: typed where its kind is known, as it is where not.
    public let resource: AnyResource

    /// The index of its text among those of the bundle.
    public let textIndex: Int

    /// The index of its document in the text.
    public let documentIndex: Int

    /// Its document.
    public let document: YAMLDocument

    /// Where the object stands in the document: the root, or an item of a `List`.
    public let base: FieldPath

    /// The object in the document's tree.
    public let node: YAMLNode

    /// The text that it stands in.
    public let source: SourceText

    /// What tells the object from others, whatever it is.
    struct Place: Hashable {
        let text: Int
        let document: Int
        let base: FieldPath
    }

    var place: Place { Place(text: textIndex, document: documentIndex, base: base) }

    /// Returns where a field stands, or nil where the text does not have it.
    ///
    /// The range is that of the value; offsets count bytes of UTF-8 in ``source``.
    public func range(of path: FieldPath) -> Range<Int>? {
        node.node(at: path)?.range
    }

    /// Returns where a field stands, or where it would: the innermost object or list around it that the text has.
    public func nearestRange(of path: FieldPath) -> Range<Int> {
        var node = node
        for component in path.components {
            guard let child = node.child(component) else { break }
            node = child.value.resolved
        }
        return node.range
    }

    /// Where people look for a field: at its value, at the key of an object or list that begins below it, and for a field
    /// that is not written at the innermost object or list around it that is.
    func shownRange(of path: FieldPath) -> (range: Range<Int>, isWritten: Bool) {
        var node = node
        var key: Range<Int>?
        for component in path.components {
            guard let child = node.child(component) else { return (key ?? node.range, false) }
            (node, key) = (child.value.resolved, child.key?.range)
        }
        let isBelow = node.style == .block
        return (isBelow ? key ?? node.range : node.range, true)
    }

    /// Returns the field at an offset: the innermost value that stands there, or the one whose key does; nil where the
    /// offset is outside of the object.
    public func path(at offset: Int) -> FieldPath? {
        guard node.range.contains(offset) || node.range.upperBound == offset else { return nil }
        var path = FieldPath.root
        var node = node
        while let (step, child) = node.child(at: offset) {
            path = FieldPath(path.components + [step])
            node = child
        }
        return path
    }

    /// Returns a message about a field, with its place, or with the place where it would stand.
    public func diagnostic(_ message: String, at path: FieldPath) -> SourceDiagnostic {
        source.diagnostic(message, at: nearestRange(of: path))
    }
}

extension YAMLNode {
    /// The entry or element that an offset belongs to, key included.
    fileprivate func child(at offset: Int) -> (step: FieldPath.Component, child: YAMLNode)? {
        for (key, value) in entries {
            let end = max(key.range.upperBound, value.range.upperBound)
            if key.range.lowerBound <= offset, offset < end, let name = key.text { return (.field(name), value) }
        }
        for (index, element) in elements.enumerated() where element.range.contains(offset) {
            return (.index(index), element)
        }
        return nil
    }
}
