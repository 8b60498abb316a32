// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups
import Testing

struct TargetGroupNameTests {
    @Test func `a name gives the readiness gate of its binding`() {
        let name = TargetGroupName(live: "k8s-demongin-serviced-610dd2305f")
        #expect(
            name.gate.conditionType.rawValue == "target-health.elbv2.k8s.aws/k8s-demongin-serviced-610dd2305f"
        )
        #expect("\(name)" == "k8s-demongin-serviced-610dd2305f")
    }

    @Test(arguments: ["web", "a", "Web-1", String(repeating: "w", count: 32)])
    func `a name that AWS allows is taken`(text: String) throws {
        #expect(try TargetGroupName(explicit: text).rawValue == text)
    }

    @Test func `a name over the limit is refused`() throws {
        let error = try #require(throws: ResourceNameError.self) {
            try TargetGroupName(explicit: "the-name-of-a-team-and-its-service")
        }
        #expect(error.code == .tooLong)
        #expect(
            error.description == """
                "the-name-of-a-team-and-its-service" has 34 characters; a name of a target group has at most 32
                """
        )
    }

    @Test(arguments: ["", "-web", "web-", "web.shop", "we b", "w\u{e9}b"])
    func `a name that AWS refuses is refused`(text: String) throws {
        let error = try #require(throws: ResourceNameError.self) { try TargetGroupName(explicit: text) }
        #expect(error.code == .malformed)
        #expect(
            error.sentence == """
                \(text.debugDescription) is not a name of a target group; use letters, digits and hyphens, with no \
                hyphen at either end
                """
        )
    }
}
