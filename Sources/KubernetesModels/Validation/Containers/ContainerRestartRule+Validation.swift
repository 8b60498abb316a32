// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension CheckedContainer {
    /// The reasons for which the API server would refuse the restart policy and rules of a container.
    func restartErrors(at path: FieldPath, isInitContainer: Bool) -> [ValidationError] {
        var errors: [ValidationError] = []
        let rules = restartPolicyRules ?? []
        if restartPolicy == nil, !rules.isEmpty {
            let sentence = "rules for restarts need a policy for all other cases; set it, such as to \"Never\""
            errors.add(.required, at: path.field("restartPolicy"), sentence)
            // Those of an init container are not judged then.
            if isInitContainer { return errors }
        }
        errors.allowOnlyKnown(restartPolicy, at: path.field("restartPolicy"))
        let rulesPath = path.field("restartPolicyRules")
        if rules.count > 20 {
            errors.add(.tooLong, at: rulesPath, "there are \(rules.count) rules; at most 20 are allowed")
        }
        for (index, rule) in rules.enumerated() {
            errors += rule.validationErrors(at: rulesPath.index(index))
        }
        return errors
    }
}

extension ContainerRestartRule {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.allowOnlyKnown(action, at: path.field("action"))
        guard let exitCodes else {
            let sentence = "the exit codes are missing; name those for which the container restarts"
            errors.add(.required, at: path.field("exitCodes"), sentence)
            return errors
        }
        errors.allowOnlyKnown(exitCodes.operator, at: path.field("exitCodes").field("operator"))
        let count = exitCodes.values?.count ?? 0
        if count > 255 {
            let sentence = "there are \(count) exit codes; at most 255 are allowed"
            errors.add(.tooLong, at: path.field("exitCodes").field("values"), sentence)
        }
        return errors
    }
}
