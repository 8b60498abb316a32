// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// The namespace label that makes the AWS Load Balancer Controller inject readiness gates.
///
/// Only the value `enabled` counts, only on a namespace, and only Pods that are created afterwards get a gate.
public enum InjectionLabel {
    /// The label's key.
    public static let key = "elbv2.k8s.aws/pod-readiness-gate-inject"

    /// The one value of the label that has an effect.
    public static let enabledValue = "enabled"
}

extension Namespace {
    /// Whether new Pods of the namespace get readiness gates for their targets; setting it writes or removes the label.
    public var injectsReadinessGates: Bool {
        get {
            metadata.labels?[InjectionLabel.key] == InjectionLabel.enabledValue
        }
        set {
            var labels = metadata.labels ?? [:]
            labels[InjectionLabel.key] = newValue ? InjectionLabel.enabledValue : nil
            metadata.labels = labels.isEmpty && metadata.labels == nil ? nil : labels
        }
    }
}
