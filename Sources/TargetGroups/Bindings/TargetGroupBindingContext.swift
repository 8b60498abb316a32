// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What the controller's webhooks know beside the binding itself.
public struct TargetGroupBindingContext: Sendable {
    /// The target group as AWS describes it; nil where it is not known, and then not compared.
    public var targetGroup: TargetGroupDescription?

    /// The other bindings of the cluster, of all namespaces.
    public var otherBindings: [TargetGroupBinding]

    /// The VPC of the cluster; a binding that had none may take it.
    public var clusterVPC: String?

    /// Creates a context; what is not given is not known.
    public init(
        targetGroup: TargetGroupDescription? = nil,
        otherBindings: [TargetGroupBinding] = [],
        clusterVPC: String? = nil
    ) {
        self.targetGroup = targetGroup
        self.otherBindings = otherBindings
        self.clusterVPC = clusterVPC
    }
}
