// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels
public import SourceText
public import TargetGroups
public import YAMLCodec

/// The objects of one or many manifests.
///
/// Texts are read as kubectl reads them: streams of documents, `kind: List`, JSON. Empty documents are passed over. An
/// object is typed where its kind is known, and kept as it is where not. A document with a mistake does not hide the
/// others; ``errors`` tells all mistakes.
public struct ManifestBundle: Sendable {
    /// The texts, as they were given.
    public let texts: [ManifestText]

    /// The objects, text by text, in the order of each.
    public let objects: [ManifestObject]

    /// What is wrong with documents that could not be read, text by text, in the order of each.
    public let errors: [ManifestError]

    /// The objects as a set whose positions are those of ``objects``, for look-ups and joins.
    public let resources: ResourceSet

    /// The first mistake of each thing that is not the object that it should be.
    let mistakes: [ManifestObject.Place: String]

    private let decoder: YAMLDecoder

    /// Reads texts.
    ///
    /// - Parameters:
    ///   - texts: The texts.
    ///   - kinds: The kinds that have a type.
    ///   - defaultNamespace: Where objects stand that do not say.
    ///   - isStrict: Whether fields that a kind does not have are mistakes, as they are for the API server when kubectl
    ///     asks it to validate.
    ///   - limits: How much each text may ask for.
    public init(
        _ texts: [ManifestText],
        kinds: ResourceKinds = .kubernetesAndTargetGroups,
        defaultNamespace: String = "default",
        isStrict: Bool = false,
        limits: YAMLLimits = YAMLLimits()
    ) {
        let decoder = YAMLDecoder(
            schema: .kubernetes,
            isStrict: isStrict,
            limits: limits,
            userInfo: [.resourceKinds: kinds]
        )
        self.init(texts, decoder: decoder, defaultNamespace: defaultNamespace)
    }

    private init(_ texts: [ManifestText], decoder: YAMLDecoder, defaultNamespace: String) {
        var reader = ManifestReader(decoder: decoder)
        for (index, text) in texts.enumerated() { reader.read(text, at: index) }
        self.texts = texts
        self.decoder = decoder
        objects = reader.objects
        errors = reader.errors
        mistakes = reader.mistakes
        resources = ResourceSet(reader.objects.map(\.resource), defaultNamespace: defaultNamespace)
    }

    /// Reads one text.
    public init(_ text: String, name: String = "manifest") {
        self.init([ManifestText(text, name: name)])
    }

    /// Reads texts of which every document must be right.
    ///
    /// - Parameters:
    ///   - texts: The texts.
    ///   - kinds: The kinds that have a type.
    ///   - defaultNamespace: Where objects stand that do not say.
    ///   - isStrict: Whether fields that a kind does not have are mistakes.
    ///   - limits: How much each text may ask for.
    /// - Throws: `ManifestErrors` with all mistakes.
    public init(
        validating texts: [ManifestText],
        kinds: ResourceKinds = .kubernetesAndTargetGroups,
        defaultNamespace: String = "default",
        isStrict: Bool = false,
        limits: YAMLLimits = YAMLLimits()
    ) throws(ManifestErrors) {
        self.init(texts, kinds: kinds, defaultNamespace: defaultNamespace, isStrict: isStrict, limits: limits)
        guard errors.isEmpty else { throw ManifestErrors(errors: errors) }
    }

    /// Returns the objects of a kind that has a type.
    public func all<Resource: KubernetesResource>(
        _ type: Resource.Type = Resource.self
    ) -> [(object: ManifestObject, resource: Resource)] {
        objects.compactMap { object in object.resource.as(type).map { (object, $0) } }
    }

    /// Returns the object of a kind with a name, or nil where there is none; of several the first.
    public func first(
        kind: String,
        named name: String,
        namespace: String? = nil
    ) -> ManifestObject? {
        objects.first {
            $0.resource.kind == kind && $0.resource.name == name
                && resources.namespace(of: $0.resource) == namespace ?? resources.defaultNamespace
        }
    }
}

extension ManifestBundle {
    /// Returns the edit of an object's text that makes a change of its value, and of nothing else.
    ///
    /// Comments, order, fields that the kind does not know and all other bytes stay. A change of nothing is no edit.
    ///
    /// - Parameters:
    ///   - position: The object's position among ``objects``.
    ///   - type: The kind of the object.
    ///   - change: Changes the value.
    /// - Returns: The edits, in the order of the text.
    /// - Throws: `YAMLDecodingError` where the object is of another kind, `YAMLEditError` where the change does not fit
    ///   the text, and what the closure throws.
    public func edits<Resource: KubernetesResource>(
        of position: Int,
        as type: Resource.Type = Resource.self,
        _ change: (inout Resource) throws -> Void
    ) throws -> [ManifestEdit] {
        let object = objects[position]
        // Fields that the kind does not know are no reason to refuse a change of others.
        var decoder = decoder
        decoder.isStrict = false
        return try object.document.edits(type, at: object.base, decoder: decoder, in: object.source, change).map {
            ManifestEdit(textIndex: object.textIndex, edit: $0)
        }
    }

    /// Returns the bundle with edits applied to its texts, in their encodings; texts without edits stay byte for byte.
    ///
    /// - Precondition: The edits of one text do not overlap.
    public func applying(_ edits: [ManifestEdit]) -> ManifestBundle {
        let byText = Dictionary(grouping: edits, by: \.textIndex)
        let texts = texts.enumerated().map { index, text in
            guard let edits = byText[index] else { return text }
            let ordered = edits.map(\.edit).sorted { $0.range.lowerBound < $1.range.lowerBound }
            return text.replacing(utf8: TextEdit.apply(ordered, to: text.utf8))
        }
        return ManifestBundle(texts, decoder: decoder, defaultNamespace: resources.defaultNamespace)
    }

    /// Returns the lines in which another bundle's texts differ, as `diff -u` shows them; empty where none does.
    ///
    /// Texts are compared by their position.
    public func diff(to other: ManifestBundle) -> String {
        zip(texts, other.texts).filter { $0.bytes != $1.bytes }
            .map { old, new in
                "\(UnifiedDiff(from: SourceText(old.utf8, name: old.name), to: SourceText(new.utf8, name: new.name)))"
            }
            .joined()
    }
}

/// An edit of one of a bundle's texts.
public struct ManifestEdit: Hashable, Sendable {
    /// The index of the text among those of the bundle.
    public let textIndex: Int

    /// The edit, whose offsets count bytes of UTF-8.
    public let edit: TextEdit
}
