// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

extension Deployment: Validatable {
    /// Returns the reasons for which the API server would refuse the Deployment as it stands.
    public func validationErrorsAsStored() -> [ValidationError] {
        metadata.validationErrors(at: "metadata") + spec.validationErrors(at: "spec")
    }
}

extension DeploymentSpec {
    /// Returns the reasons for which the API server would refuse the specification.
    ///
    /// Defaults are not applied.
    public func validationErrors(at path: FieldPath = .root) -> [ValidationError] {
        let templatePath = path.field("template")
        var errors: [ValidationError] = []
        errors.requireNonNegative(replicas, at: path.field("replicas"))
        errors += selector.workloadErrors(at: path.field("selector"), selecting: template, at: templatePath) {
            template.validationErrors(at: templatePath) + template.lastingErrors(at: templatePath)
        }
        errors += (strategy ?? DeploymentStrategy()).validationErrors(at: path.field("strategy"))
        errors.requireNonNegative(minReadySeconds, at: path.field("minReadySeconds"))
        errors.requireNonNegative(revisionHistoryLimit, at: path.field("revisionHistoryLimit"))
        if let deadline = progressDeadlineSeconds {
            errors.requireNonNegative(deadline, at: path.field("progressDeadlineSeconds"))
            let minReadySeconds = minReadySeconds ?? 0
            if deadline <= minReadySeconds {
                let sentence =
                    "a deadline of \(deadline) seconds passes before a Pod can be available; "
                    + "use more than minReadySeconds (\(minReadySeconds))"
                errors.add(.invalid, at: path.field("progressDeadlineSeconds"), sentence)
            }
        }
        return errors
    }
}

extension DeploymentStrategy {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        switch type {
        case .recreate:
            if rollingUpdate != nil {
                let sentence = "\"Recreate\" removes all Pods at once; remove this, or use type \"RollingUpdate\""
                errors.add(.forbidden, at: path.field("rollingUpdate"), sentence)
            }
        case .rollingUpdate:
            if let rollingUpdate {
                errors += rollingUpdate.validationErrors(at: path.field("rollingUpdate"))
            } else {
                errors.append(.missing("the limits of the update", at: path.field("rollingUpdate")))
            }
        default:
            // The server names the strategy, not its type.
            errors.allowOnlyKnown(type ?? DeploymentStrategyType(""), at: path)
        }
        return errors
    }
}

extension RollingUpdateDeployment {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        let maxUnavailable = maxUnavailable ?? 0
        let maxSurge = maxSurge ?? 0
        let path = (unavailable: path.field("maxUnavailable"), surge: path.field("maxSurge"))
        var errors = maxUnavailable.shareErrors(at: path.unavailable) + maxSurge.shareErrors(at: path.surge)
        if maxUnavailable.isZeroShare, maxSurge.isZeroShare {
            let sentence = "with maxSurge 0 no Pod could ever be replaced; raise one of the two"
            errors.add(.invalid, at: path.unavailable, sentence)
        }
        return errors + maxUnavailable.fullShareErrors(at: path.unavailable)
    }
}
