// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import RolloutPolicy

extension RolloutRules {
    /// Judges the objects of manifests.
    ///
    /// Documents that could not be read are not judged; the bundle's ``ManifestBundle/errors`` tell of them.
    ///
    /// - Parameters:
    ///   - bundle: The manifests.
    ///   - includesSuppressed: Whether findings that annotations suppress are told, too, with the reason of that.
    /// - Returns: What the rules object to, in the order of the texts and of the places in each.
    public func findings(in bundle: ManifestBundle, includesSuppressed: Bool = false) -> [ManifestFinding] {
        findings(in: bundle.resources, includesSuppressed: includesSuppressed)
            .map { ManifestFinding($0, in: bundle) }
            .enumerated()
            .sorted { $0.element.key(at: $0.offset) < $1.element.key(at: $1.offset) }
            .map(\.element)
    }
}

extension ManifestFinding {
    /// What findings are sorted by.
    fileprivate func key(at position: Int) -> (Int, Int, Int) {
        (place.textIndex, place.range.lowerBound, position)
    }
}

extension ManifestBundle {
    /// Returns what a policy objects to, apart from what it only notes.
    ///
    /// ```swift
    /// #expect(bundle.violations(of: policy).isEmpty)
    /// ```
    ///
    /// - Parameters:
    ///   - policy: The policy.
    ///   - severity: The least severity that counts; by default that of warnings.
    /// - Returns: The findings, in the order of the texts and of the places in each.
    public func violations(of policy: RolloutRules, from severity: Finding.Severity = .warning) -> [ManifestFinding] {
        policy.findings(in: self).filter { $0.severity >= severity }
    }
}
