// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

extension StatefulSet: Validatable {
    /// Returns the reasons for which the API server would refuse the StatefulSet as it stands.
    public func validationErrorsAsStored() -> [ValidationError] {
        metadata.validationErrors(at: "metadata", names: .dnsLabel) + spec.validationErrors(at: "spec")
    }
}

extension StatefulSetSpec {
    /// Returns the reasons for which the API server would refuse the specification.
    ///
    /// Of the template the server judges labels, annotations and restart policy only; what else is wrong shows when the
    /// first Pod is created. Defaults are not applied.
    public func validationErrors(at path: FieldPath = .root) -> [ValidationError] {
        let templatePath = path.field("template")
        var errors: [ValidationError] = []
        errors.requireOneOf(podManagementPolicy, at: path.field("podManagementPolicy"))
        errors += (updateStrategy ?? StatefulSetUpdateStrategy()).validationErrors(at: path.field("updateStrategy"))
        if let policy = persistentVolumeClaimRetentionPolicy {
            let path = path.field("persistentVolumeClaimRetentionPolicy")
            let none = PersistentVolumeClaimRetentionPolicyType("")
            errors.allowOnlyKnown(policy.whenDeleted ?? none, at: path.field("whenDeleted"))
            errors.allowOnlyKnown(policy.whenScaled ?? none, at: path.field("whenScaled"))
        }
        errors.requireNonNegative(replicas, at: path.field("replicas"))
        errors.requireNonNegative(minReadySeconds, at: path.field("minReadySeconds"))
        errors.requireNonNegative(ordinals?.start, at: path.field("ordinals.start"))
        errors += selector.workloadErrors(at: path.field("selector"), selecting: template, at: templatePath) {
            template.metadataErrors(at: templatePath)
        }
        return errors + template.lastingErrors(at: templatePath)
    }
}

extension StatefulSetUpdateStrategy {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        let updatePath = path.field("rollingUpdate")
        switch type {
        case .onDelete:
            if rollingUpdate != nil {
                let sentence = "\"OnDelete\" replaces no Pods by itself; remove this, or use type \"RollingUpdate\""
                errors.add(.invalid, at: updatePath, sentence)
            }
        case .rollingUpdate:
            errors.requireNonNegative(rollingUpdate?.partition, at: updatePath.field("partition"))
            if let maxUnavailable = rollingUpdate?.maxUnavailable {
                let path = updatePath.field("maxUnavailable")
                errors += maxUnavailable.shareErrors(at: path)
                if maxUnavailable.isZeroShare {
                    errors.add(.invalid, at: path, "with 0 no Pod could ever be replaced; use 1 or more")
                }
                errors += maxUnavailable.fullShareErrors(at: path)
            }
        default: errors.requireOneOf(type, at: path)
        }
        return errors
    }
}

extension [ValidationError] {
    /// Adds an error where a value is absent or unknown; the server calls the unknown ones invalid here.
    fileprivate mutating func requireOneOf<Value: OpenEnumeration>(_ value: Value?, at path: FieldPath) {
        var errors: [ValidationError] = []
        errors.requireKnown(value, at: path)
        self += errors.map { error in
            error.reason == .required ? error : ValidationError(path: path, reason: .invalid, sentence: error.sentence)
        }
    }
}
