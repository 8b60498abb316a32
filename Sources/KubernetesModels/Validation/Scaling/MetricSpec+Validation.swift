// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension MetricSpec {
    private static let fields: [(type: MetricSourceType, name: String)] = [
        (.object, "object"), (.external, "external"), (.pods, "pods"), (.resource, "resource"),
        (.containerResource, "containerResource"),
    ]

    /// The reasons for which the API server would refuse the metric.
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if type.rawValue.isEmpty { errors.append(.missing("the type", at: path.field("type"))) }
        errors.allowOnlyKnown(type, at: path.field("type"))
        let sources: [(name: String, errors: [ValidationError])] = Self.fields.compactMap { field in
            sourceErrors(of: field.type, at: path.field(field.name)).map { (field.name, $0) }
        }
        errors += sources.first?.errors ?? []
        let expected = Self.fields.first { $0.type == type }?.name
        if let expected, !sources.contains(where: { $0.name == expected }) {
            errors.append(.missing("the source", at: path.field(expected)))
        }
        // An unknown type has no source either, and the server says it once more.
        errors.allowOnlyKnown(type, at: path.field("type"))
        for source in sources where sources.count > 1 && source.name != expected {
            let sentence = "the metric is of type \"\(type)\"; remove this, or make it a metric of its own"
            errors.add(.forbidden, at: path.field(source.name), sentence)
        }
        return errors
    }

    /// The mistakes of a source, nil where the metric does not have it.
    private func sourceErrors(of type: MetricSourceType, at path: FieldPath) -> [ValidationError]? {
        switch type {
        case .object: object?.validationErrors(at: path)
        case .external: external?.validationErrors(at: path)
        case .pods: pods?.validationErrors(at: path)
        case .resource: resource?.validationErrors(at: path)
        default: containerResource?.validationErrors(at: path)
        }
    }
}

extension ObjectMetricSource {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        describedObject.validationErrors(at: path.field("describedObject"))
            + metric.validationErrors(at: path.field("metric"))
            + target.validationErrors(at: path.field("target"), needing: target.value ?? target.averageValue)
    }
}

extension ExternalMetricSource {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        let targetPath = path.field("target")
        var errors = metric.validationErrors(at: path.field("metric"))
        errors += target.validationErrors(at: targetPath, needing: target.value ?? target.averageValue)
        if target.value != nil, target.averageValue != nil {
            let sentence = "the target has an averageValue, too; keep one of the two"
            errors.add(.forbidden, at: targetPath.field("value"), sentence)
        }
        return errors
    }
}

extension PodsMetricSource {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        metric.validationErrors(at: path.field("metric"))
            + target.validationErrors(at: path.field("target"), needing: target.averageValue)
    }
}

extension ResourceMetricSource {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        let missing: [ValidationError] = name.isEmpty ? [.missing("the resource", at: path.field("name"))] : []
        return missing + target.resourceErrors(at: path.field("target"))
    }
}

extension ContainerResourceMetricSource {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if let name = errors.require(name, at: path.field("name"), "the resource is missing; use one such as \"cpu\"") {
            errors.add(ResourceKind(name).problemsForContainer, at: path.field("name"))
        }
        let noContainer = "the container is missing; name one of the Pods"
        if let container = errors.require(container, at: path.field("container"), noContainer) {
            errors.add(FormatRules.problems(inDNSLabel: container), at: path.field("container"))
        }
        return errors + target.resourceErrors(at: path.field("target"))
    }
}

extension MetricIdentifier {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if let name = errors.require(name, at: path.field("name"), "the metric has no name; add it") {
            errors.add(FormatRules.problems(inPathSegment: name), at: path.field("name"))
        }
        return errors
    }
}

extension MetricTarget {
    fileprivate func validationErrors(at path: FieldPath, needing value: Quantity?) -> [ValidationError] {
        let missing: [ValidationError] = value == nil ? [.missing("the target", at: path.field("averageValue"))] : []
        return commonErrors(at: path) + missing
    }

    /// The mistakes in the target for a resource, which is either an amount or a share of what was requested.
    fileprivate func resourceErrors(at path: FieldPath) -> [ValidationError] {
        var errors = commonErrors(at: path)
        if averageUtilization == nil, averageValue == nil {
            errors.append(.missing("the target", at: path.field("averageUtilization")))
        } else if averageUtilization != nil, averageValue != nil {
            let sentence = "the target has an averageUtilization, too; keep one of the two"
            errors.add(.forbidden, at: path.field("averageValue"), sentence)
        }
        return errors
    }

    private func commonErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if type.rawValue.isEmpty { errors.append(.missing("the type", at: path.field("type"))) }
        if !type.isKnown {
            let known = MetricTargetType.allKnown.map { "\"\($0)\"" }.joined(separator: ", ")
            let sentence = "\(type.rawValue.quotedForMessages) is not a type of target; use one of \(known)"
            errors.add(.invalid, at: path.field("type"), sentence)
        }
        for (name, value) in [("value", value), ("averageValue", averageValue)] {
            guard let value, value.amount.isZero || value.amount.isNegative else { continue }
            errors.add(.invalid, at: path.field(name), "\(value) cannot be a target; use more than 0")
        }
        if let averageUtilization, averageUtilization < 1 {
            let sentence = "\(averageUtilization)% cannot be a target; use 1 or more"
            errors.add(.invalid, at: path.field("averageUtilization"), sentence)
        }
        return errors
    }
}
