// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TargetGroups

extension Suite {
    /// Readiness gates, the conditions behind them, and the health that they wait for.
    static let gates = [
        Suite("readiness-gate-inject.mutate") { conformanceCase in
            let input = conformanceCase.input
            let injection = ReadinessGateInjection(
                into: try pod(input.member("pod"), in: input.text("admissionNamespace")),
                in: try resources(input),
                isEnabled: input["injectEnabled"] != false
            )
            return try judge(injection.readinessGates, conformanceCase.expected)
        },
        Suite("readiness-gate-inject.remove-legacy") { conformanceCase in
            let gates = try pod(conformanceCase.input, in: "default").spec.readinessGates ?? []
            return try judge(gates.filter { !$0.isOfFirstGeneration }, conformanceCase.expected)
        },
        Suite("readiness-condition.needs-flip") { conformanceCase in
            let type = PodConditionType(try conformanceCase.input.text("conditionType"))
            let pods = try conformanceCase.input.member("pods").arrayValue ?? []
            // A condition that is absent is not waited for.
            let needsFlip = try pods.contains { pod in
                try conditions(pod).contains { $0.type == type && $0.status != .true }
            }
            return Verdict(conformanceCase.expected["needsFlip"] == .boolean(needsFlip), got: "\(needsFlip)")
        },
        Suite("readiness-condition.update", judge: judgeUpdate),
        Suite("events.parse-binding-name") { conformanceCase in
            let type = try conformanceCase.input.text("gateCondition")
            let prefix = try conformanceCase.input.text("targetPrefix") + "/"
            // Both generations of gates name bindings alike.
            let name = type.hasPrefix(prefix) ? TargetHealthGate.prefix + type.dropFirst(prefix.count) : type
            let binding = TargetHealthGate(PodConditionType(name))?.bindingName ?? ""
            return Verdict(conformanceCase.expected["value"] == .string(binding), got: binding)
        },
        Suite("pod-info.containers-ready") { (input: JSONValue) in
            ["value": .boolean(try reducedPod(input).condition(.containersReady)?.status == .true)]
        },
        Suite("pod-info.get-condition") { (input: JSONValue) in
            let type = PodConditionType(try input.text("conditionType"))
            guard let condition = try reducedPod(input).condition(type) else { return ["value": [:], "exists": false] }
            return ["value": try JSONText.read(from: JSONText.write(condition)), "exists": true]
        },
        Suite("target.unique-id") { (input: JSONValue) in
            let target = try input.member("target")
            let description = TargetDescription(id: try target.text("id"), port: target.optionalInteger("port"))
            return ["value": .string(description.description)]
        },
        Suite("target-health.contains-initial") { (input: JSONValue) in
            let states = try (input.member("targets").arrayValue ?? []).map { try $0.optionalText("state") }
            return ["containsInitial": .boolean(states.contains { $0 == TargetHealthState.initial.rawValue })]
        },
        Suite("target-health.is-healthy") { (input: JSONValue) in
            ["value": .boolean(try health(input)?.state == .healthy)]
        },
        Suite("target-health.is-initial") { (input: JSONValue) in
            ["value": .boolean(try health(input)?.state == .initial)]
        },
        Suite("target-health.is-not-registered") { (input: JSONValue) in
            ["value": .boolean(try health(input)?.isNotRegistered ?? false)]
        },
    ]

    private static func judge(_ gates: [PodReadinessGate], _ expected: JSONValue) throws -> Verdict {
        let names = JSONValue.array(gates.map { .string($0.conditionType.rawValue) })
        return Verdict(names.isIdentical(to: try expected.member("readinessGates")), got: JSONText.write(names))
    }

    /// What the controller writes, and whether it looks again.
    private static func judgeUpdate(_ conformanceCase: ConformanceCase) throws -> Verdict {
        let input = conformanceCase.input
        let pod = try pod(input.member("pod"), in: "default")
        let type = PodConditionType(try input.text("conditionType"))
        guard let gate = TargetHealthGate(type), pod.targetHealthGates.contains(gate) else {
            return Verdict(conformanceCase.expected["needsFurtherProbe"] == false, got: "no gate")
        }
        let previous = try conditions(input.member("pod")).first { $0.type == type }
        let condition = gate.condition(for: .target(try health(input)), replacing: previous)
        let expected = conformanceCase.expected
        let written: JSONValue = [
            "type": .string(condition.type.rawValue), "status": .string(condition.status.rawValue),
            "reason": .string(condition.reason ?? ""), "message": .string(condition.message ?? ""),
        ]
        let isExpected =
            expected["condition"].map { $0 == .null || $0.isIdentical(to: written) } ?? true
            && expected["needsFurtherProbe"] == .boolean(condition.status != .true)
        return Verdict(isExpected, got: JSONText.write(written))
    }

    // MARK: - Inputs

    private static func resources(_ input: JSONValue) throws -> ResourceSet {
        let labels = [InjectionLabel.key: InjectionLabel.enabledValue]
        let namespace = Namespace(metadata: ObjectMeta(name: try input.text("admissionNamespace"), labels: labels))
        let services = try (input["services"]?.arrayValue ?? []).map { service in
            let selector = try service["selector"].map { try $0.decoded(as: [String: String]?.self) } ?? nil
            return AnyResource(
                Service(metadata: try metadata(service), spec: ServiceSpec(selector: selector))
            )
        }
        let bindings = try (input["targetGroupBindings"]?.arrayValue ?? []).map { binding in
            let spec = TargetGroupBindingSpec(
                targetType: try binding.optionalText("targetType").map { TargetType($0) },
                serviceRef: ServiceReference(name: try binding.text("serviceName"), port: 80)
            )
            return AnyResource(TargetGroupBinding(metadata: try metadata(binding), spec: spec))
        }
        return ResourceSet([AnyResource(namespace)] + services + bindings)
    }

    private static func metadata(_ object: JSONValue) throws -> ObjectMeta {
        ObjectMeta(name: try object.text("name"), namespace: try object.text("namespace"))
    }

    private static func pod(_ pod: JSONValue, in namespace: String) throws -> Pod {
        let gates = try (pod["readinessGates"]?.arrayValue ?? []).map { gate in
            guard let name = gate.stringValue else { throw InputError("a gate is no text") }
            return PodReadinessGate(conditionType: PodConditionType(name))
        }
        let labels = try pod["labels"].map { try $0.decoded(as: [String: String]?.self) } ?? nil
        return Pod(
            metadata: ObjectMeta(namespace: namespace, labels: labels),
            spec: PodSpec(containers: [], readinessGates: gates)
        )
    }

    private static func reducedPod(_ input: JSONValue) throws -> Pod {
        let conditions = try conditions(input.member("pod"))
        return Pod(spec: PodSpec(containers: []), status: PodStatus(conditions: conditions))
    }

    private static func conditions(_ pod: JSONValue) throws -> [PodCondition] {
        try (pod["conditions"]?.arrayValue ?? []).map { try $0.decodedAsServer(as: PodCondition.self) }
    }

    /// The health of a target, whose members begin with small letters in the cases.
    private static func health(_ input: JSONValue) throws -> TargetHealth? {
        guard let health = (input["target"] ?? input)["targetHealth"], health != .null else { return nil }
        return TargetHealth(
            state: try health.optionalText("state").map { TargetHealthState($0) },
            reason: try health.optionalText("reason").map { TargetHealthReason($0) },
            text: try health.optionalText("description")
        )
    }
}
