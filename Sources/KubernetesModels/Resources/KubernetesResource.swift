// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

/// A kind that the API server stores under a name of its own.
///
/// A resource always writes its API version and kind. When it is read, both may be absent; others than its own are an
/// error.
public protocol KubernetesResource: FieldCodable {
    /// The API group and version, such as `apps/v1`; the core group has no name: `v1`.
    static var apiVersion: String { get }

    /// The name of the kind, such as `Deployment`.
    static var kind: String { get }

    /// Name, namespace, labels and annotations.
    var metadata: ObjectMeta { get set }
}
