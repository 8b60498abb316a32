// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation
import KubernetesModels
import TargetGroups
import Testing

struct TargetHealthTests {
    @Test func `what the command line prints is read and written back`() throws {
        let json = #"""
            {"TargetHealthDescriptions":[{"HealthCheckPort":"8080","Target":{"AvailabilityZone":"eu-west-1a",\#
            "Id":"10.0.1.2","Port":8080},"TargetHealth":{"Description":"Target registration is in progress",\#
            "Reason":"Elb.RegistrationInProgress","State":"initial"}},{"HealthCheckPort":"8080","Target":\#
            {"Id":"10.0.1.3","Port":8080},"TargetHealth":{"State":"healthy"}}]}
            """#
        let health = try JSONDecoder().decode(TargetHealthDescriptions.self, from: Data(json.utf8))
        let targets = try #require(health.targetHealthDescriptions)
        #expect(targets.map(\.targetHealth?.state) == [.initial, .healthy])
        #expect(targets[0].targetHealth?.reason == .registrationInProgress)
        #expect(targets[1].target == TargetDescription(id: "10.0.1.3", port: 8080))
        #expect(targets[1].target?.description == "10.0.1.3:8080")
        #expect(TargetDescription(id: "10.0.1.3").description == "10.0.1.3")
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode(health), as: UTF8.self) == json)
    }

    @Test func `states and reasons of a later release survive`() throws {
        let json = #"{"Reason":"Target.Asleep","State":"napping"}"#
        let health = try JSONDecoder().decode(TargetHealth.self, from: Data(json.utf8))
        #expect(health.state?.isKnown == false)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(String(decoding: try encoder.encode(health), as: UTF8.self) == json)
    }

    @Test func `all states and reasons of the ELB API are known`() {
        #expect(TargetHealthState.allKnown.count == 7)
        #expect(TargetHealthReason.allKnown.count == 12)
        #expect(TargetHealthState("unhealthy.draining") == .unhealthyDraining)
    }
}
