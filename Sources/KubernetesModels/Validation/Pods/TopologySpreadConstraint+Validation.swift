// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension [TopologySpreadConstraint] {
    /// The reasons for which the API server would refuse the constraints of a Pod.
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        for (index, constraint) in enumerated() {
            errors += constraint.validationErrors(at: path.index(index), before: self[(index + 1)...])
        }
        return errors
    }
}

extension TopologySpreadConstraint {
    fileprivate func validationErrors(
        at path: FieldPath,
        before others: ArraySlice<TopologySpreadConstraint>
    ) -> [ValidationError] {
        var errors: [ValidationError] = []
        if maxSkew <= 0 {
            errors.add(.invalid, at: path.field("maxSkew"), "a skew of \(maxSkew) cannot be kept; use 1 or more")
        }
        let noKey = "the key is missing; use a label of nodes, such as \"topology.kubernetes.io/zone\""
        errors.require(topologyKey, at: path.field("topologyKey"), noKey)
        errors.allowOnlyKnown(whenUnsatisfiable, at: path.field("whenUnsatisfiable"))
        if others.contains(where: { $0.topologyKey == topologyKey && $0.whenUnsatisfiable == whenUnsatisfiable }) {
            let sentence = "another constraint has the same topologyKey and whenUnsatisfiable; keep one of the two"
            errors.add(.duplicate, at: path.field("{topologyKey, whenUnsatisfiable}"), sentence)
        }
        errors += minDomainErrors(at: path.field("minDomains"))
        errors.allowOnlyKnown(nodeAffinityPolicy, at: path.field("nodeAffinityPolicy"))
        errors.allowOnlyKnown(nodeTaintsPolicy, at: path.field("nodeTaintsPolicy"))
        errors += labelSelector.keyErrors(matching: matchLabelKeys ?? [], mismatching: [], at: path)
        if let labelSelector { errors += labelSelector.validationErrors(at: path.field("labelSelector")) }
        return errors
    }

    private func minDomainErrors(at path: FieldPath) -> [ValidationError] {
        guard let minDomains else { return [] }
        var errors: [ValidationError] = []
        if minDomains <= 0 { errors.add(.invalid, at: path, "\(minDomains) is too small; use 1 or more") }
        if whenUnsatisfiable != .doNotSchedule {
            let sentence = "a least number of domains needs whenUnsatisfiable \"DoNotSchedule\"; set it, or remove this"
            errors.add(.invalid, at: path, sentence)
        }
        return errors
    }
}

extension LabelSelector? {
    /// The reasons for which the API server would refuse keys whose values come from the labels of the Pod itself.
    func keyErrors(matching: [String], mismatching: [String], at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        for (name, keys) in [("matchLabelKeys", matching), ("mismatchLabelKeys", mismatching)] where !keys.isEmpty {
            if self == nil {
                errors.add(.forbidden, at: path.field(name), "keys need a labelSelector to be added to; set one")
                continue
            }
            for (index, key) in keys.enumerated() {
                errors.add(FormatRules.problems(inQualifiedName: key), at: path.field(name).index(index))
            }
        }
        var seen = Set((self?.matchLabels ?? [:]).keys)
        for expression in self?.matchExpressions ?? [] {
            if let index = matching.lastIndex(of: expression.key), seen.contains(expression.key) {
                let sentence = "\(expression.key.quotedForMessages) is in the labelSelector, too; keep one of the two"
                errors.add(.invalid, at: path.index(index), sentence)
            }
            seen.insert(expression.key)
        }
        for (index, key) in matching.enumerated() where mismatching.contains(key) {
            let sentence = "\(key.quotedForMessages) is in mismatchLabelKeys, too; keep one of the two"
            errors.add(.invalid, at: path.field("matchLabelKeys").index(index), sentence)
        }
        return errors
    }
}
