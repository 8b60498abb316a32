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

    /// What manifests do not tell.
    public var assumptions: Assumptions

    /// Creates a policy.
    public init(
        _ rules: [any Rule],
        severities: [Finding.Code: Finding.Severity] = [:],
        assumptions: Assumptions = Assumptions()
    ) {
        self.rules = rules
        self.severities = severities
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

    /// Judges resources.
    ///
    /// - Returns: What the rules object to, without what is suppressed, in the order of the objects and of their fields.
    public func findings(in resources: ResourceSet) -> [Finding] {
        let scope = RuleScope(resources, assumptions: assumptions)
        var findings = rules.flatMap { $0.findings(in: scope) }
        for workload in scope.workloads {
            findings += rules.flatMap { $0.findings(in: workload) }
        }
        for index in findings.indices {
            findings[index].severity = severities[findings[index].code] ?? findings[index].severity
        }
        return findings.enumerated()
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
        RolloutRules(RuleCatalogue.relational, assumptions: Assumptions(application: application, path: path))
    }
}
