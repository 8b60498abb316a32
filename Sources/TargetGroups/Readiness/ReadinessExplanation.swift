// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// Why a Pod is ready or not, from what its status says, and what ELB says of its targets.
///
/// ```text
/// web-6ff58f7b67-4kz2x is not ready: its target in k8s-demo-web-610dd2305f: the target is still registering
/// ```
public struct ReadinessExplanation: Hashable, Sendable, CustomStringConvertible {
    /// The name of the Pod.
    public let podName: String

    /// Whether the Pod is ready, as its status says; where that says nothing, as the kubelet would.
    public let isReady: Bool

    /// What keeps the Pod from being ready, what comes first in a Pod's life first; empty for a Pod that is ready.
    public let causes: [ReadinessCause]

    /// What is odd, whether the Pod is ready or not.
    public let remarks: [ReadinessCause]

    /// Explains a Pod.
    ///
    /// - Parameters:
    ///   - pod: The Pod with its status.
    ///   - targetHealth: What `aws elbv2 describe-target-health` prints for the Pod's target group, if it is known.
    ///   - resources: The bindings that exist; nil where they are not known.
    public init(
        of pod: Pod,
        targetHealth: TargetHealthDescriptions? = nil,
        in resources: ResourceSet? = nil
    ) {
        let bindings = Set(pod.targetHealthGates.map(\.bindingName))
        // With one gate there is no doubt whose target group it is.
        let health = bindings.count == 1 ? targetHealth : nil
        self.init(of: pod, targetHealthByBinding: health.map { [bindings.first ?? "": $0] } ?? [:], in: resources)
    }

    /// Explains a Pod that has targets in several target groups.
    ///
    /// - Parameters:
    ///   - pod: The Pod with its status.
    ///   - targetHealth: What `aws elbv2 describe-target-health` prints for each target group, by the name of its
    ///     TargetGroupBinding.
    ///   - resources: The bindings that exist; nil where they are not known.
    public init(
        of pod: Pod,
        targetHealthByBinding targetHealth: [String: TargetHealthDescriptions],
        in resources: ResourceSet? = nil
    ) {
        podName = pod.metadata.name ?? "the Pod"
        let expected = pod.expectedReady
        let isReady = (pod.condition(.ready) ?? expected).status == .true
        let gates = GateCauses(pod, targetHealth, resources)
        var causes: [ReadinessCause] = []
        if !isReady {
            causes = pod.startCauses + (pod.hasEnded ? [] : gates.causes)
            if expected.status == .true {
                causes.append(
                    ReadinessCause(
                        .kubeletBehind,
                        "its containers are ready and its gates are open, but the kubelet has not written that yet",
                        passes: true
                    )
                )
            }
        }
        self.isReady = isReady
        self.causes = causes
        remarks = pod.remarks + gates.remarks
    }

    /// Whether all that keeps the Pod from being ready passes by itself.
    public var passes: Bool {
        causes.allSatisfy(\.passes)
    }

    /// Whether the Pod is ready, and if not the first cause, as one sentence without its full stop.
    public var summary: String {
        guard !isReady else { return "\(podName) is ready" }
        guard let first = causes.first else { return "\(podName) is not ready" }
        let others = causes.count - 1
        let more = others == 0 ? "" : ", and \(others) more cause\(others == 1 ? "" : "s")"
        return "\(podName) is not ready: \(first.clause)\(more)"
    }

    /// The summary, then each cause and remark with what to do.
    public var description: String {
        // A single cause is in the summary already.
        if causes.count == 1, remarks.isEmpty { return summary + causes[0].hint }
        return ([summary] + (causes + remarks).map { "- \($0)" }).joined(separator: "\n")
    }
}

extension Pod {
    fileprivate var remarks: [ReadinessCause] {
        guard let time = metadata.deletionTimestamp else { return [] }
        return [ReadinessCause(.terminating, "it is being deleted, and its grace period ends at \(time)")]
    }
}
