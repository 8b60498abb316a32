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
        var reader = ManifestReader(
            decoder: YAMLDecoder(
                schema: .kubernetes,
                isStrict: isStrict,
                limits: limits,
                userInfo: [.resourceKinds: kinds]
            )
        )
        for (index, text) in texts.enumerated() { reader.read(text, at: index) }
        self.texts = texts
        objects = reader.objects
        errors = reader.errors
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
