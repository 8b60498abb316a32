// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

extension PodDisruptionBudget: Validatable {
    /// Returns the reasons for which the API server would refuse the budget as it stands.
    ///
    /// The server looks at the name, which can be anything that fits a URL, only where nothing else is wrong.
    public func validationErrorsAsStored() -> [ValidationError] {
        let errors = (spec ?? PodDisruptionBudgetSpec()).validationErrors(at: "spec")
        return errors.isEmpty ? metadata.validationErrors(at: "metadata", names: .pathSegment) : errors
    }
}

extension PodDisruptionBudgetSpec {
    /// Returns the reasons for which the API server would refuse the specification.
    public func validationErrors(at path: FieldPath = .root) -> [ValidationError] {
        var errors: [ValidationError] = []
        if minAvailable != nil, maxUnavailable != nil {
            errors.add(.invalid, at: path, "the budget has both minAvailable and maxUnavailable; keep one of the two")
        }
        for (name, share) in [("minAvailable", minAvailable), ("maxUnavailable", maxUnavailable)] {
            guard let share else { continue }
            errors += share.shareErrors(at: path.field(name)) + share.fullShareErrors(at: path.field(name))
        }
        if let selector { errors += selector.validationErrors(at: path.field("selector")) }
        errors.allowOnlyKnown(unhealthyPodEvictionPolicy, at: path.field("unhealthyPodEvictionPolicy"))
        return errors
    }
}
