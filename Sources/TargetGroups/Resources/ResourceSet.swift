// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// Resources that belong together, and how they find one another.
///
/// A resource without a namespace stands in the set's default namespace, as it would in a cluster. Looking up and
/// joining use indices that are built once, in time linear in the resources.
public struct ResourceSet: Sendable {
    /// A resource of the set.
    public struct Member<Resource: Sendable>: Sendable {
        /// Its index among the set's resources.
        public let position: Int

        /// The resource itself.
        public let resource: Resource
    }

    /// The resources in the order in which they were given.
    public let resources: [AnyResource]

    /// Where a resource stands that does not say.
    public let defaultNamespace: String

    private let names: [ResourceName: Int]
    let joins: JoinIndex

    /// Creates a set.
    public init(_ resources: [AnyResource] = [], defaultNamespace: String = "default") {
        self.resources = resources
        self.defaultNamespace = defaultNamespace
        var names: [ResourceName: Int] = [:]
        for (position, resource) in resources.enumerated() {
            guard let name = ResourceName(resource, defaultNamespace), names[name] == nil else { continue }
            names[name] = position
        }
        self.names = names
        joins = JoinIndex(resources, defaultNamespace)
    }

    // MARK: - Looking up

    /// Returns the resources of a kind that has a type.
    public func all<Resource: KubernetesResource>(_ type: Resource.Type = Resource.self) -> [Member<Resource>] {
        resources.indices.compactMap { position in
            resources[position].as(type).map { Member(position: position, resource: $0) }
        }
    }

    /// Returns the resource of a kind with a name, or nil where there is none; of several the first.
    public func first<Resource: KubernetesResource>(
        _ type: Resource.Type = Resource.self,
        named name: String,
        namespace: String? = nil
    ) -> Member<Resource>? {
        let group = ResourceName.group(of: Resource.apiVersion)
        let namespace = namespace ?? defaultNamespace
        return member(ResourceName(group: group, kind: Resource.kind, namespace: namespace, name: name))
    }

    /// Whether a resource of a kind has a name; kinds without a type count too.
    ///
    /// Of the API version, which is written as in `apps/v1`, only the group counts.
    public func contains(apiVersion: String, kind: String, named name: String, namespace: String? = nil) -> Bool {
        let group = ResourceName.group(of: apiVersion)
        let namespace = namespace ?? defaultNamespace
        return names[ResourceName(group: group, kind: kind, namespace: namespace, name: name)] != nil
    }

    /// Returns the resources whose own labels a selector selects, in a namespace.
    public func resources(selectedBy selector: LabelSelector, namespace: String? = nil) -> [Member<AnyResource>] {
        resources.indices.compactMap { position in
            let resource = resources[position]
            guard self.namespace(of: resource) == namespace ?? defaultNamespace,
                selector.matches(resource.labels)
            else { return nil }
            return Member(position: position, resource: resource)
        }
    }

    /// The resources whose Pods come from a template.
    public var workloads: [Member<any PodTemplated>] {
        resources.indices.compactMap(workload)
    }

    /// The namespace that a resource stands in.
    public func namespace(of resource: AnyResource) -> String {
        resource.namespace ?? defaultNamespace
    }

    // MARK: - Members by position

    func member<Resource: KubernetesResource>(_ name: ResourceName) -> Member<Resource>? {
        names[name].flatMap { member(at: $0) }
    }

    func member<Resource: KubernetesResource>(at position: Int) -> Member<Resource>? {
        resources[position].as(Resource.self).map { Member(position: position, resource: $0) }
    }

    func workload(at position: Int) -> Member<any PodTemplated>? {
        guard let workload = resources[position].typed as? any PodTemplated else { return nil }
        return Member(position: position, resource: workload)
    }
}

/// What tells resources apart: group, kind, namespace and name, but not the version.
struct ResourceName: Hashable {
    let group: Substring
    let kind: String
    let namespace: String
    let name: String

    init(group: Substring, kind: String, namespace: String, name: String) {
        self.group = group
        self.kind = kind
        self.namespace = namespace
        self.name = name
    }

    init?(_ resource: AnyResource, _ defaultNamespace: String) {
        guard let apiVersion = resource.apiVersion, let kind = resource.kind, let name = resource.name else {
            return nil
        }
        self.init(
            group: Self.group(of: apiVersion),
            kind: kind,
            namespace: resource.namespace ?? defaultNamespace,
            name: name
        )
    }

    /// The group of `apps/v1` is `apps`, that of `v1` is empty.
    static func group(of apiVersion: String) -> Substring {
        apiVersion.firstIndex(of: "/").map { apiVersion[..<$0] } ?? ""
    }
}
