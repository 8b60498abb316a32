// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

/// A resource whose Pods come from a template.
public protocol PodTemplated: KubernetesResource {
    /// What the Pods are made from.
    var podTemplate: PodTemplateSpec { get set }

    /// How many Pods are wanted, or nil where the resource does not say.
    var wantedReplicas: Int? { get }

    /// Where the template's Pod specification stands in the resource.
    static var podSpecPath: FieldPath { get }
}

extension PodTemplated {
    /// Where the template's Pod specification stands: `spec.template.spec`.
    public static var podSpecPath: FieldPath { "spec.template.spec" }

    /// The kind and the name: `Deployment/web`.
    package var title: String { "\(Self.kind)/\(metadata.name ?? metadata.generateName ?? "")" }
}

extension Deployment: PodTemplated {
    /// What the Pods are made from.
    public var podTemplate: PodTemplateSpec {
        get { spec.template }
        set { spec.template = newValue }
    }

    /// How many Pods are wanted.
    public var wantedReplicas: Int? { spec.replicas }
}

extension StatefulSet: PodTemplated {
    /// What the Pods are made from.
    public var podTemplate: PodTemplateSpec {
        get { spec.template }
        set { spec.template = newValue }
    }

    /// How many Pods are wanted.
    public var wantedReplicas: Int? { spec.replicas }
}

extension DaemonSet: PodTemplated {
    /// What the Pods are made from.
    public var podTemplate: PodTemplateSpec {
        get { spec.template }
        set { spec.template = newValue }
    }

    /// Always nil: nodes decide.
    public var wantedReplicas: Int? { nil }
}

extension ReplicaSet: PodTemplated {
    /// What the Pods are made from; one without containers where the resource has none.
    public var podTemplate: PodTemplateSpec {
        get { spec.template ?? .blank }
        set { spec.template = newValue }
    }

    /// How many Pods are wanted.
    public var wantedReplicas: Int? { spec.replicas }
}
