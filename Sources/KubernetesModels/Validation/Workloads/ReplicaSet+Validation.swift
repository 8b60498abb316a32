// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

extension ReplicaSet: Validatable {
    /// Returns the reasons for which the API server would refuse the ReplicaSet as it stands.
    public func validationErrorsAsStored() -> [ValidationError] {
        metadata.validationErrors(at: "metadata") + spec.validationErrors(at: "spec")
    }
}

extension ReplicaSetSpec {
    /// Returns the reasons for which the API server would refuse the specification.
    ///
    /// Defaults are not applied.
    public func validationErrors(at path: FieldPath = .root) -> [ValidationError] {
        let template = template ?? .blank
        let templatePath = path.field("template")
        var errors: [ValidationError] = []
        errors.requireNonNegative(replicas, at: path.field("replicas"))
        errors.requireNonNegative(minReadySeconds, at: path.field("minReadySeconds"))
        return errors
            + selector.workloadErrors(at: path.field("selector"), selecting: template, at: templatePath) {
                template.validationErrors(at: templatePath) + template.lastingErrors(at: templatePath)
            }
    }
}
