// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

extension ResourceKinds {
    /// The kinds of the Kubernetes API and of the AWS Load Balancer Controller that have a type.
    public static let kubernetesAndTargetGroups = kubernetes.adding(
        TargetGroupBinding.self,
        IngressClassParams.self,
        TargetGroupConfiguration.self
    )
}
