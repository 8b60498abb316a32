// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

extension TargetHealthGate {
    /// What the controller finds out about a Pod's target when it reconciles a binding.
    public enum Observation: Hashable, Sendable {
        /// The Pod was not in the target group, or was draining there, and has been registered just now.
        case registered
        /// The Pod is in the target group with this health; nil where ELB tells none.
        case target(TargetHealth?)
        /// The binding is being deleted, or its Service or the Service's port is gone.
        case bindingDeleted
    }

    /// Returns the condition that the controller writes into the Pod's status.
    ///
    /// Status, reason and message are those of the AWS Load Balancer Controller since v2.0. Until the status is true it
    /// looks again, every 15 s by default. A Pod that is not among the endpoints of the Service keeps the condition that
    /// it has, or has none.
    ///
    /// - Parameters:
    ///   - observation: What the controller has found.
    ///   - previous: The condition that the Pod has.
    ///   - time: Now; the time of the transition if the status changes.
    /// - Returns: The condition.
    public func condition(
        for observation: Observation,
        replacing previous: PodCondition? = nil,
        at time: Timestamp? = nil
    ) -> PodCondition {
        var condition = PodCondition(type: conditionType, status: .unknown)
        switch observation {
        case .registered:
            condition.status = .false
            condition.reason = TargetHealthReason.registrationInProgress.rawValue
            condition.message = "Target registration is in progress"
        case .target(let health?):
            condition.status = health.state == .healthy ? .true : .false
            condition.reason = health.reason?.rawValue
            condition.message = health.text
        case .target(nil):
            break
        case .bindingDeleted:
            condition.status = .true
            condition.message = "Target Group Binding is deleted"
        }
        let isSameStatus = previous?.status == condition.status
        condition.lastTransitionTime = isSameStatus ? previous?.lastTransitionTime : time
        return condition
    }
}
