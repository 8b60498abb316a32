// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import TargetGroups

/// A policy: rules, how bad their findings are, and what is assumed.
///
/// ```swift
/// let policy = RolloutRules.zeroDowntime(behind: .applicationLoadBalancer(targets: .ip))
/// #expect(policy.findings(in: bundle).isEmpty)
/// ```
public struct RolloutRules: Sendable {
    /// The rules, in the order in which findings at one place are told.
    public var rules: [any Rule]

    /// The severities that this policy has chosen, by the codes of rules.
    public var severities: [Finding.Code: Finding.Severity]

    /// The codes of which this policy tells nothing.
    public var silenced: Set<Finding.Code>

    /// What manifests do not tell.
    public var assumptions: Assumptions

    /// Creates a policy.
    public init(
        _ rules: [any Rule],
        severities: [Finding.Code: Finding.Severity] = [:],
        silenced: Set<Finding.Code> = [],
        assumptions: Assumptions = Assumptions()
    ) {
        self.rules = rules
        self.severities = severities
        self.silenced = silenced
        self.assumptions = assumptions
    }

    /// Returns the policy with one more rule.
    public func adding(_ rule: some Rule) -> RolloutRules {
        var policy = self
        policy.rules.append(rule)
        return policy
    }

    /// Returns the policy without the rule of a code.
    public func removing(_ code: Finding.Code) -> RolloutRules {
        var policy = self
        policy.rules.removeAll { type(of: $0).about.code == code }
        return policy
    }

    /// What findings of this policy may be about: its rules, and what may be wrong with suppressions.
    public var descriptions: [RuleDescription] {
        rules.map { type(of: $0).about } + Suppression.rules
    }

    /// Judges resources.
    ///
    /// - Parameters:
    ///   - resources: The resources.
    ///   - includesSuppressed: Whether findings that annotations suppress are told, too, with the reason of that.
    /// - Returns: What the rules object to, without what is suppressed, in the order of the objects; and what is wrong
    ///   with suppressions, see ``Suppression``.
    public func findings(in resources: ResourceSet, includesSuppressed: Bool = false) -> [Finding] {
        let rules = rules.filter { !silenced.contains(type(of: $0).about.code) }
        let asked = Set(rules.map { type(of: $0).about.code })
        let scope = RuleScope(resources, assumptions: assumptions, asked: asked)
        var findings = rules.flatMap { $0.findings(in: scope) }
        for var workload in scope.workloads {
            workload.planHooks()
            findings += rules.flatMap { $0.findings(in: workload) }
        }
        let mistakes = suppress(&findings, in: resources)
        findings += mistakes
        for index in findings.indices {
            findings[index].severity = severities[findings[index].code] ?? findings[index].severity
        }
        return findings.enumerated()
            .filter { !silenced.contains($1.code) && (includesSuppressed || $1.suppression == nil) }
            .sorted { ($0.element.place.position, $0.offset) < ($1.element.place.position, $1.offset) }
            .map(\.element)
    }
}

extension RolloutRules {
    /// All rules of the library.
    ///
    /// - Parameter assumptions: What manifests do not tell.
    /// - Returns: The policy.
    public static func all(assumptions: Assumptions = Assumptions()) -> RolloutRules {
        RolloutRules(RuleCatalogue.all, assumptions: assumptions)
    }

    /// The rules of which each finding is a request that fails, or one that may: the conditions of a safe update, and what
    /// they presuppose.
    ///
    /// - Parameters:
    ///   - path: How traffic reaches every workload; nil to find it out from Services, Ingresses and bindings.
    ///   - application: What the programs in the containers do.
    /// - Returns: The policy.
    public static func zeroDowntime(
        behind path: TrafficPath? = nil,
        application: Application = Assumptions().application
    ) -> RolloutRules {
        RolloutRules(RuleCatalogue.zeroDowntime, assumptions: Assumptions(application: application, path: path))
    }
}
