// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText
import RolloutPolicy
import Testing

struct ControllerMeasurementTests {
    /// A scrape after some hundreds of passes; each has waited at most 1 s and taken at most 2 s.
    private func text(passes hundreds: Int, extra: String = "") -> String {
        let passes = hundreds * 100
        return """
            # TYPE aws_api_call_duration_seconds histogram
            aws_api_call_duration_seconds_bucket{operation="DeregisterTargets",service="Elastic Load Balancing v2",le="0.1"} \(passes / 10)
            aws_api_call_duration_seconds_bucket{operation="DeregisterTargets",service="Elastic Load Balancing v2",le="+Inf"} \(passes / 10)
            aws_api_call_duration_seconds_bucket{operation="RegisterTargets",service="Elastic Load Balancing v2",le="0.1"} 7000
            aws_api_call_duration_seconds_bucket{operation="RegisterTargets",service="Elastic Load Balancing v2",le="+Inf"} 7000
            # TYPE aws_api_call_retries histogram
            aws_api_call_retries_bucket{operation="DeregisterTargets",service="Elastic Load Balancing v2",le="0"} \(passes / 10 - hundreds)
            aws_api_call_retries_bucket{operation="DeregisterTargets",service="Elastic Load Balancing v2",le="1"} \(passes / 10)
            aws_api_call_retries_bucket{operation="DeregisterTargets",service="Elastic Load Balancing v2",le="+Inf"} \(passes / 10)
            # TYPE aws_api_call_throttled_errors_total counter
            aws_api_call_throttled_errors_total{operation="DeregisterTargets",error_code="Throttling"} \(2 * hundreds)
            aws_api_call_throttled_errors_total{operation="DescribeTargetHealth",error_code="Throttling"} \(hundreds)
            # TYPE controller_runtime_reconcile_errors_total counter
            controller_runtime_reconcile_errors_total{controller="ingress"} 5000
            controller_runtime_reconcile_errors_total{controller="targetGroupBinding"} \(4 * hundreds)
            # TYPE controller_runtime_reconcile_time_seconds histogram
            controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="2"} \(passes)
            controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="+Inf"} \(passes)
            controller_runtime_reconcile_time_seconds_sum{controller="targetGroupBinding"} \(passes / 2)
            # TYPE workqueue_queue_duration_seconds histogram
            workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="1"} \(passes)
            workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="+Inf"} \(passes)
            # TYPE workqueue_retries_total counter
            workqueue_retries_total{controller="targetGroupBinding",name="targetGroupBinding"} \(5 * hundreds)
            \(extra)

            """
    }

    private func scrape(passes hundreds: Int, extra: String = "") throws -> Exposition {
        try Exposition(parsing: text(passes: hundreds, extra: extra))
    }

    @Test func `a scrape tells each stage and what went wrong`() throws {
        let measurement = try ControllerMeasurement(scrape(passes: 10))
        #expect(measurement.queue.count == 1000)
        #expect(measurement.reconcile.count == 1000)
        #expect(measurement.deregistrationCall?.count == 100)
        #expect(measurement.throttledCalls == 30)
        #expect(measurement.retriedCalls == 10)
        #expect(measurement.failedPasses == 40)
        #expect(measurement.queueRetries == 50)
        #expect(!measurement.counterWasReset)
        #expect(measurement.histogram(of: .deregistrationCall) == measurement.deregistrationCall)
    }

    @Test func `two scrapes tell what happened in between`() throws {
        let measurement = try ControllerMeasurement(from: scrape(passes: 4), to: scrape(passes: 10))
        #expect(measurement.queue.count == 600)
        #expect(measurement.deregistrationCall?.count == 60)
        #expect(measurement.throttledCalls == 18)
        #expect(measurement.retriedCalls == 6)
        #expect(measurement.failedPasses == 24)
        #expect(measurement.queueRetries == 30)
        #expect(!measurement.counterWasReset)
    }

    @Test func `after a restart everything counts from the later scrape`() throws {
        let measurement = try ControllerMeasurement(from: scrape(passes: 10), to: scrape(passes: 4))
        #expect(measurement.counterWasReset)
        #expect(measurement.queue.count == 400)
        #expect(measurement.throttledCalls == 12)
        let started = "# TYPE process_start_time_seconds gauge\nprocess_start_time_seconds "
        let outgrown = try ControllerMeasurement(
            from: scrape(passes: 4, extra: started + "100"),
            to: scrape(passes: 10, extra: started + "200")
        )
        #expect(outgrown.counterWasReset)
        #expect(outgrown.failedPasses == 40)
    }

