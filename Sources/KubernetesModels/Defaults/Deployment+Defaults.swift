// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension Deployment: Defaultable {
    /// Returns the Deployment as an API server stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> Deployment {
        var result = afterRoundTrip()
        result.spec.setDefaults()
        return result
    }
}

extension DeploymentSpec {
    private static let assumedReplicas = 1
    private static let assumedShare: IntOrString = "25%"
    private static let assumedProgressDeadlineSeconds = 600

    /// Sets what is assumed for a Deployment (SetDefaults_Deployment in pkg/apis/apps/v1).
    fileprivate mutating func setDefaults() {
        template.spec.setDefaults()
        replicas.fill(with: Self.assumedReplicas)
        strategy.fill(with: DeploymentStrategy())
        strategy?.type.fill(with: .rollingUpdate)
        if strategy?.type == .rollingUpdate {
            strategy?.rollingUpdate.fill(with: RollingUpdateDeployment())
            strategy?.rollingUpdate?.maxUnavailable.fill(with: Self.assumedShare)
            strategy?.rollingUpdate?.maxSurge.fill(with: Self.assumedShare)
        }
        revisionHistoryLimit.fill(with: 10)
        progressDeadlineSeconds.fill(with: Self.assumedProgressDeadlineSeconds)
    }

    /// The number of Pods wanted: `replicas`, or 1.
    public var replicasOrDefault: Int {
        replicas ?? Self.assumedReplicas
    }

    /// The Pods that a rolling update may run beyond those wanted: `strategy.rollingUpdate.maxSurge`, or 25%; 0 for any
    /// other strategy.
    public var maxSurgeOrDefault: IntOrString {
        updatesByRolling ? strategy?.rollingUpdate?.maxSurge ?? Self.assumedShare : 0
    }

    /// The Pods that a rolling update may leave unavailable: `strategy.rollingUpdate.maxUnavailable`, or 25%; 0 for any
    /// other strategy, which has no such limit.
    public var maxUnavailableOrDefault: IntOrString {
        updatesByRolling ? strategy?.rollingUpdate?.maxUnavailable ?? Self.assumedShare : 0
    }

    /// The time for which a Pod must have been ready before it counts as available: `minReadySeconds`, or none.
    public var minReadyOrDefault: Duration {
        minReady ?? .zero
    }

    /// The time without progress after which a rollout counts as failed: `progressDeadlineSeconds`, or 600 seconds.
    public var progressDeadlineOrDefault: Duration {
        progressDeadline ?? .seconds(Self.assumedProgressDeadlineSeconds)
    }

    private var updatesByRolling: Bool {
        guard let type = strategy?.type, type.rawValue != "" else { return true }
        return type == .rollingUpdate
    }
}
