// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What the samples of a family mean, as its `TYPE` line says.
public struct MetricType: Hashable, Sendable, CustomStringConvertible {
    /// The spelling on the `TYPE` line.
    public let rawValue: String

    /// Creates a type of any spelling, known or not.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// A count of events, which only grows until the process restarts.
    public static let counter = MetricType("counter")
    /// A current value, which goes up and down.
    public static let gauge = MetricType("gauge")
    /// Counts of observations up to given bounds, each a counter.
    public static let histogram = MetricType("histogram")
    /// Quantiles that the exporter worked out, with the count and sum of the observations.
    public static let summary = MetricType("summary")
    /// The Prometheus format's type of a family without a `TYPE` line.
    public static let untyped = MetricType("untyped")
    /// OpenMetrics' type of a family without a `TYPE` line.
    public static let unknown = MetricType("unknown")
    /// OpenMetrics' labels that carry text, with the value 1.
    public static let info = MetricType("info")
    /// OpenMetrics' named states, 1 for those that hold and 0 for the others.
    public static let stateset = MetricType("stateset")
    /// OpenMetrics' counts of what is there at the moment up to given bounds, each a gauge.
    public static let gaugehistogram = MetricType("gaugehistogram")

    /// The spelling on the `TYPE` line.
    public var description: String { rawValue }
}

extension MetricType {
    /// The types that a format knows.
    static func allKnown(in format: ExpositionFormat) -> [MetricType] {
        switch format {
        case .prometheus: [.counter, .gauge, .histogram, .summary, .untyped]
        case .openMetrics: [.counter, .gauge, .histogram, .summary, .unknown, .info, .stateset, .gaugehistogram]
        }
    }

    /// The type of a family that does not say.
    static func unspecified(in format: ExpositionFormat) -> MetricType {
        format == .openMetrics ? .unknown : .untyped
    }

    /// What the names of a family's samples add to the family's name.
    func sampleSuffixes(in format: ExpositionFormat) -> [String] {
        switch (format, self) {
        case (.prometheus, .histogram): ["_bucket", "_sum", "_count", ""]
        case (.prometheus, .summary): ["", "_sum", "_count"]
        case (.openMetrics, .counter): ["_total", "_created"]
        case (.openMetrics, .histogram): ["_bucket", "_sum", "_count", "_created"]
        case (.openMetrics, .gaugehistogram): ["_bucket", "_gsum", "_gcount"]
        case (.openMetrics, .summary): ["", "_sum", "_count", "_created"]
        case (.openMetrics, .info): ["_info"]
        default: [""]
        }
    }

    /// Every suffix that some type's samples have.
    static let allSuffixes = ["_bucket", "_sum", "_count", "_total", "_created", "_gsum", "_gcount", "_info"]

    /// The suffix of the samples that OpenMetrics lets carry an exemplar.
    var exemplarSuffix: String? {
        switch self {
        case .counter: "_total"
        case .histogram, .gaugehistogram: "_bucket"
        default: nil
        }
    }
}
