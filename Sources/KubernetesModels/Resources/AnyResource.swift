// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

/// A resource of whichever kind: a typed one where the kind is known, an untyped object where it is not.
public struct AnyResource: Sendable {
    private enum Storage: Sendable {
        case typed(any KubernetesResource)
        case untyped(UntypedResource)
    }

    private let storage: Storage

    /// Creates a resource of a known kind.
    public init(_ resource: some KubernetesResource) {
        storage = .typed(resource)
    }

    /// Creates a resource of a kind without a type.
    public init(_ resource: UntypedResource) {
        storage = .untyped(resource)
    }

    /// The API group and version, or nil for an untyped object that does not say.
    public var apiVersion: String? {
        switch storage {
        case .typed(let resource): type(of: resource).apiVersion
        case .untyped(let resource): resource.apiVersion
        }
    }

    /// The name of the kind, or nil for an untyped object that does not say.
    public var kind: String? {
        switch storage {
        case .typed(let resource): type(of: resource).kind
        case .untyped(let resource): resource.kind
        }
    }

    /// The object's name, or nil where it has none.
    public var name: String? {
        switch storage {
        case .typed(let resource): resource.metadata.name
        case .untyped(let resource): resource.name
        }
    }

    /// The object's namespace, or nil where it does not say.
    public var namespace: String? {
        switch storage {
        case .typed(let resource): resource.metadata.namespace
        case .untyped(let resource): resource.namespace
        }
    }

    /// The kind and the name: `Deployment/web`.
    package var title: String { "\(kind ?? "")/\(name ?? "")" }

    /// The object's labels; empty where it has none.
    public var labels: [String: String] {
        switch storage {
        case .typed(let resource): resource.metadata.labels ?? [:]
        case .untyped(let resource): resource.labels
        }
    }

    /// The resource as its type, or nil where it is of another kind.
    public func `as`<Resource: KubernetesResource>(_ type: Resource.Type = Resource.self) -> Resource? {
        if case .typed(let resource) = storage { resource as? Resource } else { nil }
    }

    /// The resource of a known kind, or nil where the kind has no type.
    public var typed: (any KubernetesResource)? {
        if case .typed(let resource) = storage { resource } else { nil }
    }

    /// The object of a kind without a type, or nil where it has one.
    public var untyped: UntypedResource? {
        if case .untyped(let resource) = storage { resource } else { nil }
    }
}

extension AnyResource: Equatable {
    /// Whether both are of the same kind and equal.
    public static func == (first: AnyResource, second: AnyResource) -> Bool {
        switch (first.storage, second.storage) {
        case (.typed(let first), .typed(let second)): isEqual(first, second)
        case (.untyped(let first), .untyped(let second)): first == second
        default: false
        }
    }

    private static func isEqual<Resource: KubernetesResource>(
        _ first: Resource,
        _ second: any KubernetesResource
    ) -> Bool {
        first == second as? Resource
    }
}

extension AnyResource: FieldValue {
    /// Reads an object as the type of its kind, or as it is where the kind has no type.
    ///
    /// A kind is known when the decoder's `userInfo` says so under `resourceKinds`, and else when it is one of
    /// ``ResourceKinds/kubernetes``.
    public init(from decoder: any Decoder) throws {
        let kinds = decoder.userInfo[.resourceKinds] as? ResourceKinds ?? .kubernetes
        let container = try decoder.container(keyedBy: FieldKey.self)
        let apiVersion = try container.decodeIfPresent(String.self, forKey: "apiVersion")
        let kind = try container.decodeIfPresent(String.self, forKey: "kind")
        if let apiVersion, let kind, let type = kinds.type(apiVersion: apiVersion, kind: kind) {
            storage = .typed(try type.init(from: decoder))
        } else {
            storage = .untyped(try UntypedResource(from: decoder))
        }
    }

    /// Writes the object.
    public func encode(to encoder: any Encoder) throws {
        switch storage {
        case .typed(let resource): try resource.encode(to: encoder)
        case .untyped(let resource): try resource.encode(to: encoder)
        }
    }

    /// Writes the object.
    public func write(to sink: inout some ValueSink) {
        switch storage {
        case .typed(let resource): resource.write(to: &sink)
        case .untyped(let resource): resource.write(to: &sink)
        }
    }
    /// Reads an object as ``init(from:)`` does.
    public static func read(from source: inout some ValueSource) -> AnyResource? {
        let kinds = source.userInfo[.resourceKinds] as? ResourceKinds ?? .kubernetes
        if let apiVersion = source.text(ofMember: "apiVersion"), let kind = source.text(ofMember: "kind"),
            let type = kinds.type(apiVersion: apiVersion, kind: kind)
        {
            return read(type, from: &source)
        }
        return UntypedResource.read(from: &source).map { AnyResource($0) }
    }

    private static func read<Resource: KubernetesResource>(
        _ type: Resource.Type,
        from source: inout some ValueSource
    ) -> AnyResource? {
        Resource.read(from: &source).map { AnyResource($0) }
    }
}