    @Test func `counters of OpenMetrics have their suffix only on samples`() throws {
        let openMetrics =
            text(passes: 10)
            .replacing("TYPE aws_api_call_throttled_errors_total", with: "TYPE aws_api_call_throttled_errors")
            .replacing(
                "TYPE controller_runtime_reconcile_errors_total",
                with: "TYPE controller_runtime_reconcile_errors"
            )
            .replacing("TYPE workqueue_retries_total", with: "TYPE workqueue_retries")
            .replacing("\n\n", with: "\n")
        let measurement = try ControllerMeasurement(
            Exposition(parsing: openMetrics + "# EOF\n", format: .openMetrics)
        )
        #expect(measurement.throttledCalls == 30)
        #expect(measurement.failedPasses == 40)
        #expect(measurement.queueRetries == 50)
    }

    @Test func `what a release does not have is not known, rather than none`() throws {
        let text = """
            # TYPE controller_runtime_reconcile_time_seconds histogram
            controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="2"} 9
            controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="+Inf"} 9
            # TYPE workqueue_queue_duration_seconds histogram
            workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="1"} 9
            workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="+Inf"} 9

            """
        let measurement = try ControllerMeasurement(Exposition(parsing: text))
        #expect(measurement.deregistrationCall == nil)
        #expect(measurement.throttledCalls == nil)
        #expect(measurement.retriedCalls == nil)
        #expect(measurement.failedPasses == nil)
        #expect(measurement.queueRetries == nil)
        let error = try #require(throws: ControllerLatencyError.self) {
            try measurement.bounds(of: .deregistrationCall, quantile: 0.5)
        }
        #expect(error.code == .missingMetric)
        #expect(error.subject == #"aws_api_call_duration_seconds{operation="DeregisterTargets"}"#)
    }

    @Test func `a stage has bounds with the confidence of its sample`() throws {
        let measurement = try ControllerMeasurement(scrape(passes: 10))
        let call = try measurement.bounds(of: .deregistrationCall, quantile: 0.9)
        #expect(call.bounds == .zero ... .milliseconds(100))
        #expect(call.sampleCount == 100)
        let error = try #require(throws: ControllerLatencyError.self) {
            try measurement.bounds(of: .deregistrationCall, quantile: 0.99)
        }
        #expect(error.code == .tooFewSamples(needed: 299, found: 100))
        #expect(try measurement.bounds(of: .deregistrationCall, quantile: 0.99, confidence: nil).sampleCount == 100)
        #expect(try measurement.latency(quantile: 0.99).upperBound == .seconds(3))
        #expect(try measurement.latency(quantile: 0.99).confidence == 0.95)
    }

    @Test func `the model is waiting and working, one after the other`() throws {
        let measurement = try ControllerMeasurement(scrape(passes: 10))
        let model = try measurement.model()
        #expect(model == .sum([try .histogram(measurement.queue), try .histogram(measurement.reconcile)]))
        #expect(try DelayDistribution(model).quantile(1) == .seconds(3))
        // Each histogram has half the risk, and one bound: what all of 1,000 show at 97.5 % confidence.
        let confident = try DelayDistribution(measurement.model(confidence: 0.95))
        let beyond = 1 - 0.996_317_916_103
        #expect(abs(confident.beyond - (1 - (1 - beyond) * (1 - beyond))) < 1e-9)
    }
}

// MARK: - Input that is cut off, missing or contradicts itself

extension ControllerMeasurementTests {
    @Test(
        arguments: [
            ("NaN", "expected a whole number from zero on, found nan"),
            ("-1", "expected a whole number from zero on, found -1.0"),
            ("0.5", "expected a whole number from zero on, found 0.5"),
            ("+Inf", "expected a whole number from zero on, found inf"),
        ]
    )
    func `a counter that is no count is refused`(value: String, reason: String) throws {
        let text = text(passes: 10).replacing(
            #"errors_total{controller="targetGroupBinding"} 40"#,
            with: #"errors_total{controller="targetGroupBinding"} \#(value)"#
        )
        let error = try #require(throws: ControllerLatencyError.self) {
            try ControllerMeasurement(Exposition(parsing: text))
        }
        #expect(error.code == .inconsistent(reason))
        #expect(
            error.description
                == #"controller_runtime_reconcile_errors_total{controller="targetGroupBinding"} contradicts itself: "#
                + reason
        )
    }

    @Test func `a bucket that is not a number is refused`() throws {
        let bucket = #"name="targetGroupBinding",le="1"}"#
        let text = text(passes: 10).replacing(bucket + " 1000", with: bucket + " NaN")
        let error = try #require(throws: ControllerLatencyError.self) {
            try ControllerMeasurement(Exposition(parsing: text))
        }
        #expect(error.code == .inconsistent(#"expected a whole number from zero on in the bucket le="1", found NaN"#))
    }

    @Test func `counts too large to add are refused`() throws {
        let text = text(passes: 10)
            .replacing(#"Throttling"} 20"#, with: #"Throttling"} 9e18"#)
            .replacing(#"Throttling"} 10"#, with: #"Throttling"} 9e18"#)
        let error = try #require(throws: ControllerLatencyError.self) {
            try ControllerMeasurement(Exposition(parsing: text))
        }
        #expect(error.code == .inconsistent("expected counts whose sum is a number"))
        #expect(error.subject == "aws_api_call_throttled_errors_total")
    }

    @Test func `a scrape that was cut off is refused where it ends, or for what it lacks`() throws {
        let whole = text(passes: 10)
        for length in stride(from: 0, to: whole.utf8.count, by: 97) {
            let cut = String(whole.prefix(length))
            do {
                let measurement = try ControllerMeasurement(Exposition(parsing: cut))
                // All that it needs had come already.
                #expect(measurement.queue.count == 1000 && measurement.reconcile.count == 1000)
            } catch let error as ControllerLatencyError {
                #expect(!error.description.isEmpty)
                let isExpected =
                    if case .inconsistent = error.code { true } else { error.code == .missingMetric }
                #expect(isExpected)
            } catch let error as ExpositionError {
                #expect(error.description.contains("metrics:"))
            }
        }
    }
}

