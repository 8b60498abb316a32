// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// What the readiness gates of a Pod have to do with its readiness.
struct GateCauses {
    private(set) var causes: [ReadinessCause] = []
    private(set) var remarks: [ReadinessCause] = []

    private let pod: Pod
    private let health: [String: TargetHealthDescriptions]
    private let resources: ResourceSet?

    init(_ pod: Pod, _ health: [String: TargetHealthDescriptions], _ resources: ResourceSet?) {
        self.pod = pod
        self.health = health
        self.resources = resources
        let conditions = pod.conditionsByType
        for gate in pod.spec.readinessGates ?? [] {
            let condition = conditions[gate.conditionType]
            if let target = TargetHealthGate(gate.conditionType) {
                explain(target, condition)
            } else if condition?.status != .true {
                causes.append(Self.otherCause(gate, condition))
            }
        }
    }

    private static func otherCause(_ gate: PodReadinessGate, _ condition: PodCondition?) -> ReadinessCause {
        let name = gate.conditionType.rawValue
        if gate.isOfFirstGeneration {
            return ReadinessCause(
                .gateOfFirstGeneration,
                "its gate \(name) is of the ALB Ingress Controller, and nothing opens it any longer",
                advice: "Remove the gate from the Pod's template; the controller injects its own."
            )
        }
        let state = condition.map { "is \($0.status)\(Pod.detail($0.reason, $0.message))" } ?? "has no condition yet"
        return ReadinessCause(
            .otherGate,
            "its gate \(name) \(state)",
            advice: "Whoever has put the gate there opens it by writing the condition."
        )
    }

    private mutating func explain(_ gate: TargetHealthGate, _ condition: PodCondition?) {
        let reported = reportedHealth(of: gate)
        if condition?.status == .true {
            if let reported, reported.state != .healthy { remarks.append(Self.staleCause(gate, reported)) }
            return
        }
        if isMissing(gate) {
            causes.append(
                ReadinessCause(
                    .gateOfMissingBinding,
                    "its gate names the TargetGroupBinding \(gate.bindingName), which does not exist",
                    advice: "Restart its workload, so that new Pods get the gates of the bindings that exist."
                )
            )
        } else if let condition {
            causes.append(Self.healthCause(gate, condition, reported))
        } else {
            causes.append(missingConditionCause(gate, reported))
        }
    }

    // MARK: - Causes

    /// The controller has said what keeps the gate closed, and ELB may have said something newer.
    private static func healthCause(
        _ gate: TargetHealthGate,
        _ condition: PodCondition,
        _ reported: TargetHealth?
    ) -> ReadinessCause {
        let subject = "its target in \(gate.bindingName)"
        if reported?.state == .healthy {
            let clause = "\(subject) is healthy, but the controller has not looked again, as it does every 15 s"
            return ReadinessCause(.targetHealth, clause, passes: true)
        }
        let written = TargetHealth(
            reason: condition.reason.flatMap { $0.isEmpty ? nil : TargetHealthReason($0) },
            text: condition.message
        )
        guard let health = reported ?? (written.reason == nil ? nil : written) else {
            let status = "the condition is \(condition.status)\(Pod.detail(nil, condition.message))"
            let clause = "\(subject): the controller could not tell its health, \(status)"
            return ReadinessCause(.targetHealth, clause, passes: true)
        }
        let spelling = reported?.spelling ?? written.reason?.rawValue ?? ""
        let text = health.text.flatMap { $0.isEmpty ? nil : ": \($0)" } ?? ""
        return ReadinessCause(
            .targetHealth,
            "\(subject): \(health.meaning) (\(spelling)\(text))",
            advice: health.advice,
            passes: health.outlook == .passing
        )
    }

    /// The controller has not said anything, since it knows no endpoint for the Pod.
    private func missingConditionCause(_ gate: TargetHealthGate, _ reported: TargetHealth?) -> ReadinessCause {
        let subject = "its target in \(gate.bindingName)"
        if pod.expectedContainersReady.status != .true {
            let clause = "\(subject) is registered only when all its containers are ready"
            return ReadinessCause(.gateWithoutCondition, clause, passes: true)
        }
        let known = reported.map { "; ELB reports \($0.spelling)" } ?? ""
        return ReadinessCause(
            .gateWithoutCondition,
            "\(subject) has no condition yet: the controller has not registered it\(known)",
            advice: """
                If it lasts: the TargetGroupBinding must exist, its Service must select the Pod, and the controller must \
                run and be able to register targets; its events and its log tell.
                """,
            passes: true
        )
    }

    private static func staleCause(_ gate: TargetHealthGate, _ reported: TargetHealth) -> ReadinessCause {
        ReadinessCause(
            .staleCondition,
            "its gate of \(gate.bindingName) is open, but ELB reports \(reported.spelling): \(reported.meaning)",
            advice: """
                The controller does not ask again and again once a target has been healthy; readiness stays as it is until \
                the endpoints change, or for up to 45 minutes.
                """
        )
    }

    // MARK: - What is known

    private func isMissing(_ gate: TargetHealthGate) -> Bool {
        guard let resources else { return false }
        let namespace = pod.metadata.namespace ?? resources.defaultNamespace
        return resources.first(TargetGroupBinding.self, named: gate.bindingName, namespace: namespace) == nil
    }

    /// What ELB says of the Pod's target; of several ports the first that is not healthy.
    private func reportedHealth(of gate: TargetHealthGate) -> TargetHealth? {
        let addresses = Set((pod.status?.podIPs ?? []).map(\.ip) + [pod.status?.podIP].compactMap { $0 })
        let targets = (health[gate.bindingName]?.targetHealthDescriptions ?? []).filter { description in
            description.target.map { addresses.contains($0.id) } ?? false
        }
        return (targets.first { $0.targetHealth?.state != .healthy } ?? targets.first)?.targetHealth
    }
}
