// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct MetricSpecValidationTests {
    private static let average = MetricTarget(type: .averageValue, averageValue: "5")
    private static let utilization = MetricTarget(type: .utilization, averageUtilization: 80)
    private static let identifier = MetricIdentifier(name: "requests")
    private static let reference = CrossVersionObjectReference(kind: "Ingress", name: "web")

    @Test(arguments: [
        MetricSpec(type: .resource, resource: .init(name: "cpu", target: utilization)),
        MetricSpec(type: .containerResource, containerResource: .init(name: "cpu", target: average, container: "web")),
        MetricSpec(type: .pods, pods: .init(metric: identifier, target: average)),
        MetricSpec(type: .object, object: .init(describedObject: reference, target: average, metric: identifier)),
        MetricSpec(type: .external, external: .init(metric: identifier, target: average)),
    ])
    func `a metric in order has no errors`(metric: MetricSpec) {
        #expect(metric.validationErrors(at: .root).isEmpty)
    }

    private static let value = MetricTarget(type: .value, value: "5")
    private static let both = MetricTarget(type: .value, value: "5", averageValue: "5", averageUtilization: 5)
    private static let blank = MetricTarget(type: .init(""))

    @Test(arguments: [
        (MetricSpec(type: .init("")), ["type Required", "type NotSupported", "type NotSupported"]),
        (MetricSpec(type: .init("Foo")), ["type NotSupported", "type NotSupported"]),
        (MetricSpec(type: .resource), ["resource Required"]),
        (
            MetricSpec(type: .resource, resource: .init(name: "", target: value)),
            ["resource.name Required", "resource.target.averageUtilization Required"]
        ),
        (
            MetricSpec(type: .resource, resource: .init(name: "cpu", target: both)),
            ["resource.target.averageValue Forbidden"]
        ),
        (
            MetricSpec(type: .containerResource, containerResource: .init(name: "foo", target: average, container: "")),
            [
                "containerResource.name Invalid", "containerResource.name Invalid",
                "containerResource.container Required",
            ]
        ),
        (
            MetricSpec(type: .pods, pods: .init(metric: .init(name: ""), target: value)),
            ["pods.metric.name Required", "pods.target.averageValue Required"]
        ),
        (
            MetricSpec(type: .external, external: .init(metric: .init(name: "a/b"), target: both)),
            ["external.metric.name Invalid", "external.target.value Forbidden"]
        ),
        (
            MetricSpec(
                type: .object,
                object: .init(describedObject: .init(kind: "", name: ""), target: blank, metric: identifier)
            ),
            [
                "object.describedObject.kind Required", "object.describedObject.name Required",
                "object.target.type Required", "object.target.type Invalid", "object.target.averageValue Required",
            ]
        ),
        (
            MetricSpec(
                type: .pods,
                pods: .init(metric: identifier, target: average),
                resource: .init(name: "", target: blank)
            ),
            ["resource Forbidden"]
        ),
        (
            MetricSpec(type: .pods, resource: .init(name: "cpu", target: utilization)),
            ["pods Required"]
        ),
    ])
    func `a mistake is told`(metric: MetricSpec, lines: [String]) {
        #expect(metric.validationErrors(at: .root).lines == lines)
    }

    @Test func `targets are positive`() {
        let target = MetricTarget(type: .value, value: "0", averageValue: "-1", averageUtilization: 0)
        let metric = MetricSpec(type: .pods, pods: .init(metric: Self.identifier, target: target))
        #expect(
            metric.validationErrors(at: "metric").sentences == [
                "metric.pods.target.value: 0 cannot be a target; use more than 0",
                "metric.pods.target.averageValue: -1 cannot be a target; use more than 0",
                "metric.pods.target.averageUtilization: 0% cannot be a target; use 1 or more",
            ]
        )
    }
}
