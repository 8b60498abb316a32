// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension [Volume] {
    /// The reasons for which the API server would refuse the volumes of a Pod with these metadata; a template has none.
    func validationErrors(at path: FieldPath, of owner: ObjectMeta?) -> [ValidationError] {
        judged(at: path, of: owner).errors
    }

    /// The volumes that are in order, by name; only those can be mounted.
    func validVolumes(of owner: ObjectMeta?) -> [String: Volume] {
        judged(at: .root, of: owner).valid
    }

    private func judged(
        at path: FieldPath,
        of owner: ObjectMeta?
    ) -> (valid: [String: Volume], errors: [ValidationError]) {
        var valid: [String: Volume] = [:]
        var errors: [ValidationError] = []
        let podName = owner?.name ?? ""
        let createdClaims = podName.isEmpty ? [] : Set(filter { $0.ephemeral != nil }.map { "\(podName)-\($0.name)" })
        for (index, volume) in enumerated() {
            let path = path.index(index)
            var volumeErrors = volume.sourceErrors(at: path, of: owner)
            let missing = "the volume has no name; use lower-case letters, digits and \"-\", such as \"cache\""
            if let name = volumeErrors.require(volume.name, at: path.field("name"), missing) {
                volumeErrors.add(FormatRules.problems(inDNSLabel: name), at: path.field("name"))
            }
            if valid[volume.name] != nil {
                let sentence = "another volume is named \(volume.name.quotedForMessages), too; give each its own name"
                volumeErrors.add(.duplicate, at: path.field("name"), sentence)
            }
            if volumeErrors.isEmpty { valid[volume.name] = volume }
            errors += volumeErrors
            if let claim = volume.persistentVolumeClaim?.claimName, createdClaims.contains(claim) {
                let sentence = "\(claim.quotedForMessages) is made for an ephemeral volume of the Pod; mount that one"
                errors.add(.invalid, at: path.field("persistentVolumeClaim").field("claimName"), sentence)
            }
        }
        return (valid, errors)
    }
}

extension Volume {
    /// The reasons for which the API server would refuse where the volume comes from.
    ///
    /// Some of the names that the server refuses a source by are not those of the fields.
    fileprivate func sourceErrors(at path: FieldPath, of owner: ObjectMeta?) -> [ValidationError] {
        var choice = ExclusiveChoice(at: path, of: "source")
        choice.consider(emptyDir, "emptyDir") { $0.validationErrors(at: $1) }
        choice.consider(hostPath, "hostPath") { $0.validationErrors(at: $1) }
        choice.consider(gitRepo, "gitRepo") { $0.validationErrors(at: $1) }
        choice.consider(gcePersistentDisk, "gcePersistentDisk") { disk, _ in
            disk.validationErrors(at: path.field("persistentDisk"))
        }
        choice.consider(awsElasticBlockStore, "awsElasticBlockStore") { $0.validationErrors(at: $1) }
        choice.consider(secret, "secret") { $0.validationErrors(at: $1) }
        choice.consider(nfs, "nfs") { $0.validationErrors(at: $1) }
        choice.consider(iscsi, "iscsi") { $0.validationErrors(at: $1, volumeName: name, volumePath: path) }
        choice.consider(glusterfs, "glusterfs") { $0.validationErrors(at: $1) }
        choice.consider(flocker, "flocker") { $0.validationErrors(at: $1) }
        choice.consider(persistentVolumeClaim, "persistentVolumeClaim") { claim, path in
            claim.claimName.isEmpty ? [.missing("the claim", at: path.field("claimName"))] : []
        }
        choice.consider(rbd, "rbd") { $0.validationErrors(at: $1) }
        choice.consider(cinder, "cinder") { $0.validationErrors(at: $1) }
        choice.consider(cephfs, "cephfs", refusedAs: "cephFS") { $0.validationErrors(at: $1) }
        choice.consider(quobyte, "quobyte") { $0.validationErrors(at: $1) }
        choice.consider(downwardAPI, "downwardAPI", refusedAs: "downwarAPI") { $0.validationErrors(at: $1) }
        choice.consider(fc, "fc") { $0.validationErrors(at: $1) }
        choice.consider(flexVolume, "flexVolume") { $0.validationErrors(at: $1) }
        choice.consider(configMap, "configMap") { $0.validationErrors(at: $1) }
        choice.consider(azureFile, "azureFile") { $0.validationErrors(at: $1) }
        choice.consider(vsphereVolume, "vsphereVolume") { $0.validationErrors(at: $1) }
        choice.consider(photonPersistentDisk, "photonPersistentDisk") { $0.validationErrors(at: $1) }
        choice.consider(portworxVolume, "portworxVolume") { $0.validationErrors(at: $1) }
        choice.consider(azureDisk, "azureDisk") { $0.validationErrors(at: $1) }
        choice.consider(storageos, "storageos") { $0.validationErrors(at: $1) }
        choice.consider(projected, "projected") { $0.validationErrors(at: $1) }
        choice.consider(scaleIO, "scaleIO") { $0.validationErrors(at: $1) }
        choice.consider(csi, "csi") { $0.validationErrors(at: $1) }
        choice.consider(ephemeral, "ephemeral") { ephemeral, ephemeralPath in
            ephemeral.validationErrors(at: ephemeralPath) + claimNameErrors(at: path, of: owner)
        }
        choice.consider(image, "image") { $0.validationErrors(at: $1, isInPod: owner != nil) }
        guard choice.isEmpty else { return choice.errors }
        let sentence = "the volume has no source; add one, such as emptyDir or configMap"
        return [ValidationError(path: path, reason: .required, sentence: sentence)]
    }

    /// Errors for the name of the claim that is made for an ephemeral volume.
    private func claimNameErrors(at path: FieldPath, of owner: ObjectMeta?) -> [ValidationError] {
        guard let podName = owner?.name, !podName.isEmpty, !name.isEmpty else { return [] }
        var errors: [ValidationError] = []
        errors.add(FormatRules.problems(inDNSSubdomain: "\(podName)-\(name)"), at: path.field("name"))
        return errors
    }
}
