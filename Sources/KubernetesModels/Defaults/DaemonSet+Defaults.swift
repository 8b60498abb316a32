// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension DaemonSet: Defaultable {
    /// Returns the DaemonSet as an API server stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> DaemonSet {
        var result = afterRoundTrip()
        result.spec.setDefaults()
        // The generation of the template, which older versions of the API counted in the spec.
        let generation = result.metadata.annotations?[Self.templateGeneration].flatMap { Int($0) } ?? 0
        result.metadata.annotations.fill(with: [:])
        result.metadata.annotations?[Self.templateGeneration] = String(max(1, generation))
        return result
    }

    private static let templateGeneration = "deprecated.daemonset.template.generation"
}

extension DaemonSetSpec {
    /// Sets what is assumed for a DaemonSet (SetDefaults_DaemonSet in pkg/apis/apps/v1).
    fileprivate mutating func setDefaults() {
        template.spec.setDefaults()
        updateStrategy.fill(with: DaemonSetUpdateStrategy())
        updateStrategy?.type.fill(with: .rollingUpdate)
        if updateStrategy?.type == .rollingUpdate {
            updateStrategy?.rollingUpdate.fill(with: RollingUpdateDaemonSet())
            updateStrategy?.rollingUpdate?.maxUnavailable.fill(with: 1)
            updateStrategy?.rollingUpdate?.maxSurge.fill(with: 0)
        }
        revisionHistoryLimit.fill(with: 10)
    }
}
