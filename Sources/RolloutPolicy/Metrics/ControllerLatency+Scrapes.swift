// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import PrometheusText

extension ControllerLatency {
    /// Takes what a controller has observed since it started.
    ///
    /// - Parameters:
    ///   - scrape: A scrape of the controller's metrics; of several replicas only the leader works.
    ///   - quantile: The share of changes that the bounds are to hold for, above 0 and below 1.
    /// - Throws: ``ControllerLatencyError`` when a series is missing or contradicts itself, and as
    ///   ``init(queue:reconcile:quantile:counterWasReset:)``.
    public init(_ scrape: Exposition, quantile: Double) throws(ControllerLatencyError) {
        try self.init(
            queue: Series.queue.total(in: scrape),
            reconcile: Series.reconcile.total(in: scrape),
            quantile: quantile
        )
    }

    /// Takes what a controller has observed between two scrapes.
    ///
    /// Where the controller was restarted in between, the later scrape alone counts.
    ///
    /// - Parameters:
    ///   - earlier: The first scrape.
    ///   - later: The second scrape of the same process or its successor.
    ///   - quantile: The share of changes that the bounds are to hold for, above 0 and below 1.
    /// - Throws: ``ControllerLatencyError`` when a series is missing from the later scrape or contradicts itself or the
    ///   earlier one, and as ``init(queue:reconcile:quantile:counterWasReset:)``.
    public init(
        from earlier: Exposition,
        to later: Exposition,
        quantile: Double
    ) throws(ControllerLatencyError) {
        let queue = try Series.queue.growth(from: earlier, to: later)
        let reconcile = try Series.reconcile.growth(from: earlier, to: later)
        if let queue, let reconcile, later.isOfSameProcess(as: earlier) {
            try self.init(queue: queue, reconcile: reconcile, quantile: quantile)
        } else {
            // A restart resets all counters, also those that have outgrown what they were before.
            try self.init(
                queue: Series.queue.total(in: later),
                reconcile: Series.reconcile.total(in: later),
                quantile: quantile,
                counterWasReset: true
            )
        }
    }
}

extension Exposition {
    /// Whether no process was started between the scrapes, as far as they tell.
    fileprivate func isOfSameProcess(as earlier: Exposition) -> Bool {
        let metric = "process_start_time_seconds"
        let starts = [self, earlier].map { $0[metric]?.samples.map(\.value).max() }
        return starts[0] == nil || starts[1] == nil || starts[0] == starts[1]
    }
}

/// The series of one histogram that tell about target group bindings.
///
/// There is one, unless the scrape was put together from several processes; those are added up.
private struct Series {
    let metric: String
    let label: String

    /// `name` is the queue's name; newer releases have a label `controller` beside it.
    static let queue = Series(metric: "workqueue_queue_duration_seconds", label: "name")
    static let reconcile = Series(metric: "controller_runtime_reconcile_time_seconds", label: "controller")

    private static let controller = "targetGroupBinding"

    private var description: String { "\(metric){\(label)=\"\(Self.controller)\"}" }

    func total(in scrape: Exposition) throws(ControllerLatencyError) -> Histogram {
        try sum(histograms(in: scrape))
    }

    /// What was observed between two scrapes; nil where a counter was reset.
    func growth(from earlier: Exposition, to later: Exposition) throws(ControllerLatencyError) -> Histogram? {
        let before = Dictionary(try histograms(in: earlier).map { ($0.labels, $0) }) { $1 }
        var grown: [Histogram] = []
        for histogram in try histograms(in: later) {
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
                throw contradiction(error)
            }
        }
        return try sum(grown)
    }

    private func histograms(in scrape: Exposition) throws(ControllerLatencyError) -> [Histogram] {
        do {
            return try scrape[metric]?.histograms().filter { $0.labels[label] == Self.controller } ?? []
        } catch {
            throw contradiction(error)
        }
    }

    private func sum(_ histograms: [Histogram]) throws(ControllerLatencyError) -> Histogram {
        do {
            if let merged = try histograms.merged() { return merged }
        } catch {
            throw contradiction(error)
        }
        throw ControllerLatencyError(.missingMetric, description)
    }

    private func contradiction(_ error: HistogramError) -> ControllerLatencyError {
        ControllerLatencyError(.inconsistent(error.message), error.series)
    }
}