// MARK: - Cautions

extension ControllerMeasurementTests {
    @Test func `what went wrong comes first, and what no metric shows is always said`() throws {
        let cautions = try ControllerMeasurement(from: scrape(passes: 10), to: scrape(passes: 4)).cautions
        #expect(
            cautions.map(\.code) == [
                .counterReset, .throttledCalls, .retriedCalls, .failedPasses, .queueRetries, .watchNotMeasured,
                .cheapPasses, .wideBuckets,
            ]
        )
        #expect(
            cautions.map(\.description) == [
                "the controller was restarted between the scrapes, and only what followed counts",
                "AWS refused 12 calls because there were too many; the controller waits and tries again, which the time "
                    + "of the pass includes",
                "4 calls to Elastic Load Balancing had to be tried again, which the time of the pass includes",
                "16 passes of 400 failed; the change is tried again after a pause that grows up to 16 min 40 s, which no "
                    + "histogram shows",
                "20 changes were put back into the queue after a pause that no histogram shows",
                "the way of a change from the API server to the controller is in no metric, and neither is a change of "
                    + "the leader, during which nobody works",
                "passes that have nothing to do are quick and count all the same (40 calls deregistered targets in 400 "
                    + "passes), so that those that matter take longer than the quantiles say",
                #"controller_runtime_reconcile_time_seconds{controller="targetGroupBinding"}: the longest observations are "#
                    + "somewhere from 0 to 2 s, and count as the latter",
            ]
        )
    }

    @Test func `wide buckets and observations beyond the largest bound are pointed out`() throws {
        let text = """
            # TYPE controller_runtime_reconcile_time_seconds histogram
            controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="50"} 5
            controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="60"} 8
            controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="+Inf"} 9
            # TYPE workqueue_queue_duration_seconds histogram
            workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="1"} 8
            workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="10"} 9
            workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="100"} 9
            workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="+Inf"} 9

            """
        let cautions = try ControllerMeasurement(Exposition(parsing: text)).cautions
        #expect(cautions.map(\.code) == [.watchNotMeasured, .cheapPasses, .wideBuckets, .beyondLargestBound])
        #expect(
            cautions[2].description
                == #"workqueue_queue_duration_seconds{name="targetGroupBinding"}: the longest observations are somewhere "#
                + "from 1 to 10 s, and count as the latter"
        )
        #expect(
            cautions[3].description
                == #"controller_runtime_reconcile_time_seconds{controller="targetGroupBinding"}: 1 of 9 observations took "#
                + "longer than 60 s, and nobody knows how long"
        )
    }

    @Test func `the description has the bounds of each stage`() throws {
        let lines = try ControllerMeasurement(scrape(passes: 4)).description.split(separator: "\n").map(String.init)
        #expect(
            lines.prefix(16) == [
                "What the controller's metrics show, with 95 % confidence:",
                "  queue: 400 observations",
                "    50 % take at most 1 s",
                "    90 % take at most 1 s",
                "    99 % take at most 1 s",
                "    99.9 %: needs 2995 observations",
                "  reconcile: 400 observations, 0.5 s on average",
                "    50 % take at most 2 s",
                "    90 % take at most 2 s",
                "    99 % take at most 2 s",
                "    99.9 %: needs 2995 observations",
                "  DeregisterTargets: 40 observations",
                "    50 % take at most 0.1 s",
                "    90 % take at most 0.1 s",
                "    99 %: needs 299 observations",
                "    99.9 %: needs 2995 observations",
            ]
        )
        #expect(lines[16] == "Keep in mind:")
    }
}
