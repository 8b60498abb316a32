// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation
import KubernetesModels
import Testing

struct HorizontalPodAutoscalerDefaultsTests {
    static let cpu = """
        [{"type": "Resource", "resource": {"name": "cpu", "target": {"type": "Utilization",
         "averageUtilization": 80}}}]
        """
    static let up = """
        {"stabilizationWindowSeconds": 0, "selectPolicy": "Max", "policies": [
         {"type": "Pods", "value": 4, "periodSeconds": 15}, {"type": "Percent", "value": 100, "periodSeconds": 15}]}
        """
    static let down = #"{"selectPolicy": "Max", "policies": [{"type": "Percent", "value": 100, "periodSeconds": 15}]}"#

    @Test(arguments: [
        ("", #""minReplicas": 1, "metrics": \#(cpu)"#),
        (#", "minReplicas": 0, "metrics": []"#, #""minReplicas": 0, "metrics": \#(cpu)"#),
        (
            #", "behavior": {}"#,
            #""minReplicas": 1, "metrics": \#(cpu), "behavior": {"scaleUp": \#(up), "scaleDown": \#(down)}"#
        ),
        (
            """
            , "behavior": {"scaleUp": {"selectPolicy": "Disabled"}, "scaleDown": {"stabilizationWindowSeconds": 0,
             "policies": [{"type": "Pods", "value": 1, "periodSeconds": 60}]}}
            """,
            """
            "minReplicas": 1, "metrics": \(cpu), "behavior": {"scaleUp": \(up.replacingOccurrences(of: "Max",
             with: "Disabled")), "scaleDown": {"stabilizationWindowSeconds": 0, "selectPolicy": "Max",
             "policies": [{"type": "Pods", "value": 1, "periodSeconds": 60}]}}
            """
        ),
        (
            """
            , "metrics": [{"type": "Pods", "pods": {"metric": {"name": "m"}, "target": {"type": "AverageValue",
             "averageValue": "0.5"}}}]
            """,
            """
            "minReplicas": 1, "metrics": [{"type": "Pods", "pods": {"metric": {"name": "m"},
             "target": {"type": "AverageValue", "averageValue": "500m"}}}]
            """
        ),
    ])
    func `an autoscaler gets a minimum, a metric and rules`(fields: String, expected: String) throws {
        let target = #""scaleTargetRef": {"kind": "Deployment", "name": "web"}, "maxReplicas": 5"#
        let autoscaler = try DefaultsJSON.read(HorizontalPodAutoscaler.self, #"{"spec": {\#(target)\#(fields)}}"#)
        let spec = autoscaler.applyingDefaults().spec
        #expect(try DefaultsJSON.text(of: spec) == DefaultsJSON.normalized(#"{\#(target), \#(expected)}"#))
    }
}
