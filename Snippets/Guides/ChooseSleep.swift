// How many seconds the preStop hook should sleep: from scrapes of the controller to the answer.

// snippet.hide
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0
// snippet.show

import KubernetesLifecycle

func scrape(passes: Int) -> String {
    """
    # TYPE aws_api_call_duration_seconds histogram
    aws_api_call_duration_seconds_bucket{operation="DeregisterTargets",le="0.1"} \(passes / 5)
    aws_api_call_duration_seconds_bucket{operation="DeregisterTargets",le="+Inf"} \(passes / 5)
    # TYPE aws_api_call_throttled_errors_total counter
    aws_api_call_throttled_errors_total{operation="DescribeTargetHealth"} \(passes / 500)
    # TYPE controller_runtime_reconcile_time_seconds histogram
    controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="0.5"} \(passes * 9 / 10)
    controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="2"} \(passes - passes / 500)
    controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="3"} \(passes)
    controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="+Inf"} \(passes)
    # TYPE workqueue_queue_duration_seconds histogram
    workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="0.1"} \(passes * 95 / 100)
    workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="1"} \(passes)
    workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="+Inf"} \(passes)

    """
}
let (firstScrape, secondScrape) = (scrape(passes: 500), scrape(passes: 2500))

// snippet.service
let metrics = Service(
    metadata: ObjectMeta(name: "aws-load-balancer-controller-metrics", namespace: "kube-system"),
    spec: ServiceSpec(
        ports: [ServicePort(name: "prometheus-service", port: 8080, nodePort: 30000)],
        selector: ["app.kubernetes.io/instance": "aws-load-balancer-controller"],
        type: .nodePort
    )
)
print(try YAMLEncoder().encode(metrics))
// snippet.measure
let before = try Exposition(parsing: firstScrape, name: "before.txt")
let after = try Exposition(parsing: secondScrape, name: "after.txt")
let measurement = try ControllerMeasurement(from: before, to: after)
print(measurement)
// snippet.risk
let path = TrafficPath.applicationLoadBalancer(targets: .ip)
    .replacing(.controllerProcessing, with: .measured(try measurement.latency(quantile: 0.99)))
    .replacing(.requestRoundTrip, with: .stated(upTo: .milliseconds(500)))
let application = Application(onTermination: .drains(within: .seconds(20)), longestRequest: .seconds(1))
let risk = try SleepRisk(
    path: path,
    application: application,
    models: [
        .controllerProcessing: try measurement.model(),
        .loadBalancerPropagation: .reportedApplicationLoadBalancerPropagation,
    ]
)
print(risk.dropProbability(sleep: .seconds(40), pods: 3))
// snippet.answer
let recommendation = try risk.recommendation(
    for: .updatesWithoutDrops(0.999, pods: 3),
    pods: 3,
    current: 40
)
print(recommendation)
// snippet.million
let rare = try risk.leastSleep(for: .droppedRequests(oneIn: 1_000_000, over: .seconds(60)))
print(rare)  // 63
// snippet.curve
print(recommendation.curve)
let picture = recommendation.curve.svg()
// snippet.confidence
let cautious = try SleepRisk(
    path: path,
    application: application,
    models: [
        .controllerProcessing: try measurement.model(confidence: 0.95),
        .loadBalancerPropagation: .reportedApplicationLoadBalancerPropagation,
    ]
)
print(cautious.dropProbability(sleep: .seconds(recommendation.sleep), pods: 3))
do {
    _ = try cautious.leastSleep(for: .updatesWithoutDrops(0.999, pods: 3))
} catch {
    print(error)
}
// snippet.instance
let nodes = try SleepRisk(
    path: .applicationLoadBalancer(targets: .instance),
    application: application,
    models: [.kubeProxyUpdate: .largest(of: 20, .reportedKubeProxyUpdate)]
)
print(try nodes.leastSleep(for: .updatesWithoutDrops(0.9, pods: 3)))  // 24
// snippet.own
let measured = DelayModel.samples([.seconds(9), .seconds(12), .seconds(14), .seconds(17), .seconds(19)])
let fitted = DelayModel.logNormal(median: .seconds(12), percentile99: .seconds(40))
let busy = RequestTraffic.perPod(requestsPerSecond: 50)
// snippet.end

// snippet.hide
precondition(rare == 63 && recommendation.current == 40)
let nodeSleep = try nodes.leastSleep(for: .updatesWithoutDrops(0.9, pods: 3))
precondition(nodeSleep == 24)
precondition(picture.hasPrefix("<svg") && picture.hasSuffix("</svg>\n"))
for model in [measured, fitted] {
    _ = try SleepRisk(
        path: path,
        application: application,
        models: [.loadBalancerPropagation: model],
        traffic: busy
    )
}
