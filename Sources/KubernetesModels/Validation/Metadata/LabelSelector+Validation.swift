// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

extension LabelSelector {
    /// Returns the reasons for which the API server would refuse the selector; an empty one is no error by itself.
    public func validationErrors(at path: FieldPath = .root) -> [ValidationError] {
        var errors = (matchLabels ?? [:]).labelErrors(at: path.field("matchLabels"))
        for (index, expression) in (matchExpressions ?? []).enumerated() {
            errors += expression.validationErrors(at: path.field("matchExpressions").index(index))
        }
        return errors
    }

    /// The reasons for which the API server would refuse the selector of a workload, together with the labels of its
    /// template; the rules of the template itself are only applied where the selector can be understood.
    func workloadErrors(
        at path: FieldPath,
        selecting template: PodTemplateSpec,
        at templatePath: FieldPath,
        templateRules: () -> [ValidationError]
    ) -> [ValidationError] {
        var errors = validationErrors(at: path)
        guard errors.isEmpty else {
            errors.add(.invalid, at: path, "nothing can be selected with mistakes in the selector; correct those first")
            return errors
        }
        if isEmpty {
            let sentence = "the selector is empty; name the labels of the template, such as matchLabels: {app: web}"
            errors.add(.invalid, at: path, sentence)
        } else if !matches(template.metadata.labels ?? [:]) {
            let sentence = "the selector does not select these labels; give the template those that it asks for"
            errors.add(.invalid, at: templatePath.field("metadata").field("labels"), sentence)
        }
        return errors + templateRules()
    }
}

extension LabelSelectorRequirement {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        let values = values ?? []
        switch self.operator {
        case .in, .notIn:
            if values.isEmpty {
                let sentence = "\"\(self.operator)\" needs values to compare with; add at least one"
                errors.add(.required, at: path.field("values"), sentence)
            }
        case .exists, .doesNotExist:
            if !values.isEmpty {
                let sentence = "\"\(self.operator)\" compares with no values; remove them, or use \"In\" or \"NotIn\""
                errors.add(.forbidden, at: path.field("values"), sentence)
            }
        default:
            let known = LabelSelectorOperator.allKnown.map { "\"\($0)\"" }.joined(separator: ", ")
            let sentence = "\(self.operator.rawValue.quotedForMessages) is not an operator; use one of \(known)"
            errors.add(.invalid, at: path.field("operator"), sentence)
        }
        errors.add(FormatRules.problems(inQualifiedName: key), at: path.field("key"))
        for (index, value) in values.enumerated() {
            errors.add(FormatRules.problems(inLabelValue: value), at: path.field("values").index(index))
        }
        return errors
    }
}
