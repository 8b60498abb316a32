// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TargetGroups
import TestSupport
import Testing

struct TargetGroupDescriptionTests {
    @Test func `a description is read as AWS prints it and written back`() throws {
        let json = """
            {"HealthCheckEnabled":true,"HealthCheckIntervalSeconds":15,"HealthCheckPath":"/healthz",\
            "HealthCheckPort":"traffic-port","HealthCheckProtocol":"HTTP","HealthCheckTimeoutSeconds":5,\
            "HealthyThresholdCount":2,"IpAddressType":"ipv4","Matcher":{"GrpcCode":"12","HttpCode":"200"},"Port":8080,\
            "Protocol":"HTTP","ProtocolVersion":"HTTP1","TargetControlPort":3000,\
            "TargetGroupArn":"arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/k8s-shop-web/1",\
            "TargetGroupName":"k8s-shop-web","TargetType":"ip","UnhealthyThresholdCount":2,"VpcId":"vpc-01234567"}
            """
        let description: TargetGroupDescription = try JSON.read(json)
        #expect(description.targetType == .ip)
        #expect(description.protocolVersion == .http1)
        #expect(description.matcher == TargetGroupMatcher(httpCode: "200", grpcCode: "12"))
        #expect(try JSON.text(of: description) == json)
    }

    @Test func `what AWS adds later is left alone`() throws {
        let description: TargetGroupDescription = try JSON.read(
            #"{"TargetType":"lambda","Protocol":"GENEVE","LoadBalancerArns":[],"New":{}}"#
        )
        #expect(description == TargetGroupDescription(protocol: .init("GENEVE"), targetType: .init("lambda")))
    }
}
