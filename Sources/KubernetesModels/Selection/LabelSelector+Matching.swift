// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension LabelSelector {
    /// Whether an object with these labels is selected: all labels and all expressions must match.
    ///
    /// An empty selector selects everything. (A selector that is absent selects nothing, which is for the caller to
    /// tell apart.) An expression whose operator is unknown, or whose `values` contradict its operator, is refused by
    /// the API server and selects nothing here.
    public func matches(_ labels: [String: String]) -> Bool {
        (matchLabels ?? [:]).allSatisfy { labels[$0.key] == $0.value }
            && (matchExpressions ?? []).allSatisfy { $0.matches(labels) }
    }

    /// Whether the selector selects everything.
    public var isEmpty: Bool {
        (matchLabels ?? [:]).isEmpty && (matchExpressions ?? []).isEmpty
    }
}

extension LabelSelectorRequirement {
    /// Whether an object with these labels satisfies the expression; see ``LabelSelector/matches(_:)``.
    public func matches(_ labels: [String: String]) -> Bool {
        let values = values ?? []
        let value = labels[key]
        switch self.operator {
        case .in:
            guard let value else { return false }
            return values.contains(value)
        case .notIn:
            // An absent label is not in any set of values.
            guard let value, !values.isEmpty else { return value == nil && !values.isEmpty }
            return !values.contains(value)
        case .exists: return value != nil && values.isEmpty
        case .doesNotExist: return value == nil && values.isEmpty
        default: return false
        }
    }
}
