// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The kinds that have a type, by API version and kind.
///
/// ``kubernetes`` holds the kinds of this module; other modules and applications add theirs with ``adding(_:)``.
public struct ResourceKinds: Sendable {
    private var types: [Key: any KubernetesResource.Type]

    private struct Key: Hashable {
        let apiVersion: String
        let kind: String
    }

    /// Creates a table of these kinds.
    public init(_ types: [any KubernetesResource.Type]) {
        self.types = Dictionary(types.map { (Key(apiVersion: $0.apiVersion, kind: $0.kind), $0) }) { $1 }
    }

    /// Returns a table that knows these kinds, too.
    public func adding(_ types: (any KubernetesResource.Type)...) -> ResourceKinds {
        var result = self
        for type in types { result.types[Key(apiVersion: type.apiVersion, kind: type.kind)] = type }
        return result
    }

    /// The type of a kind, or nil where it has none.
    public func type(apiVersion: String, kind: String) -> (any KubernetesResource.Type)? {
        types[Key(apiVersion: apiVersion, kind: kind)]
    }

    /// The kinds of the Kubernetes API that have a type in this module.
    public static let kubernetes = ResourceKinds([
        Pod.self, PodTemplate.self, Deployment.self, ReplicaSet.self, StatefulSet.self, DaemonSet.self, Job.self,
        CronJob.self, Service.self, Endpoints.self, EndpointSlice.self, Ingress.self, IngressClass.self,
        NetworkPolicy.self, PodDisruptionBudget.self, Eviction.self, HorizontalPodAutoscaler.self, Namespace.self,
        ConfigMap.self, Secret.self, ServiceAccount.self, PersistentVolumeClaim.self, Node.self, Event.self,
    ])
}

extension CodingUserInfoKey {
    /// The ``ResourceKinds`` with which a decoder reads ``AnyResource``; without it those of Kubernetes count.
    public static let resourceKinds: CodingUserInfoKey = {
        guard let key = CodingUserInfoKey(rawValue: "KubernetesModels.ResourceKinds") else {
            preconditionFailure("the initialiser takes every text")
        }
        return key
    }()
}
