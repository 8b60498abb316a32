// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

extension LifecycleHandler {
    /// Returns the reasons for which the API server would refuse the hook of a container in a Pod with this grace
    /// period.
    ///
    /// Defaults are not applied.
    public func validationErrors(at path: FieldPath = .root, gracePeriodSeconds: Int?) -> [ValidationError] {
        HandlerActions(exec: exec, httpGet: httpGet, tcpSocket: tcpSocket, sleep: sleep)
            .validationErrors(at: path, gracePeriodSeconds: gracePeriodSeconds)
    }
}

extension Lifecycle {
    /// Returns the reasons for which the API server would refuse the hooks and the stop signal of a container.
    ///
    /// Grace period and operating system are those of the Pod; the latter decides which signals there are. Defaults are
    /// not applied. (They drop the stop signal: its feature, ContainerStopSignals, is off in 1.36.)
    public func validationErrors(
        at path: FieldPath = .root,
        gracePeriodSeconds: Int?,
        os: PodOS?
    ) -> [ValidationError] {
        var errors: [ValidationError] = []
        if let postStart {
            errors += postStart.validationErrors(at: path.field("postStart"), gracePeriodSeconds: gracePeriodSeconds)
        }
        if let preStop {
            errors += preStop.validationErrors(at: path.field("preStop"), gracePeriodSeconds: gracePeriodSeconds)
        }
        if let stopSignal {
            errors += stopSignal.validationErrors(at: path.field("stopSignal"), os: os)
        }
        return errors
    }
}

extension Signal {
    fileprivate func validationErrors(at path: FieldPath, os: PodOS?) -> [ValidationError] {
        var errors: [ValidationError] = []
        switch os?.name {
        case nil:
            let sentence = "a stop signal needs to know the operating system; set spec.os.name, such as \"linux\""
            errors.add(.forbidden, at: path, sentence)
        case .windows: errors.allowOnlyKnown(self, of: [.sigkill, .sigterm], at: path)
        case .linux: errors.allowOnlyKnown(self, at: path)
        default: break
        }
        return errors
    }
}
