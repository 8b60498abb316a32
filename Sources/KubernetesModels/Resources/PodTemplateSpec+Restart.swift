// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension PodTemplateSpec {
    /// When the Pods were last restarted by `kubectl rollout restart`; nil where they never were, or where the annotation
    /// `kubectl.kubernetes.io/restartedAt` is not a time.
    ///
    /// Setting it to another time makes a Deployment, StatefulSet or DaemonSet replace all of its Pods, as that command
    /// does. A ReplicaSet does not replace Pods for a change of its template.
    public var restartedAt: Timestamp? {
        get {
            metadata.annotations?[Self.restartedAtKey].flatMap(Timestamp.init(parsing:))
        }
        set {
            var annotations = metadata.annotations ?? [:]
            annotations[Self.restartedAtKey] = newValue?.wireText
            metadata.annotations = annotations.isEmpty && metadata.annotations == nil ? nil : annotations
        }
    }

    private static let restartedAtKey = "kubectl.kubernetes.io/restartedAt"
}
