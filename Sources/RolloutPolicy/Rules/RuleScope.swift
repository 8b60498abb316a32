// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
public import KubernetesModels
public import TargetGroups

/// The resources that rules judge, with what follows from all of them.
public struct RuleScope: Sendable {
    /// The resources.
    public let resources: ResourceSet

    /// The target groups that the load balancer controller would have for them.
    public let targetGroups: TargetGroupResolution

    /// What manifests do not tell.
    public let assumptions: Assumptions

    /// The rules that judge them together; empty where one judges alone.
    let asked: Set<Finding.Code>

    /// Finds out what follows from resources.
    public init(_ resources: ResourceSet, assumptions: Assumptions = Assumptions()) {
        self.init(resources, assumptions: assumptions, asked: [])
    }

    init(_ resources: ResourceSet, assumptions: Assumptions, asked: Set<Finding.Code>) {
        self.resources = resources
        self.assumptions = assumptions
        self.asked = asked
        targetGroups = resources.targetGroups(assumptions.controller)
    }

    /// The workloads, each with what it is joined to.
    public var workloads: [Workload] {
        resources.workloads.map { Workload($0, in: self) }
    }

    /// Returns the place of a field.
    public func place<Resource: KubernetesResource>(
        _ path: FieldPath,
        of member: ResourceSet.Member<Resource>,
        note: String = ""
    ) -> Finding.Place {
        place(path, at: member.position, note: note)
    }

    /// Returns the place of a field of the object at a position.
    public func place(_ path: FieldPath, at position: Int, note: String = "") -> Finding.Place {
        Self.place(path, at: position, in: resources, note: note)
    }

    static func place(
        _ path: FieldPath,
        at position: Int,
        in resources: ResourceSet,
        note: String = ""
    ) -> Finding.Place {
        let resource = resources.resources[position]
        return Finding.Place(position: position, object: resource.title, path: path, note: note)
    }
}
