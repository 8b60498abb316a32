// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText

/// The series of one metric that tell about target group bindings.
///
/// There is one, unless the scrape was put together from several processes or a label is left open; those are added up.
struct ControllerSeries {
    let metric: String
    let labels: KeyValuePairs<String, String>

    /// How long changes wait.
    ///
    /// `name` is the queue's name; newer releases have a label `controller` beside it.
    static let queue = ControllerSeries(
        metric: "workqueue_queue_duration_seconds",
        labels: ["name": "targetGroupBinding"]
    )
    /// How long passes take.
    static let reconcile = ControllerSeries(
        metric: "controller_runtime_reconcile_time_seconds",
        labels: ["controller": "targetGroupBinding"]
    )
    /// How long the calls take that deregister targets, with the controller's own throttling and all retries.
    static let deregistration = ControllerSeries(
        metric: "aws_api_call_duration_seconds",
        labels: ["operation": "DeregisterTargets"]
    )
    /// How often calls of the load balancer's interface were tried again.
    static let callRetries = ControllerSeries(
        metric: "aws_api_call_retries",
        labels: ["service": "Elastic Load Balancing v2"]
    )
    /// Calls that AWS refused because there were too many.
    static let throttledCalls = ControllerSeries(metric: "aws_api_call_throttled_errors_total", labels: [:])
    /// Passes that failed.
    static let failedPasses = ControllerSeries(
        metric: "controller_runtime_reconcile_errors_total",
        labels: ["controller": "targetGroupBinding"]
    )
    /// Changes that were put back into the queue after a pause.
    static let queueRetries = ControllerSeries(
        metric: "workqueue_retries_total",
        labels: ["name": "targetGroupBinding"]
    )

    /// The metric and labels as an exposition writes them.
    var description: String {
        let labels = labels.map { "\($0)=\"\($1)\"" }.joined(separator: ",")
        return labels.isEmpty ? metric : "\(metric){\(labels)}"
    }

    /// The histograms of a scrape, each with its labels.
    func histograms(in scrape: Exposition) throws(ControllerLatencyError) -> [Histogram] {
        do {
            return try scrape[metric]?.histograms().filter { matches($0.labels) } ?? []
        } catch {
            throw contradiction(error)
        }
    }

    /// The counts of a scrape by their labels; nil where the scrape does not have the metric at all.
    ///
    /// OpenMetrics names the family of a counter without the suffix of its sample.
    func counts(in scrape: Exposition) throws(ControllerLatencyError) -> [MetricLabels: Int]? {
        let base = metric.hasSuffix("_total") ? String(metric.dropLast("_total".count)) : metric
        guard let family = scrape[metric] ?? scrape[base] else { return nil }
        var counts: [MetricLabels: Int] = [:]
        for sample in family.samples where sample.name == metric && matches(sample.labels) {
            guard let count = Int(exactly: sample.value), count >= 0 else {
                let reason = "expected a whole number from zero on, found \(sample.value)"
                throw ControllerLatencyError(.inconsistent(reason), "\(metric)\(sample.labels)")
            }
            counts[sample.labels] = count
        }
        return counts
    }

    /// The observations of all histograms together; nil where there are none.
    func sum(_ histograms: [Histogram]) throws(ControllerLatencyError) -> Histogram? {
        do {
            return try histograms.merged()
        } catch {
            throw contradiction(error)
        }
    }

    func contradiction(_ error: HistogramError) -> ControllerLatencyError {
        ControllerLatencyError(.inconsistent(error.message), error.series)
    }

    private func matches(_ found: MetricLabels) -> Bool {
        labels.allSatisfy { found[$0] == $1 }
    }
}
