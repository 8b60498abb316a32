// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups
import Testing

struct ObjectMetaTargetGroupAttributesTests {
    private static let key = "alb.ingress.kubernetes.io/target-group-attributes"
    private static let serviceKey = "service.beta.kubernetes.io/aws-load-balancer-target-group-attributes"

    @Test func `the delay of an Ingress changes in its annotation, and nothing else`() throws {
        var ingress = Ingress(
            metadata: ObjectMeta(
                name: "web",
                annotations: [
                    Self.key: "stickiness.enabled=true , deregistration_delay.timeout_seconds = 300, x=a\\,b",
                    "other": "1",
                ]
            )
        )
        try ingress.setDeregistrationDelay(.milliseconds(30_500))
        #expect(
            ingress.metadata.annotations == [
                Self.key: "stickiness.enabled=true , deregistration_delay.timeout_seconds = 31, x=a\\,b", "other": "1",
            ]
        )
    }

    @Test func `an annotation is added where there is none`() throws {
        var service = Service(spec: ServiceSpec())
        try service.setDeregistrationDelay(.seconds(60))
        #expect(service.metadata.annotations == [Self.serviceKey: "deregistration_delay.timeout_seconds=60"])
    }

    @Test func `another attribute is set the same way`() throws {
        var metadata = ObjectMeta()
        try metadata.setTargetGroupAttribute(.slowStart, to: "30", in: .ingress)
        try metadata.setTargetGroupAttribute(.stickiness, to: "true", in: .ingress)
        #expect(metadata.annotations == [Self.key: "slow_start.duration_seconds=30,stickiness.enabled=true"])
    }

    @Test(arguments: [
        (Duration.seconds(3601), "3601"), (.seconds(-1), "-1"),
    ])
    func `a delay that the ELB API refuses is refused`(delay: Duration, text: String) throws {
        var ingress = Ingress()
        let problem = try #require(throws: AnnotationProblem.self) { try ingress.setDeregistrationDelay(delay) }
        #expect(problem.code == .outOfRange)
        #expect(
            problem.description == """
                alb.ingress.kubernetes.io/target-group-attributes: error: deregistration_delay.timeout_seconds: \
                \(text) is out of range; the ELB API takes 0 to 3600
                """
        )
        #expect(ingress.metadata.annotations == nil)
    }

    @Test func `a broken annotation is left as it is`() throws {
        var ingress = Ingress(metadata: ObjectMeta(annotations: [Self.key: "a=1,b"]))
        let problem = try #require(throws: AnnotationProblem.self) { try ingress.setDeregistrationDelay(.seconds(5)) }
        #expect(
            problem.description == """
                alb.ingress.kubernetes.io/target-group-attributes: error: "b" has no "="; use "key=value" with commas \
                between
                """
        )
        #expect(ingress.metadata.annotations == [Self.key: "a=1,b"])
    }
}
