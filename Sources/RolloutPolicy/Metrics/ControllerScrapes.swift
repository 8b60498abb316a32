// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText

/// What a controller has counted since it started, or between two scrapes.
struct ControllerScrapes {
    /// The scrape from which counting starts; nil where it starts with the process.
    private let earlier: Exposition?

    private let later: Exposition

    /// Whether the controller was restarted between two scrapes, so that only what followed the restart counts.
    let counterWasReset: Bool

    init(_ scrape: Exposition) {
        earlier = nil
        later = scrape
        counterWasReset = false
    }

    /// Takes two scrapes, or the later one alone where a restart shows in one of the histograms or in the start time.
    ///
    /// A restart resets all counters, also those that have outgrown what they were before.
    init(
        from earlier: Exposition,
        to later: Exposition,
        watching histograms: [ControllerSeries]
    ) throws(ControllerLatencyError) {
        var isReset = !Self.areOfOneProcess(earlier, later)
        for series in histograms where !isReset {
            isReset = try Self.growth(of: series, from: earlier, to: later) == nil
        }
        self.earlier = isReset ? nil : earlier
        self.later = later
        counterWasReset = isReset
    }

    /// What was observed; nil where the series is missing.
    func histogram(_ series: ControllerSeries) throws(ControllerLatencyError) -> Histogram? {
        if let earlier, let grown = try Self.growth(of: series, from: earlier, to: later) {
            return try series.sum(grown)
        }
        return try series.sum(series.histograms(in: later))
    }

    /// What was observed of a series that must be there.
    func required(_ series: ControllerSeries) throws(ControllerLatencyError) -> Histogram {
        if let histogram = try histogram(series) { return histogram }
        throw ControllerLatencyError(.missingMetric, series.description)
    }

    /// What was counted; nil where the metric is missing.
    func count(_ series: ControllerSeries) throws(ControllerLatencyError) -> Int? {
        guard let counts = try series.counts(in: later) else { return nil }
        let before = if let earlier { try series.counts(in: earlier) ?? [:] } else { [MetricLabels: Int]() }
        var total = 0
        for (labels, count) in counts {
            // A count that is smaller than before was counted anew.
            let start = before[labels] ?? 0
            let (sum, overflow) = total.addingReportingOverflow(count < start ? count : count - start)
            guard !overflow else {
                throw ControllerLatencyError(.inconsistent("expected counts whose sum is a number"), series.description)
            }
            total = sum
        }
        return total
    }

    /// What each histogram has observed between the scrapes; nil where a counter was reset.
    private static func growth(
        of series: ControllerSeries,
        from earlier: Exposition,
        to later: Exposition
    ) throws(ControllerLatencyError) -> [Histogram]? {
        let before = Dictionary(try series.histograms(in: earlier).map { ($0.labels, $0) }) { $1 }
        var grown: [Histogram] = []
        for histogram in try series.histograms(in: later) {
            // A series that was not there before has only been observed since.
            guard let start = before[histogram.labels] else {
                grown.append(histogram)
                continue
            }
            do {
                let difference = try histogram.subtracting(start)
                if difference.counterWasReset { return nil }
                grown.append(difference.histogram)
            } catch {
                throw series.contradiction(error)
            }
        }
        return grown
    }

    /// Whether no process was started between the scrapes, as far as they tell.
    private static func areOfOneProcess(_ earlier: Exposition, _ later: Exposition) -> Bool {
        let metric = "process_start_time_seconds"
        let starts = [earlier, later].map { $0[metric]?.samples.map(\.value).max() }
        return starts[0] == nil || starts[1] == nil || starts[0] == starts[1]
    }
}
