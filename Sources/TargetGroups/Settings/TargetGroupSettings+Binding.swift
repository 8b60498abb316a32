// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

extension TargetGroupSettings {
    /// Returns the binding that the controller makes for the target group, but for its networking and the ARN, which
    /// only AWS gives.
    ///
    /// - Parameters:
    ///   - vpcID: The cluster's VPC.
    ///   - labels: Labels of the infrastructure, for a Gateway.
    ///   - annotations: Annotations of the infrastructure, for a Gateway.
    /// - Returns: The binding, without a name where that is not known.
    public func binding(
        vpcID: String? = nil,
        labels: [String: String] = [:],
        annotations: [String: String] = [:]
    ) -> TargetGroupBinding {
        TargetGroupBinding(
            metadata: ObjectMeta(
                name: name?.value.rawValue,
                namespace: service.namespace,
                labels: labels.isEmpty ? nil : labels,
                annotations: annotations.isEmpty ? nil : annotations
            ),
            spec: TargetGroupBindingSpec(
                multiClusterTargetGroup: isMultiCluster.value ? true : nil,
                targetType: targetType.value,
                targetGroupProtocol: `protocol`?.value,
                serviceRef: ServiceReference(name: service.name, port: servicePort),
                nodeSelector: nodeSelector?.value,
                ipAddressType: ipAddressType.value,
                vpcID: vpcID
            )
        )
    }
}
