// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

extension DaemonSet: Validatable {
    /// Returns the reasons for which the API server would refuse the DaemonSet as it stands.
    public func validationErrorsAsStored() -> [ValidationError] {
        metadata.validationErrors(at: "metadata") + spec.validationErrors(at: "spec")
    }
}

extension DaemonSetSpec {
    /// Returns the reasons for which the API server would refuse the specification.
    ///
    /// Defaults are not applied.
    public func validationErrors(at path: FieldPath = .root) -> [ValidationError] {
        let templatePath = path.field("template")
        var errors = selector.validationErrors(at: path.field("selector"))
        if errors.isEmpty, !selector.matches(template.metadata.labels ?? [:]) {
            let sentence = "the selector does not select these labels; give the template those that it asks for"
            errors.add(.invalid, at: templatePath.field("metadata").field("labels"), sentence)
        }
        if selector.isEmpty {
            let sentence = "the selector is empty; name the labels of the template, such as matchLabels: {app: web}"
            errors.add(.invalid, at: path.field("selector"), sentence)
        }
        errors += template.validationErrors(at: templatePath) + template.lastingErrors(at: templatePath)
        errors.requireNonNegative(minReadySeconds, at: path.field("minReadySeconds"))
        errors += (updateStrategy ?? DaemonSetUpdateStrategy()).validationErrors(at: path.field("updateStrategy"))
        errors.requireNonNegative(revisionHistoryLimit, at: path.field("revisionHistoryLimit"))
        return errors
    }
}

extension DaemonSetUpdateStrategy {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        switch type {
        case .onDelete: break
        case .rollingUpdate:
            if let rollingUpdate {
                errors += rollingUpdate.validationErrors(at: path.field("rollingUpdate"))
            } else {
                errors.append(.missing("the limits of the update", at: path.field("rollingUpdate")))
            }
        default:
            // The server names the strategy, not its type.
            errors.allowOnlyKnown(type ?? DaemonSetUpdateStrategyType(""), at: path)
        }
        return errors
    }
}

extension RollingUpdateDaemonSet {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        let maxUnavailable = maxUnavailable ?? 0
        let maxSurge = maxSurge ?? 0
        let path = (unavailable: path.field("maxUnavailable"), surge: path.field("maxSurge"))
        var errors = maxUnavailable.shareErrors(at: path.unavailable) + maxSurge.shareErrors(at: path.surge)
        errors += maxUnavailable.fullShareErrors(at: path.unavailable) + maxSurge.fullShareErrors(at: path.surge)
        switch (maxUnavailable.isZeroShare, maxSurge.isZeroShare) {
        case (false, false):
            let sentence = "a node gets its new Pod either beside the old one or after it; set maxUnavailable to 0"
            errors.add(.invalid, at: path.surge, sentence)
        case (true, true):
            let sentence = "with maxSurge 0 no Pod could ever be replaced; raise one of the two"
            errors.add(.required, at: path.unavailable, sentence)
        default: break
        }
        return errors
    }
}
