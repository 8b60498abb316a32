// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension Volume {
    /// The permissions of files, 0644.
    private static let assumedMode = 0o644

    /// Sets what is assumed for a volume (SetDefaults_Volume and those of its sources in pkg/apis/core/v1).
    mutating func setDefaults() {
        if self == Volume(name: name) { emptyDir = EmptyDirVolumeSource() }
        hostPath?.type.fill(with: .unspecified)
        secret?.defaultMode.fill(with: Self.assumedMode)
        configMap?.defaultMode.fill(with: Self.assumedMode)
        downwardAPI?.defaultMode.fill(with: Self.assumedMode)
        downwardAPI?.items?.updateEach { $0.setDefaults() }
        projected?.defaultMode.fill(with: Self.assumedMode)
        projected?.sources?.updateEach { $0.setDefaults() }
        ephemeral?.volumeClaimTemplate?.spec.setDefaults()
        let reference = image?.reference ?? ""
        image?.pullPolicy.fill(with: .assumed(forImage: reference))
        iscsi?.iscsiInterface.fill(with: "default")
        rbd?.setDefaults()
        azureDisk?.setDefaults()
        scaleIO?.storageMode.fill(with: "ThinProvisioned")
        scaleIO?.fsType.fill(with: "xfs")
    }
}

extension VolumeProjection {
    fileprivate mutating func setDefaults() {
        serviceAccountToken?.expirationSeconds.fill(with: 3600)
        downwardAPI?.items?.updateEach { $0.setDefaults() }
    }
}

extension DownwardAPIVolumeFile {
    fileprivate mutating func setDefaults() {
        fieldRef?.setDefaults()
        resourceFieldRef?.setDefaults()
    }
}

extension RBDVolumeSource {
    fileprivate mutating func setDefaults() {
        pool.fill(with: "rbd")
        user.fill(with: "admin")
        keyring.fill(with: "/etc/ceph/keyring")
    }
}

extension AzureDiskVolumeSource {
    fileprivate mutating func setDefaults() {
        cachingMode.fill(with: .readWrite)
        kind.fill(with: .shared)
        fsType.fill(with: "ext4")
        readOnly.fill(with: false)
    }
}
