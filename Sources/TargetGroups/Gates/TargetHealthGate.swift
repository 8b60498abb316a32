// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// The readiness gate by which a Pod waits until its target is healthy.
///
/// The AWS Load Balancer Controller injects the gate when the Pod is created, one for each TargetGroupBinding that
/// selects the Pod, and writes the condition of the same type into the Pod's status.
public struct TargetHealthGate: Hashable, Sendable {
    /// What the types of all such conditions begin with.
    public static let prefix = "target-health.elbv2.k8s.aws/"

    /// The name of the TargetGroupBinding; where the controller created it, that of its target group.
    public let bindingName: String

    /// Creates the gate of a binding.
    public init(bindingName: String) {
        self.bindingName = bindingName
    }

    /// Reads the gate from the type of a condition; nil for a condition of another kind, and for one that names what no
    /// binding can be called.
    public init?(_ conditionType: PodConditionType) {
        guard conditionType.rawValue.hasPrefix(Self.prefix) else { return nil }
        bindingName = String(conditionType.rawValue.dropFirst(Self.prefix.count))
        guard FormatRules.problems(inDNSSubdomain: bindingName).isEmpty else { return nil }
    }

    /// The type of the gate and of its condition, such as
    /// `target-health.elbv2.k8s.aws/k8s-demongin-serviced-610dd2305f`.
    public var conditionType: PodConditionType {
        PodConditionType(Self.prefix + bindingName)
    }

    /// The gate as it stands in a Pod's specification.
    public var readinessGate: PodReadinessGate {
        PodReadinessGate(conditionType: conditionType)
    }
}

extension Pod {
    /// The gates of this Pod that wait for the health of a target, in order.
    public var targetHealthGates: [TargetHealthGate] {
        (spec.readinessGates ?? []).compactMap { TargetHealthGate($0.conditionType) }
    }
}
