// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// The namespace label that makes the AWS Load Balancer Controller inject readiness gates.
///
/// Only the value `enabled` counts, and only Pods that are created afterwards get a gate.
public enum ReadinessGateInjection {
    /// The label's key.
    public static let label = "elbv2.k8s.aws/pod-readiness-gate-inject"

    /// The one value of the label that has an effect.
    public static let enabledValue = "enabled"
}

extension Namespace {
    /// Whether new Pods of the namespace get readiness gates for their targets; setting it writes or removes the label.
    public var injectsReadinessGates: Bool {
        get {
            metadata.labels?[ReadinessGateInjection.label] == ReadinessGateInjection.enabledValue
        }
        set {
            var labels = metadata.labels ?? [:]
            labels[ReadinessGateInjection.label] = newValue ? ReadinessGateInjection.enabledValue : nil
            metadata.labels = labels.isEmpty && metadata.labels == nil ? nil : labels
        }
    }
}
