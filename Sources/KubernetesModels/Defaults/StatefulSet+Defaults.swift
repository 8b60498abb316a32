// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension StatefulSet: Defaultable {
    /// Returns the StatefulSet as an API server stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> StatefulSet {
        var result = afterRoundTrip()
        result.spec.setDefaults()
        return result
    }
}

extension StatefulSetSpec {
    /// Sets what is assumed for a StatefulSet (SetDefaults_StatefulSet in pkg/apis/apps/v1).
    fileprivate mutating func setDefaults() {
        template.spec.setDefaults()
        volumeClaimTemplates?.updateEach { $0.setDefaultsOfTemplates() }
        replicas.fill(with: 1)
        // Written even where it is empty, although it is optional.
        serviceName.fill(with: "")
        podManagementPolicy.fill(with: .orderedReady)
        updateStrategy.fill(with: StatefulSetUpdateStrategy())
        updateStrategy?.setDefaults()
        revisionHistoryLimit.fill(with: 10)
        persistentVolumeClaimRetentionPolicy.fill(with: StatefulSetPersistentVolumeClaimRetentionPolicy())
        persistentVolumeClaimRetentionPolicy?.whenDeleted.fill(with: .retain)
        persistentVolumeClaimRetentionPolicy?.whenScaled.fill(with: .retain)
        ordinals?.start.fill(with: 0)
    }
}

extension StatefulSetUpdateStrategy {
    /// A strategy that names its type gets no `rollingUpdate`, unlike that of a Deployment.
    ///
    /// The feature MaxUnavailableStatefulSet is off in 1.36: the server drops `maxUnavailable`.
    fileprivate mutating func setDefaults() {
        if type == nil {
            type = .rollingUpdate
            rollingUpdate.fill(with: RollingUpdateStatefulSetStrategy())
        }
        if type == .rollingUpdate { rollingUpdate?.partition.fill(with: 0) }
        rollingUpdate?.maxUnavailable = nil
    }
}

extension PersistentVolumeClaim {
    /// Sets what is assumed for a claim that is part of another object, where it has a status from the start.
    fileprivate mutating func setDefaultsOfTemplates() {
        spec.setDefaults()
        status.fill(with: PersistentVolumeClaimStatus())
        status?.phase.fill(with: .pending)
    }
}
