// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesManifests
import KubernetesModels
import TargetGroups
import Testing
import YAMLCodec

/// What kubectl and the AWS command line print, whole and cut off.
struct ClusterDumpTests {
    private static let pods = """
        {
          "apiVersion": "v1",
          "kind": "List",
          "items": [
            {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web-1", "namespace": "shop"},
             "spec": {"containers": [{"name": "web"}],
                      "readinessGates": [{"conditionType": "target-health.elbv2.k8s.aws/k8s-shop-web-1"}]},
             "status": {"phase": "Running", "podIP": "10.0.0.7",
                        "conditions": [{"type": "example.com/novel", "status": "Perhaps"}],
                        "containerStatuses": [{"name": "web", "ready": true, "restartCount": 0, "image": "", "imageID": ""}]}},
            {"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "web-2", "namespace": "shop"},
             "spec": {"containers": [{"name": "web"}]}}
          ]
        }
        """

    @Test func `each Pod of a list is explained, one without status and one with conditions of unknown type too`() {
        let bundle = ManifestBundle(Self.pods, name: "pods.json")
        #expect(bundle.errors.isEmpty)
        let explanations = bundle.all(Pod.self).map {
            ReadinessExplanation(of: $0.resource, in: bundle.resources).summary
        }
        #expect(
            explanations == [
                "web-1 is not ready: its gate names the TargetGroupBinding k8s-shop-web-1, which does not exist",
                "web-2 is not ready: it has no status yet",
            ]
        )
    }

    @Test(arguments: [60, 200, 400, 600])
    func `a dump that is cut off says where`(length: Int) throws {
        let bundle = ManifestBundle(String(Self.pods.prefix(length)), name: "pods.json")
        #expect(bundle.objects.isEmpty)
        let error = try #require(bundle.errors.first)
        #expect(error.code == .invalidYAML)
        #expect("\(error)".hasPrefix("pods.json:"))
        #expect("\(error)".contains("found the end of the text"))
    }

    @Test func `target health in a state of later releases is read, and health that is cut off is not`() throws {
        let text = #"""
            {"TargetHealthDescriptions": [
              {"Target": {"Id": "10.0.0.7", "Port": 80},
               "TargetHealth": {"State": "resting", "Reason": "Target.Nap", "Since": 5}}]}
            """#
        let health = try YAMLDecoder().decode(TargetHealthDescriptions.self, from: text)
        let target = health.targetHealthDescriptions?.first
        #expect(target?.targetHealth?.state == TargetHealthState("resting"))
        #expect(target?.targetHealth?.outlook == .unknown)
        let error = try #require(throws: YAMLError.self) {
            try YAMLDecoder().decode(TargetHealthDescriptions.self, from: String(text.prefix(90)))
        }
        #expect("\(error)".hasPrefix("yaml:3:4: error: expected "))
    }
}
