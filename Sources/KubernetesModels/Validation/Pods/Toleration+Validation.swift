// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension Toleration {
    /// The reasons for which the API server would refuse the toleration.
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        let operatorPath = path.field("operator")
        if let key, !key.isEmpty {
            errors.add(FormatRules.problems(inQualifiedName: key), at: path.field("key"))
        } else if self.operator != .exists {
            errors.add(.invalid, at: operatorPath, "a toleration without a key is for all taints; use \"Exists\"")
        }
        if tolerationSeconds != nil, effect != .noExecute {
            let sentence = "only \"NoExecute\" removes Pods after a time; use it, or remove tolerationSeconds"
            errors.add(.invalid, at: path.field("effect"), sentence)
        }
        switch self.operator {
        case nil, .equal, TolerationOperator(""):
            // The server names the operator, and complains once.
            errors.add(Array(FormatRules.problems(inLabelValue: value ?? "").prefix(1)), at: operatorPath)
        case .exists:
            if value?.isEmpty == false {
                let sentence = "\"Exists\" compares with no value; remove the value, or use \"Equal\""
                errors.add(.invalid, at: operatorPath, sentence)
            }
        default:
            // The comparisons of numbers, Lt and Gt, are off in 1.36.
            errors.allowOnlyKnown(self.operator, of: [.equal, .exists], at: operatorPath)
        }
        if let effect, !effect.rawValue.isEmpty { errors.allowOnlyKnown(effect, at: path.field("effect")) }
        return errors
    }
}
