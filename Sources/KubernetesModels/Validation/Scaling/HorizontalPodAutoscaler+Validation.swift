// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

extension HorizontalPodAutoscaler: Validatable {
    /// Returns the reasons for which the API server would refuse the autoscaler as it stands.
    public func validationErrorsAsStored() -> [ValidationError] {
        metadata.validationErrors(at: "metadata") + spec.validationErrors(at: "spec")
    }
}

extension HorizontalPodAutoscalerSpec {
    /// Returns the reasons for which the API server would refuse the specification.
    ///
    /// Defaults are not applied. Scaling to zero is refused, because its feature is off in 1.36.
    public func validationErrors(at path: FieldPath = .root) -> [ValidationError] {
        var errors: [ValidationError] = []
        if let minReplicas, minReplicas < 1 {
            errors.add(.invalid, at: path.field("minReplicas"), "\(minReplicas) replicas are too few; use 1 or more")
        }
        if maxReplicas < 1 {
            errors.add(.invalid, at: path.field("maxReplicas"), "\(maxReplicas) replicas are too few; use 1 or more")
        }
        if let minReplicas, maxReplicas < minReplicas {
            let sentence = "\(maxReplicas) is less than minReplicas (\(minReplicas)); use that or more"
            errors.add(.invalid, at: path.field("maxReplicas"), sentence)
        }
        errors += scaleTargetRef.validationErrors(at: path.field("scaleTargetRef"))
        for (index, metric) in (metrics ?? []).enumerated() {
            errors += metric.validationErrors(at: path.field("metrics").index(index))
        }
        if minReplicas == 0, !(metrics ?? []).contains(where: { $0.type == .object || $0.type == .external }) {
            let sentence = "without Pods there is nothing to measure in them; add an Object or External metric"
            errors.add(.forbidden, at: path.field("metrics"), sentence)
        }
        for (name, rules) in [("scaleUp", behavior?.scaleUp), ("scaleDown", behavior?.scaleDown)] {
            guard let rules else { continue }
            errors += rules.validationErrors(at: path.field("behavior").field(name))
        }
        return errors
    }
}

extension CrossVersionObjectReference {
    /// The reasons for which the API server would refuse the reference.
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        for (field, name) in [("kind", kind), ("name", self.name)] {
            if let name = errors.require(name, at: path.field(field), "the \(field) is missing; add it") {
                errors.add(FormatRules.problems(inPathSegment: name), at: path.field(field))
            }
        }
        return errors
    }
}

extension HPAScalingRules {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.require(stabilizationWindowSeconds, in: 0...3600, at: path.field("stabilizationWindowSeconds"))
        errors.allowOnlyKnown(selectPolicy, at: path.field("selectPolicy"))
        let policies = policies ?? []
        if policies.isEmpty { errors.append(.missing("a policy", at: path.field("policies"))) }
        for (index, policy) in policies.enumerated() {
            let path = path.field("policies").index(index)
            errors.allowOnlyKnown(policy.type, at: path.field("type"))
            if policy.value <= 0 {
                errors.add(.invalid, at: path.field("value"), "\(policy.value) is too small; use 1 or more")
            }
            errors.require(policy.periodSeconds, in: 1...1800, at: path.field("periodSeconds"))
        }
        if let tolerance, tolerance.amount.isNegative {
            errors.add(.invalid, at: path.field("tolerance"), "\(tolerance) is negative; use 0 or more")
        }
        return errors
    }
}
