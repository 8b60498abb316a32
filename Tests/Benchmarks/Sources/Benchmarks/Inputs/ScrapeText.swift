// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The metrics of a controller with many targets: histograms of its queues and calls, and counters.
enum ScrapeText {
    private static let bounds = [
        "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5", "10", "30", "60", "+Inf",
    ]

    /// A scrape of at least so many bytes.
    static func scrape(of size: Int) -> String {
        var queues = "# HELP workqueue_queue_duration_seconds How long in seconds an item stays in workqueue\n"
        queues += "# TYPE workqueue_queue_duration_seconds histogram\n"
        var results = "# HELP controller_runtime_reconcile_total Total number of reconciliations per controller\n"
        results += "# TYPE controller_runtime_reconcile_total counter\n"
        var index = 0
        while queues.utf8.count + results.utf8.count < size {
            let labels = "controller=\"targetGroupBinding-\(index)\",name=\"targetGroupBinding-\(index)\""
            var count = index % 7
            for bound in bounds {
                count += (index &* 31 &+ bound.utf8.count) % 50
                queues += "workqueue_queue_duration_seconds_bucket{\(labels),le=\"\(bound)\"} \(count)\n"
            }
            queues += "workqueue_queue_duration_seconds_sum{\(labels)} \(Double(count) * 0.137)\n"
            queues += "workqueue_queue_duration_seconds_count{\(labels)} \(count)\n"
            for result in ["error", "requeue_after", "success"] {
                results += "controller_runtime_reconcile_total{controller=\"c-\(index)\",result=\"\(result)\"} "
                results += "\(count &* 3)\n"
            }
            index += 1
        }
        return queues + results
    }
}
