// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension Probe: Defaultable {
    /// Returns the probe as an API server stores and returns it in the template of a Pod; see ``Defaultable``.
    public func applyingDefaults() -> Probe {
        var result = afterRoundTrip()
        result.setDefaults()
        return result
    }
}

extension Probe {
    private static let assumedTimeoutSeconds = 1
    private static let assumedPeriodSeconds = 10
    private static let assumedSuccessThreshold = 1
    private static let assumedFailureThreshold = 3

    /// Sets what is assumed for a probe (SetDefaults_Probe in pkg/apis/core/v1).
    mutating func setDefaults() {
        httpGet?.setDefaults()
        grpc?.service.fill(with: "")
        timeoutSeconds.fill(with: Self.assumedTimeoutSeconds)
        periodSeconds.fill(with: Self.assumedPeriodSeconds)
        successThreshold.fill(with: Self.assumedSuccessThreshold)
        failureThreshold.fill(with: Self.assumedFailureThreshold)
    }

    /// The time after the container's start without checks: `initialDelaySeconds`, or none.
    public var initialDelayOrDefault: Duration {
        initialDelay ?? .zero
    }

    /// The time that a check may take: `timeoutSeconds`, or 1 second where it is absent or 0.
    public var timeoutOrDefault: Duration {
        .seconds(Self.value(timeoutSeconds, or: Self.assumedTimeoutSeconds))
    }

    /// The time between two checks: `periodSeconds`, or 10 seconds where it is absent or 0.
    public var periodOrDefault: Duration {
        .seconds(Self.value(periodSeconds, or: Self.assumedPeriodSeconds))
    }

    /// The successes in a row that count: `successThreshold`, or 1 where it is absent or 0.
    public var successThresholdOrDefault: Int {
        Self.value(successThreshold, or: Self.assumedSuccessThreshold)
    }

    /// The failures in a row that count: `failureThreshold`, or 3 where it is absent or 0.
    public var failureThresholdOrDefault: Int {
        Self.value(failureThreshold, or: Self.assumedFailureThreshold)
    }

    private static func value(_ stated: Int?, or assumed: Int) -> Int {
        guard let stated, stated != 0 else { return assumed }
        return stated
    }
}

extension HTTPGetAction {
    /// Sets what is assumed for the request of a probe or a hook.
    mutating func setDefaults() {
        path.fill(with: "/")
        scheme.fill(with: .http)
    }
}
