// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// One label of a sample.
public struct MetricLabel: Hashable, Sendable {
    /// The name, of letters, digits and underscores.
    public let name: String

    /// The value, any text.
    public let value: String

    /// Creates a label.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }
}

/// The labels of a sample in the order in which they stand.
///
/// The order is kept, but means nothing: two sets of labels are equal when they hold the same labels.
public struct MetricLabels: Sendable, RandomAccessCollection, ExpressibleByDictionaryLiteral {
    private let elements: [MetricLabel]

    /// Creates labels in the order given.
    ///
    /// Names are meant to be unique; of two labels with one name the first is found.
    public init(_ labels: [MetricLabel] = []) {
        elements = labels
    }

    /// Creates labels from a literal such as `["controller": "service"]`.
    public init(dictionaryLiteral labels: (String, String)...) {
        elements = labels.map { MetricLabel(name: $0, value: $1) }
    }

    /// The position of the first label.
    public var startIndex: Int { elements.startIndex }

    /// The position behind the last label.
    public var endIndex: Int { elements.endIndex }

    /// The label at a position.
    public subscript(position: Int) -> MetricLabel { elements[position] }

    /// The value of the label with a name, or nil where there is none.
    public subscript(name: String) -> String? {
        elements.first { $0.name == name }?.value
    }

    /// The labels without those of a name.
    func removing(_ name: String) -> MetricLabels {
        MetricLabels(elements.filter { $0.name != name })
    }

    /// The labels that another set has too.
    func common(with others: MetricLabels) -> MetricLabels {
        if elements == others.elements { return self }
        let shared = Set(others.elements)
        return MetricLabels(elements.filter(shared.contains))
    }
}

extension MetricLabels: Hashable {
    /// Whether both hold the same labels, in any order.
    public static func == (first: MetricLabels, second: MetricLabels) -> Bool {
        if first.elements == second.elements { return true }
        // Most sets that differ are told apart by a label, without sorting.
        guard first.count == second.count, let label = first.first, second.contains(label) else { return false }
        return first.sorted == second.sorted
    }

    /// Feeds the labels to a hasher without regard to their order.
    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for element in elements { sum &+= element.hashValue }
        hasher.combine(sum)
    }

    private var sorted: [MetricLabel] {
        elements.sorted { ($0.name, $0.value) < ($1.name, $1.value) }
    }
}

extension MetricLabels: CustomStringConvertible {
    /// The labels in braces as an exposition writes them, `{controller="service",le="0.1"}`; empty without labels.
    public var description: String {
        guard !isEmpty else { return "" }
        return "{" + elements.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",") + "}"
    }

    private static func escaped(_ value: String) -> String {
        var text = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\": text += "\\\\"
            case "\"": text += "\\\""
            case "\n": text += "\\n"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
