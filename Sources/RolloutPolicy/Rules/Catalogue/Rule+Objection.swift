// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TargetGroups

extension Rule {
    /// A finding of this rule; as bad as the rule says, unless this one is different.
    func objection(
        _ message: String,
        at place: Finding.Place,
        severity: Finding.Severity = about.severity,
        related: [Finding.Place] = [],
        evidence: [Finding.Evidence] = [],
        advice: String = "",
        fix: Fix? = nil
    ) -> Finding {
        Finding(
            Self.about.code,
            severity,
            message,
            at: place,
            related: related,
            evidence: evidence,
            advice: advice,
            fix: fix
        )
    }
}

extension Fix.Change {
    /// Gives a field of the object at a position a value.
    static func set(_ path: FieldPath, of position: Int, to value: JSONValue) -> Self {
        Self(position: position, path: path, action: .set(value))
    }

    /// Removes a field of the object at a position.
    static func remove(_ path: FieldPath, of position: Int) -> Self {
        Self(position: position, path: path, action: .remove)
    }
}

extension RuleScope {
    /// The namespace of the object at a position.
    func namespace(at position: Int) -> String {
        resources.namespace(of: resources.resources[position])
    }
}
