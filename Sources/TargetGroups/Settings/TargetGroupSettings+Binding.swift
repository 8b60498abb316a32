// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
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

extension TargetGroupSettings {
    /// Resolves what a binding says of a target group that the controller does not manage; the rest only AWS knows.
    public init(binding: TargetGroupBinding) {
        let object = binding.title
        let spec = binding.spec
        self.init(
            object: object,
            service: NamespacedName(namespace: binding.metadata.namespace ?? "", name: spec.serviceRef.name),
            servicePort: spec.serviceRef.port,
            name: spec.targetGroupName.map {
                Setting(TargetGroupName(live: $0), from: .field("spec.targetGroupName", of: object))
            },
            targetType: spec.targetType.map { Setting($0, from: .field("spec.targetType", of: object)) }
                ?? Setting(.instance, from: .following("the target group")),
            protocol: spec.targetGroupProtocol.map {
                Setting($0, from: .field("spec.targetGroupProtocol", of: object))
            }
        )
        ownBindingName = binding.metadata.name
        if let type = spec.ipAddressType {
            ipAddressType = Setting(type, from: .field("spec.ipAddressType", of: object))
        }
        if let value = spec.multiClusterTargetGroup {
            isMultiCluster = Setting(value, from: .field("spec.multiClusterTargetGroup", of: object))
        }
        if let selector = spec.nodeSelector {
            nodeSelector = Setting(selector, from: .field("spec.nodeSelector", of: object))
        }
    }
}
