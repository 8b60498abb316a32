// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
import SourceText

/// Why a configuration is no policy: all of its codes and parameters that no rule has, rules that it lists twice, and values
/// that make no sense.
public struct PolicyConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// A mistake.
    public struct Problem: Hashable, Sendable, CustomStringConvertible {
        /// What kind of mistake it is.
        public struct Code: Hashable, Sendable, CustomStringConvertible {
            private let name: String

            /// No rule has the code.
            public static let unknownRule = Code(name: "unknownRule")
            /// The rule is in the list already.
            public static let repeatedRule = Code(name: "repeatedRule")
            /// The rule has no parameter of that name.
            public static let unknownParameter = Code(name: "unknownParameter")
            /// A number or a time makes no sense.
            public static let invalidValue = Code(name: "invalidValue")

            /// The code's name.
            public var description: String { name }
        }

        /// What kind of mistake it is.
        public let code: Code

        /// The entry at fault: it is its key that is wrong where it ends in one, unless its value is invalid.
        public let path: FieldPath

        /// What is wrong, in one sentence without a full stop.
        public let message: String

        /// What was probably meant, where that can be told.
        public let hint: String?

        /// Path and sentence: `severities[no-such-rule]: no rule has the code "no-such-rule"`.
        public var description: String {
            "\(path): \(message)" + (hint.map { "; \($0)" } ?? "")
        }
    }

    /// The mistakes; at least one.
    public let problems: [Problem]

    /// All mistakes, one a line.
    public var description: String {
        problems.map(\.description).joined(separator: "\n")
    }
}

extension RolloutRules {
    /// Makes the policy that a configuration describes.
    ///
    /// - Parameters:
    ///   - configuration: The configuration.
    ///   - rules: Rules of your own, which the configuration may name, too; where it asks for rules by their codes they are
    ///     among those only if it names them.
    /// - Throws: `PolicyConfigurationError` with all codes and parameters that no rule has, rules that are listed twice,
    ///   and values that make no sense.
    public init(
        _ configuration: PolicyConfiguration,
        adding rules: [any Rule] = []
    ) throws(PolicyConfigurationError) {
        let available = RuleCatalogue.all + rules
        let byCode = Dictionary(available.map { ($0.code, $0) }) { first, _ in first }
        let problems = configuration.problems(byCode)
        guard problems.isEmpty else { throw PolicyConfigurationError(problems: problems) }

        var chosen: [any Rule] =
            switch configuration.rules {
            case .all: available
            case .zeroDowntime: RuleCatalogue.zeroDowntime + rules
            case .codes(let codes): codes.compactMap { byCode[$0] }
            }
        for index in chosen.indices {
            for (name, value) in configuration.parameters[chosen[index].code] ?? [:] {
                chosen[index].parameters[name] = value
            }
        }
        let levels = configuration.severities
        self.init(
            chosen,
            severities: levels.reduce(into: [:]) { severities, entry in
                severities[Finding.Code(entry.key)] = Finding.Severity(rawValue: entry.value.rawValue)
            },
            silenced: Set(levels.filter { $0.value == .off }.keys.map { Finding.Code($0) }),
            assumptions: Assumptions(configuration.assumptions)
        )
    }
}

extension PolicyConfiguration {
    typealias Problem = PolicyConfigurationError.Problem

    /// The codes and parameters that no rule has, and values that make no sense, in the order of the fields.
    fileprivate func problems(_ rules: [String: any Rule]) -> [Problem] {
        var problems: [Problem] = []
        func check(_ code: String, at path: FieldPath, besides others: [String] = []) {
            guard rules[code] == nil, !others.contains(code) else { return }
            let names = (Array(rules.keys) + others).sorted()
            problems.append(
                Problem(.unknownRule, path, "no rule has the code \(SourceText.quoted(code))", code, among: names)
            )
        }
        if case .codes(let codes) = self.rules {
            var seen: Set<String> = []
            for (index, code) in codes.enumerated() {
                let path = FieldPath("rules").index(index)
                check(code, at: path)
                guard !seen.insert(code).inserted else { continue }
                let message = "the rule \(SourceText.quoted(code)) is in the list already"
                problems.append(Problem(code: .repeatedRule, path: path, message: message, hint: nil))
            }
        }
        for code in severities.keys.sorted() {
            check(code, at: FieldPath("severities").key(code), besides: Suppression.rules.map(\.code.rawValue))
        }
        for (code, values) in parameters.sorted(by: { $0.key < $1.key }) {
            let path = FieldPath("parameters").key(code)
            check(code, at: path)
            guard let rule = rules[code] else { continue }
            let known = rule.parameters.keys.sorted()
            for (name, value) in values.sorted(by: { $0.key < $1.key }) {
                guard known.contains(name) else {
                    let what = known.isEmpty ? "has no parameters" : "has no parameter \(SourceText.quoted(name))"
                    problems.append(
                        Problem(.unknownParameter, path.key(name), "the rule \"\(code)\" \(what)", name, among: known)
                    )
                    continue
                }
                guard let range = rule.ranges[name], !range.contains(value) else { continue }
                let message =
                    "the parameter \"\(name)\" of \"\(code)\" is \(value), expected \(range.lowerBound) to "
                    + "\(range.upperBound)"
                problems.append(Problem(code: .invalidValue, path: path.key(name), message: message, hint: nil))
            }
        }
        return problems + assumptions.problems
    }
}

extension ConfiguredAssumptions {
    /// Times that make no sense; those of a text have been read as what they are.
    fileprivate var problems: [PolicyConfigurationError.Problem] {
        let path = FieldPath("assumptions")
        let times: [(FieldPath, Duration?)] = [
            (path.field("longestRequest"), longestRequest), (path.field("drain"), drain),
            (path.field("keepAlive"), keepAlive), (path.field("startup"), startup),
            (path.field("controllerProcessing"), controllerProcessing),
        ]
        var problems = times.compactMap { path, time in
            time?.problem(as: "the time").map { (path, $0) }
        }
        for (index, cap) in caps.enumerated() {
            let path = path.field("caps").index(index)
            // The kubelet gives each Pod a second.
            let isTooShort = cap.limit < .seconds(1)
            let problem = isTooShort ? "is \(Text.seconds(cap.limit)), expected 1 s or more" : nil
            if let problem = problem.map({ "the limit \($0)" }) ?? cap.limit.problem(as: "the limit") {
                problems.append((path.field("limit"), problem))
            }
            if cap.source.isEmpty {
                problems.append((path.field("source"), "expected what sets the limit, found an empty text"))
            }
        }
        return problems.map { PolicyConfigurationError.Problem(code: .invalidValue, path: $0, message: $1, hint: nil) }
    }
}

extension PolicyConfigurationError.Problem {
    fileprivate init(_ code: Code, _ path: FieldPath, _ message: String, _ found: String, among names: [String]) {
        let closest = Spelling.closest(to: found, among: names)
        self.init(code: code, path: path, message: message, hint: closest.map { "did you mean \"\($0)\"?" })
    }
}

extension Rule {
    fileprivate var code: String { Self.about.code.rawValue }
    fileprivate var ranges: [String: ClosedRange<Int>] { Self.parameterRanges }
}
