// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText
import RolloutPolicy
import Testing

struct ControllerLatencyScrapesTests {
    /// A scrape in which so many changes waited at most 1 s and 10 s, and so many passes took at most 2 s and 8 s.
    private func scrape(
        waits: (Int, Int),
        passes: (Int, Int),
        controller: String = "targetGroupBinding",
        processStart: Int? = nil
    ) throws -> Exposition {
        var text = """
            # TYPE workqueue_queue_duration_seconds histogram
            workqueue_queue_duration_seconds_bucket{controller="x",name="ingress",le="1"} 5000
            workqueue_queue_duration_seconds_bucket{controller="x",name="ingress",le="+Inf"} 5000
            workqueue_queue_duration_seconds_bucket{controller="x",name="\(controller)",le="1"} \(waits.0)
            workqueue_queue_duration_seconds_bucket{controller="x",name="\(controller)",le="10"} \(waits.1)
            workqueue_queue_duration_seconds_bucket{controller="x",name="\(controller)",le="+Inf"} \(waits.1)
            # TYPE controller_runtime_reconcile_time_seconds histogram
            controller_runtime_reconcile_time_seconds_bucket{controller="\(controller)",le="2"} \(passes.0)
            controller_runtime_reconcile_time_seconds_bucket{controller="\(controller)",le="8"} \(passes.1)
            controller_runtime_reconcile_time_seconds_bucket{controller="\(controller)",le="+Inf"} \(passes.1)

            """
        if let processStart {
            text += "# TYPE process_start_time_seconds gauge\nprocess_start_time_seconds \(processStart)\n"
        }
        return try Exposition(parsing: text)
    }

    @Test func `one scrape tells what was observed since the controller started`() throws {
        let latency = try ControllerLatency(scrape(waits: (1000, 1000), passes: (900, 1000)), quantile: 0.99)
        #expect(latency.upperBound == .seconds(1 + 8))
        #expect(latency.queue.series == #"workqueue_queue_duration_seconds{controller="x",name="targetGroupBinding"}"#)
        #expect(latency.reconcile.sampleCount == 1000)
        #expect(!latency.counterWasReset)
    }

    @Test func `two scrapes tell what was observed in between`() throws {
        let before = try scrape(waits: (0, 1000), passes: (0, 1000))
        let after = try scrape(waits: (400, 1400), passes: (500, 1500))
        let latency = try ControllerLatency(from: before, to: after, quantile: 0.99)
        #expect(latency.upperBound == .seconds(1 + 2))
        #expect(latency.queue.sampleCount == 400)
        #expect(latency.reconcile.sampleCount == 500)
        #expect(!latency.counterWasReset)
    }

    @Test func `after a restart the later scrape alone counts, for both histograms`() throws {
        // The queue was counted anew, and the passes have outgrown what they were before.
        let before = try scrape(waits: (0, 1000), passes: (0, 300))
        let after = try scrape(waits: (500, 500), passes: (500, 500))
        let latency = try ControllerLatency(from: before, to: after, quantile: 0.99)
        #expect(latency.counterWasReset)
        #expect(latency.reconcile.sampleCount == 500)
        #expect(
            latency.description
                == "99 % of 500 passes since the controller's restart, up to 1 s in the queue and 2 s at work"
        )
    }

    @Test func `a process that started in between is a restart, even where all counts have grown`() throws {
        let before = try scrape(waits: (200, 200), passes: (200, 200), processStart: 100)
        let after = try scrape(waits: (500, 500), passes: (500, 500), processStart: 200)
        let same = try scrape(waits: (500, 500), passes: (500, 500), processStart: 100)
        #expect(try ControllerLatency(from: before, to: after, quantile: 0.99).counterWasReset)
        #expect(try ControllerLatency(from: before, to: after, quantile: 0.99).queue.sampleCount == 500)
        #expect(try ControllerLatency(from: before, to: same, quantile: 0.99).queue.sampleCount == 300)
    }

    @Test func `a series that appears in between has been observed since`() throws {
        let before = try Exposition(parsing: "")
        let after = try scrape(waits: (500, 500), passes: (500, 500))
        let latency = try ControllerLatency(from: before, to: after, quantile: 0.99)
        #expect(latency.queue.sampleCount == 500)
        #expect(!latency.counterWasReset)
    }

    @Test func `metrics without the controller are refused with the series that is missing`() throws {
        let others = try scrape(waits: (1, 1), passes: (1, 1), controller: "service")
        let error = try #require(throws: ControllerLatencyError.self) {
            try ControllerLatency(others, quantile: 0.99)
        }
        #expect(error.code == .missingMetric)
        #expect(
            error.description
                == #"the metrics have no workqueue_queue_duration_seconds{name="targetGroupBinding"}; "#
                + "scrape port 8080 of the controller's leader"
        )
    }

    @Test func `samples that contradict each other are refused`() throws {
        let falling = try scrape(waits: (500, 400), passes: (1, 1))
        let error = try #require(throws: ControllerLatencyError.self) {
            try ControllerLatency(falling, quantile: 0.5)
        }
        let reason = #"expected at least 500 observations in the bucket le="10", as many as in le="1", found 400"#
        #expect(error.code == .inconsistent(reason))
        #expect(
            error.description
                == #"workqueue_queue_duration_seconds{controller="x",name="targetGroupBinding"} contradicts itself: "#
                + reason
        )
    }

    @Test func `a metric of another type is refused`() throws {
        let gauge = try Exposition(
            parsing: "# TYPE workqueue_queue_duration_seconds gauge\nworkqueue_queue_duration_seconds 1\n"
        )
        let error = try #require(throws: ControllerLatencyError.self) { try ControllerLatency(gauge, quantile: 0.5) }
        #expect(error.code == .inconsistent("expected the type histogram, found gauge"))
    }
}
