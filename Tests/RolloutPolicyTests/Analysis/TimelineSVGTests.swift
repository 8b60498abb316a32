// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation
import KubernetesModels
import RolloutPolicy
import Testing

#if canImport(FoundationXML)
import FoundationXML
#endif

struct TimelineSVGTests {
    private func timeline(_ name: String) throws -> Timeline {
        let deployment = Deployment(
            metadata: ObjectMeta(name: "web"),
            spec: DeploymentSpec(
                selector: LabelSelector(),
                template: PodTemplateSpec(spec: PodSpec(containers: [Container(name: name)]))
            )
        )
        let path = TrafficPath(name: "a path", stages: [.step(.kubeProxyUpdate, .stated(upTo: .seconds(30)))])
        let application = Application(onTermination: .drains(within: .seconds(5)), longestRequest: .seconds(1))
        let analysis = try TerminationAnalysis(of: deployment, behind: path, application: application)
        return try #require(analysis.worst.first).timeline
    }

    @Test func `each event has a dot at its time and its words`() throws {
        let timeline = try timeline("web")
        let svg = timeline.svg()
        #expect(timeline.events.count == 8)
        #expect(svg.components(separatedBy: "<circle ").count == 9)
        // The last of thirty seconds is at the right edge, five of them are a sixth of the way.
        #expect(svg.contains(##"<circle cx="24.0" cy="55.0" r="4" fill="#222222"/>"##))
        #expect(svg.contains(##"<circle cx="72.7" cy="121.0" r="4" fill="#1f5fa8"/>"##))
        #expect(svg.contains(##"<circle cx="316.0" cy="209.0" r="4" fill="#b3261e"/>"##))
        #expect(
            svg.contains(">30 s: the request fails: the connection is refused, and the client sees HTTP 502</text>")
        )
        #expect(svg.contains("5 s: web has ended; 30 s: kube-proxy update has ended; "))
    }

    @Test(arguments: ["web", "a<b>&\"c\"", "\u{1}"])
    func `the picture is well-formed whatever a container is called`(name: String) throws {
        let svg = try timeline(name).svg(title: name)
        let parser = XMLParser(data: Data(svg.utf8))
        #expect(parser.parse(), "\(svg)")
    }
}
