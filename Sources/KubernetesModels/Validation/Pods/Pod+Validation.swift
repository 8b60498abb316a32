// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension Pod: Validatable {
    /// Returns the reasons for which the API server would refuse the Pod as it stands.
    public func validationErrorsAsStored() -> [ValidationError] {
        let specPath: FieldPath = "spec"
        var errors = metadata.validationErrors(at: "metadata")
        errors += PodAnnotations(annotations: metadata.annotations ?? [:], spec: spec)
            .validationErrors(at: "metadata.annotations")
        errors += spec.validationErrors(at: specPath, of: metadata)
        for (name, containers) in [("containers", spec.containers), ("initContainers", spec.initContainers ?? [])] {
            for (index, container) in containers.enumerated() {
                errors += container.errorsOutsideTemplates(at: specPath.field(name).index(index))
            }
        }
        if spec.ephemeralContainers?.isEmpty == false {
            let sentence = "ephemeral containers are added to running Pods; remove them"
            errors.add(.forbidden, at: specPath.field("ephemeralContainers"), sentence)
        }
        if spec.nodeName?.isEmpty == false, spec.schedulingGates?.isEmpty == false {
            let sentence = "a Pod that waits for its gates has no node yet; remove nodeName, or the gates"
            errors.add(.forbidden, at: specPath.field("nodeName"), sentence)
        }
        return errors
    }
}
