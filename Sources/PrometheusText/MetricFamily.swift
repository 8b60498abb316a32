// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The samples of one metric, and what the exposition says about them.
public struct MetricFamily: Hashable, Sendable {
    /// The name, without the suffixes that its samples have.
    public let name: String

    /// What the samples mean; `untyped` or `unknown`, by the format, where there is no `TYPE` line.
    public internal(set) var type: MetricType

    /// The text of the `HELP` line, or nil where there is none or an empty one.
    public internal(set) var help: String?

    /// The text of OpenMetrics' `UNIT` line, or nil where there is none or an empty one.
    public internal(set) var unit: String?

    /// The samples in the order in which they stand.
    public internal(set) var samples: [MetricSample]

    /// Creates a family.
    public init(
        name: String,
        type: MetricType,
        help: String? = nil,
        unit: String? = nil,
        samples: [MetricSample] = []
    ) {
        self.name = name
        self.type = type
        self.help = help
        self.unit = unit
        self.samples = samples
    }
}
