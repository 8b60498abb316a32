// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

extension Probe {
    /// Returns the reasons for which the API server would refuse the probe, whatever it is for.
    ///
    /// Defaults are not applied: a scheme that is absent counts as missing.
    public func validationErrors(at path: FieldPath = .root) -> [ValidationError] {
        var errors = HandlerActions(exec: exec, httpGet: httpGet, tcpSocket: tcpSocket, grpc: grpc)
            .validationErrors(at: path, gracePeriodSeconds: nil)
        errors.requireNonNegative(initialDelaySeconds, at: path.field("initialDelaySeconds"))
        errors.requireNonNegative(timeoutSeconds, at: path.field("timeoutSeconds"))
        errors.requireNonNegative(periodSeconds, at: path.field("periodSeconds"))
        errors.requireNonNegative(successThreshold, at: path.field("successThreshold"))
        errors.requireNonNegative(failureThreshold, at: path.field("failureThreshold"))
        if let seconds = terminationGracePeriodSeconds, seconds <= 0 {
            let sentence = "a grace period of \(seconds) seconds is too short; use 1 or more, or that of the Pod"
            errors.add(.invalid, at: path.field("terminationGracePeriodSeconds"), sentence)
        }
        return errors
    }

    /// What the probe of a container is for.
    enum Purpose {
        case liveness, readiness, startup
    }

    /// The reasons for which the API server would refuse the probe for its purpose.
    func validationErrors(at path: FieldPath, for purpose: Purpose) -> [ValidationError] {
        var errors = validationErrors(at: path)
        switch purpose {
        case .liveness, .startup:
            if successThreshold != 1 {
                let sentence =
                    "\(successThreshold ?? 0) successes in a row cannot be asked for here; use 1, or a readiness probe"
                errors.add(.invalid, at: path.field("successThreshold"), sentence)
            }
        case .readiness:
            if terminationGracePeriodSeconds != nil {
                let sentence = "a readiness probe ends no container; set this in a liveness or startup probe"
                errors.add(.invalid, at: path.field("terminationGracePeriodSeconds"), sentence)
            }
        }
        return errors
    }
}
