// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension PersistentVolumeClaim: Defaultable {
    /// Returns the PersistentVolumeClaim as an API server stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> PersistentVolumeClaim {
        var result = afterRoundTrip()
        result.spec.setDefaults()
        result.spec.mirrorDataSources()
        // The admission plugin StorageObjectInUseProtection adds it.
        let finalizers = result.metadata.finalizers ?? []
        if !finalizers.contains(Self.protection) { result.metadata.finalizers = finalizers + [Self.protection] }
        return result
    }

    private static let protection = "kubernetes.io/pvc-protection"
}

extension PersistentVolumeClaimSpec {
    /// Sets what is assumed for a claim (SetDefaults_PersistentVolumeClaimSpec in pkg/apis/core/v1).
    mutating func setDefaults() {
        resources.fill(with: VolumeResourceRequirements())
        volumeMode.fill(with: .filesystem)
    }

    /// Copies `dataSource` and `dataSourceRef` to each other, as far as one can say what the other does.
    ///
    /// `dataSource` is the older field, which knows claims and snapshots only; anything else is dropped from it.
    fileprivate mutating func mirrorDataSources() {
        if let source = dataSource, !source.isClaimOrSnapshot { dataSource = nil }
        if let source = dataSource {
            dataSourceRef.fill(
                with: TypedObjectReference(apiGroup: source.apiGroup, kind: source.kind, name: source.name)
            )
        } else if let reference = dataSourceRef, (reference.namespace ?? "").isEmpty {
            dataSource = TypedLocalObjectReference(
                apiGroup: reference.apiGroup,
                kind: reference.kind,
                name: reference.name
            )
        }
    }
}

extension TypedLocalObjectReference {
    fileprivate var isClaimOrSnapshot: Bool {
        switch kind {
        case "PersistentVolumeClaim": (apiGroup ?? "").isEmpty
        case "VolumeSnapshot": apiGroup == "snapshot.storage.k8s.io"
        default: false
        }
    }
}
