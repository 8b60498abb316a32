// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension Affinity {
    /// The reasons for which the API server would refuse the affinities of a Pod.
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if let nodeAffinity { errors += nodeAffinity.validationErrors(at: path.field("nodeAffinity")) }
        for (name, required, preferred) in [
            (
                "podAffinity", podAffinity?.requiredDuringSchedulingIgnoredDuringExecution,
                podAffinity?.preferredDuringSchedulingIgnoredDuringExecution
            ),
            (
                "podAntiAffinity", podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution,
                podAntiAffinity?.preferredDuringSchedulingIgnoredDuringExecution
            ),
        ] {
            let requiredPath = path.field(name).field("requiredDuringSchedulingIgnoredDuringExecution")
            for (index, term) in (required ?? []).enumerated() {
                errors += term.validationErrors(at: requiredPath.index(index))
            }
            let preferredPath = path.field(name).field("preferredDuringSchedulingIgnoredDuringExecution")
            for (index, term) in (preferred ?? []).enumerated() {
                errors.require(term.weight, in: 1...100, at: preferredPath.index(index).field("weight"))
                let termPath = preferredPath.index(index).field("podAffinityTerm")
                errors += term.podAffinityTerm.validationErrors(at: termPath)
            }
        }
        return errors
    }
}

extension NodeAffinity {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if let selector = requiredDuringSchedulingIgnoredDuringExecution {
            let path = path.field("requiredDuringSchedulingIgnoredDuringExecution").field("nodeSelectorTerms")
            if selector.nodeSelectorTerms.isEmpty {
                errors.add(.required, at: path, "there is no term, so that no node is selected; add at least one")
            }
            for (index, term) in selector.nodeSelectorTerms.enumerated() {
                errors += term.validationErrors(at: path.index(index), isPreference: false)
            }
        }
        let path = path.field("preferredDuringSchedulingIgnoredDuringExecution")
        for (index, term) in (preferredDuringSchedulingIgnoredDuringExecution ?? []).enumerated() {
            errors.require(term.weight, in: 1...100, at: path.index(index).field("weight"))
            let preferencePath = path.index(index).field("preference")
            errors += term.preference.validationErrors(at: preferencePath, isPreference: true)
        }
        return errors
    }
}

extension NodeSelectorTerm {
    fileprivate func validationErrors(at path: FieldPath, isPreference: Bool) -> [ValidationError] {
        var errors: [ValidationError] = []
        for (index, requirement) in (matchExpressions ?? []).enumerated() {
            let path = path.field("matchExpressions").index(index)
            errors += requirement.labelErrors(at: path, isPreference: isPreference)
        }
        for (index, requirement) in (matchFields ?? []).enumerated() {
            errors += requirement.fieldErrors(at: path.field("matchFields").index(index))
        }
        return errors
    }
}

extension NodeSelectorRequirement {
    /// The reasons for which a requirement on the labels of nodes would be refused; values of a preference are free.
    fileprivate func labelErrors(at path: FieldPath, isPreference: Bool) -> [ValidationError] {
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
        case .greaterThan, .lessThan:
            if values.count != 1 {
                let sentence = "\"\(self.operator)\" compares with one number; there are \(values.count) values"
                errors.add(.required, at: path.field("values"), sentence)
            }
        default: errors += operatorErrors(at: path, known: NodeSelectorOperator.allKnown)
        }
        errors.add(FormatRules.problems(inQualifiedName: key), at: path.field("key"))
        for (index, value) in values.enumerated() where !isPreference {
            errors.add(FormatRules.problems(inLabelValue: value), at: path.field("values").index(index))
        }
        return errors
    }

    /// The reasons for which a requirement on the fields of nodes, of which there is but the name, would be refused.
    fileprivate func fieldErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        let values = values ?? []
        switch self.operator {
        case .in, .notIn:
            if values.count != 1 {
                let sentence = "a field compares with one value; there are \(values.count)"
                errors.add(.required, at: path.field("values"), sentence)
            }
        default: errors += operatorErrors(at: path, known: [.in, .notIn])
        }
        guard key == "metadata.name" else {
            let sentence = "\(key.quotedForMessages) is not a field to select nodes by; use \"metadata.name\""
            errors.add(.invalid, at: path.field("key"), sentence)
            return errors
        }
        for (index, value) in values.enumerated() {
            errors.add(FormatRules.problems(inDNSSubdomain: value), at: path.field("values").index(index))
        }
        return errors
    }

    private func operatorErrors(at path: FieldPath, known: [NodeSelectorOperator]) -> [ValidationError] {
        let names = known.map { "\"\($0)\"" }.joined(separator: ", ")
        let sentence = "\(self.operator.rawValue.quotedForMessages) is not an operator; use one of \(names)"
        return [ValidationError(path: path.field("operator"), reason: .invalid, sentence: sentence)]
    }
}

extension PodAffinityTerm {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if let labelSelector { errors += labelSelector.validationErrors(at: path.field("labelSelector")) }
        if let namespaceSelector { errors += namespaceSelector.validationErrors(at: path.field("namespaceSelector")) }
        for name in namespaces ?? [] {
            errors.add(FormatRules.problems(inDNSLabel: name), at: path.field("namespace"))
        }
        errors += labelSelector.keyErrors(
            matching: matchLabelKeys ?? [],
            mismatching: mismatchLabelKeys ?? [],
            at: path
        )
        let noKey = "the key is missing; use a label of nodes, such as \"kubernetes.io/hostname\""
        errors.require(topologyKey, at: path.field("topologyKey"), noKey)
        errors.add(FormatRules.problems(inQualifiedName: topologyKey), at: path.field("topologyKey"))
        return errors
    }
}
