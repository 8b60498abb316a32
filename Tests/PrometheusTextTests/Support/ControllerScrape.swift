// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A scrape in the manner of the AWS Load Balancer Controller, cut down to what the tests look at.
enum ControllerScrape {
    static let text = """
        # HELP aws_api_call_duration_seconds Perceived latency from when your code makes an SDK call, includes retries
        # TYPE aws_api_call_duration_seconds histogram
        aws_api_call_duration_seconds_bucket{operation="DeregisterTargets",service="ELBv2",le="0.1"} 3
        aws_api_call_duration_seconds_bucket{operation="DeregisterTargets",service="ELBv2",le="1"} 8
        aws_api_call_duration_seconds_bucket{operation="DeregisterTargets",service="ELBv2",le="+Inf"} 8
        aws_api_call_duration_seconds_sum{operation="DeregisterTargets",service="ELBv2"} 1.75
        aws_api_call_duration_seconds_count{operation="DeregisterTargets",service="ELBv2"} 8

        # a comment that is none of the known ones
        # HELP controller_runtime_reconcile_total Total number of reconciliations per controller
        # TYPE controller_runtime_reconcile_total counter
        controller_runtime_reconcile_total{controller="ingress",result="error"} 2
        controller_runtime_reconcile_total{controller="ingress",result="success"} 118
        controller_runtime_reconcile_total{controller="targetGroupBinding",result="success"} 1.204e+03
        # TYPE go_gc_duration_seconds summary
        go_gc_duration_seconds{quantile="0.5"} 4.2e-05
        go_gc_duration_seconds{quantile="1"} NaN
        go_gc_duration_seconds_sum 0.25
        go_gc_duration_seconds_count 31
        # TYPE workqueue_depth gauge
        workqueue_depth{controller="service",name="service"} 0 1718000000123
        workqueue_retries_total 17

        """
}
