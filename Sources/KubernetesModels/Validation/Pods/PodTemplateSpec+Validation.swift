// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

extension PodTemplateSpec {
    /// Returns the reasons for which the API server would refuse the template.
    ///
    /// Labels and annotations are refused at `labels` and `annotations` of the template itself, without `metadata`, as
    /// the server does. Defaults are not applied.
    public func validationErrors(at path: FieldPath = .root) -> [ValidationError] {
        var errors = metadataErrors(at: path)
        errors += spec.validationErrors(at: path.field("spec"))
        if spec.ephemeralContainers?.isEmpty == false {
            let sentence = "ephemeral containers are added to running Pods; remove them from the template"
            errors.add(.forbidden, at: path.field("spec").field("ephemeralContainers"), sentence)
        }
        return errors
    }

    /// The reasons for which the API server would refuse labels and annotations.
    func metadataErrors(at path: FieldPath) -> [ValidationError] {
        let annotations = metadata.annotations ?? [:]
        return (metadata.labels ?? [:]).labelErrors(at: path.field("labels"))
            + annotations.annotationErrors(at: path.field("annotations"))
            + PodAnnotations(annotations: annotations, spec: spec).validationErrors(at: path.field("annotations"))
    }

    /// The reasons for which a controller that replaces its Pods would refuse the template: they must run for ever.
    func lastingErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if spec.restartPolicy != .always {
            let policy = (spec.restartPolicy?.rawValue ?? "").quotedForMessages
            let sentence = "\(policy) is not supported in this template; use \"Always\""
            errors.add(.notSupported, at: path.field("spec").field("restartPolicy"), sentence)
        }
        if spec.activeDeadlineSeconds != nil {
            let sentence = "the Pods of this template are replaced when they end; remove the deadline, or use a Job"
            errors.add(.forbidden, at: path.field("spec").field("activeDeadlineSeconds"), sentence)
        }
        return errors
    }
}

extension PodTemplate: Validatable {
    /// Returns the reasons for which the API server would refuse the template as it stands.
    public func validationErrorsAsStored() -> [ValidationError] {
        metadata.validationErrors(at: "metadata") + template.validationErrors(at: "template")
    }
}
