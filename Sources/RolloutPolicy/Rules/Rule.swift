// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A rule that manifests are judged by.
///
/// A rule is a small value: what it looks at is handed to it, and it returns all that it objects to.
///
/// ```swift
/// struct SleepOutlastsCache: Rule {
///     static let about = RuleDescription("sleep-outlasts-cache", severity: .warning)
///
///     func findings(in workload: Workload) -> [Finding] { … }
/// }
/// let rules = RolloutRules.zeroDowntime(behind: path).adding(SleepOutlastsCache())
/// ```
public protocol Rule: Sendable {
    /// Name, severity and reasons of the rule.
    static var about: RuleDescription { get }

    /// The numbers of the rule that a policy may choose, by their names; what is set under another name is ignored.
    var parameters: [String: Int] { get set }

    /// The numbers that make sense for parameters, by their names; a configuration with others is refused.
    ///
    /// A parameter that is not among them takes any number.
    static var parameterRanges: [String: ClosedRange<Int>] { get }

    /// Judges a workload.
    func findings(in workload: Workload) -> [Finding]

    /// Judges what belongs to no single workload: Services, Ingresses, disruption budgets, autoscalers.
    func findings(in scope: RuleScope) -> [Finding]
}

extension Rule {
    /// No numbers.
    public var parameters: [String: Int] {
        get { [:] }
        set {}
    }

    /// Any numbers.
    public static var parameterRanges: [String: ClosedRange<Int>] { [:] }

    /// Nothing.
    public func findings(in workload: Workload) -> [Finding] { [] }

    /// Nothing.
    public func findings(in scope: RuleScope) -> [Finding] { [] }
}

/// Name, severity and reasons of a rule.
public struct RuleDescription: Hashable, Sendable {
    /// What a rule is about.
    public enum Category: String, Hashable, Sendable, CaseIterable {
        /// Probes of containers.
        case probes
        /// Hooks, grace periods and the end of Pods.
        case shutdown
        /// How updates replace Pods.
        case updates
        /// How many Pods there are, and where.
        case availability
        /// Disruption budgets.
        case disruption
        /// Autoscalers.
        case autoscaling
        /// Selectors and references between objects.
        case references
        /// Load balancers and their target groups.
        case loadBalancing = "load-balancing"
        /// What the API server accepts.
        case validity
        /// What a team has added.
        case custom
    }

    /// The name.
    public let code: Finding.Code

    /// How bad a finding is, unless a policy says otherwise.
    public let severity: Finding.Severity

    /// What the rule is about.
    public let category: Category

    /// What must hold, in one sentence without a full stop.
    public let summary: String

    /// Why, in a sentence or two.
    public let rationale: String

    /// Where that is documented or was reported; empty where it follows from the model.
    public let reference: String

    /// Describes a rule.
    public init(
        _ code: Finding.Code,
        severity: Finding.Severity = .warning,
        category: Category = .custom,
        summary: String = "",
        rationale: String = "",
        reference: String = ""
    ) {
        self.code = code
        self.severity = severity
        self.category = category
        self.summary = summary
        self.rationale = rationale
        self.reference = reference
    }
}
