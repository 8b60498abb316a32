// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
public import KubernetesModels

extension IngressClassParams {
    /// Returns the reasons for which the controller's webhook would refuse the parameters, at the creation and at each
    /// change.
    ///
    /// The rules are those of the AWS Load Balancer Controller v3.5, and the one of its CRD that forbids both spellings
    /// of the prefix lists.
    public func validationErrors() -> [ValidationError] {
        guard let spec else { return [] }
        let path = FieldPath("spec")
        var errors: [ValidationError] = []
        for (index, range) in (spec.inboundCIDRs ?? []).enumerated() {
            errors.add(FormatRules.problems(inIPRange: range), at: path.field("inboundCIDRs").index(index))
        }
        if let subnets = spec.subnets { errors += subnets.validationErrors(at: path.field("subnets")) }
        if spec.PrefixListsIDs != nil, spec.prefixListsIDs != nil {
            let sentence = "there is prefixListsIDs already, its present spelling; remove one of the two"
            errors.add(.forbidden, at: path.field("PrefixListsIDs"), sentence)
        }
        return errors
    }
}

extension SubnetSelector {
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        switch (ids, tags) {
        case (nil, nil):
            errors.add(.required, at: path, "neither ids nor tags are there; add one of them")
        case (_?, _?):
            errors.add(.forbidden, at: path.field("tags"), "there are ids already; keep one of the two")
        case (let ids?, nil):
            errors.addDuplicates(in: ids, at: path.field("ids"))
        case (nil, let tags?):
            let path = path.field("tags")
            if tags.isEmpty { errors.add(.required, at: path, "no tag is there; add at least one") }
            for (key, values) in tags.sorted(by: { $0.key < $1.key }) {
                errors.addDuplicates(in: values, at: path.key(key))
            }
        }
        return errors
    }
}

extension [ValidationError] {
    /// Adds an error for each text that stands earlier in its list, too.
    fileprivate mutating func addDuplicates(in texts: [String], at path: FieldPath) {
        var seen: Set<String> = []
        for (index, text) in texts.enumerated() where !seen.insert(text).inserted {
            add(.duplicate, at: path.index(index), "\(text.quotedForMessages) is there already; remove one of the two")
        }
    }
}
