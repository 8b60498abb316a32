// How long the AWS Load Balancer Controller takes, from one scrape of its metrics or from two.

// snippet.hide
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0
// snippet.show

import KubernetesLifecycle

func scrape(passes: Int) -> String {
    """
    # TYPE controller_runtime_reconcile_time_seconds histogram
    controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="1"} \(passes - 2)
    controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="2"} \(passes)
    controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="+Inf"} \(passes)
    # TYPE workqueue_queue_duration_seconds histogram
    workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="0.1"} \(passes - 1)
    workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="1"} \(passes)
    workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="+Inf"} \(passes)

    """
}
let (firstScrape, secondScrape) = (scrape(passes: 100), scrape(passes: 700))

// snippet.one
let now = try Exposition(parsing: secondScrape)
let sinceStart = try ControllerLatency(now, quantile: 0.99)
print(sinceStart)  // 99 % of 700 passes, up to 0.1 s in the queue and 1 s at work
// snippet.two
let before = try Exposition(parsing: firstScrape)
let lately = try ControllerLatency(from: before, to: now, quantile: 0.99)
print(lately.lowerBound, lately.upperBound)
// snippet.path
let path = TrafficPath.applicationLoadBalancer(targets: .ip)
    .replacing(.controllerProcessing, with: .measured(lately))
// snippet.refusal
do {
    _ = try ControllerLatency(before, quantile: 0.99)
} catch {
    print(error)  // ... has 100 observations, and the quantile needs at least 200; scrape later, or ask for ...
}
// snippet.end

// snippet.hide
precondition(sinceStart.upperBound == .milliseconds(1100))
precondition(lately.queue.sampleCount == 600)
precondition((try? ControllerLatency(before, quantile: 0.99)) == nil)
precondition(path != .applicationLoadBalancer(targets: .ip))
