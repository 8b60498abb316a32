// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups
import TestSupport
import Testing

struct AnnotationFamilyCheckingTests {
    private static let prefix = "alb.ingress.kubernetes.io/"
    private static let servicePrefix = "service.beta.kubernetes.io/aws-load-balancer-"

    @Test(arguments: [
        ("target-type", "ip"), ("healthcheck-interval-seconds", "5"), ("success-codes", "200,202"),
        ("target-group-attributes", "deregistration_delay.timeout_seconds=30,slow_start.duration_seconds=0"),
        ("actions.blue", "{\"type\":\"forward\"}"), ("listener-attributes.HTTPS-443", "tcp.idle_timeout.seconds=60"),
        ("target-control-port.web.http", "3000"), ("group.name", "edge"), ("frontend-nlb-scheme", "internal"),
        ("frontend-nlb-attributes", "load_balancing.cross_zone.enabled=true"),
    ])
    func `what the controller knows and takes is no problem`(suffix: String, value: String) {
        #expect(AnnotationFamily.ingress.problems(in: [Self.prefix + suffix: value]).isEmpty)
    }

    @Test(arguments: [
        (
            "target-type", "IP",
            "error: \"IP\" is not supported; use one of \"instance\", \"ip\"; did you mean \"ip\"?"
        ),
        ("healthcheck-interval-seconds", "15s", "error: \"15s\" is not a whole number of 32 bits; use digits only"),
        (
            "healthcheck-interval-seconds", "2147483648",
            "error: \"2147483648\" is not a whole number of 32 bits; use digits only"
        ),
        ("group.order", "1001", "error: 1001 is out of range; the controller takes -1000 to 1000"),
        ("healthcheck-interval-seconds", "1", "warning: 1 is out of range; the ELB API takes 5 to 300"),
        (
            "multi-cluster-target-group", "True ",
            "error: \"True \" is not a truth value; use \"true\" or \"false\""
        ),
        (
            "multi-cluster-target-group", "tRuE",
            "error: \"tRuE\" is not a truth value; use \"true\" or \"false\"; did you mean \"true\"?"
        ),
        ("actions.blue", "{", "error: at byte 2: expected a name in quotes"),
        (
            "target-group-attributes", "slow_start.duration_seconds=10",
            "warning: slow_start.duration_seconds: 10 is out of range; the ELB API takes 0 or 30 to 900"
        ),
        (
            "target-group-attributes", "deregistration_delay.timeout_second=30",
            "warning: the attribute \"deregistration_delay.timeout_second\" is not known; the ELB API may refuse it; "
                + "did you mean \"deregistration_delay.timeout_seconds\"?"
        ),
        (
            "target-group-attributes", "stickiness.enabled",
            "error: \"stickiness.enabled\" has no \"=\"; use \"key=value\" with commas between"
        ),
        (
            "target-group-attributes", "stickiness.enabled=true,",
            "warning: the comma at the end is taken for part of the last value; remove it"
        ),
        (
            "target-group-attributes",
            "target_group_health.dns_failover.minimum_healthy_targets.percentage=200",
            "warning: target_group_health.dns_failover.minimum_healthy_targets.percentage: 200 is out of range; "
                + "the ELB API takes 1 to 100 or \"off\""
        ),
        (
            "healthcheck-intervall-seconds", "15",
            "warning: the controller knows no such annotation, and ignores it; "
                + "did you mean \"alb.ingress.kubernetes.io/healthcheck-interval-seconds\"?"
        ),
        (
            "action.blue", "{}",
            "warning: the controller knows no such annotation, and ignores it; "
                + "did you mean \"alb.ingress.kubernetes.io/actions.blue\"?"
        ),
        (
            "actions", "{}",
            "warning: the controller knows no such annotation, and ignores it; "
                + "did you mean \"alb.ingress.kubernetes.io/actions.<name>\"?"
        ),
        ("xyz", "1", "warning: the controller knows no such annotation, and ignores it"),
    ])
    func `what is wrong with an Ingress's annotation is told`(suffix: String, value: String, sentence: String) throws {
        let problems = AnnotationFamily.ingress.problems(in: [Self.prefix + suffix: value], of: "Ingress shop/web")
        let first = try #require(problems.first)
        #expect(first.description == "Ingress shop/web, \(Self.prefix)\(suffix): \(sentence)")
    }

    @Test(arguments: [
        (
            "target-group-attributes.80x", "preserve_client_ip.enabled=maybe",
            "error: preserve_client_ip.enabled: \"maybe\" is not a truth value; use \"true\" or \"false\""
        ),
        (
            "healthcheck-protocol", "HTPP",
            "error: \"HTPP\" is not supported; use one of \"TCP\", \"HTTP\", \"HTTPS\"; did you mean \"HTTP\"?"
        ),
        ("proxy-protocol", "true", "error: \"true\" is not supported; use \"*\""),
        (
            "listener-attributes.TCP-80", "tcp.idle_timeout.seconds=30",
            "warning: tcp.idle_timeout.seconds: 30 is out of range; the ELB API takes 60 to 6000"
        ),
        (
            "listener-attributes.TCP-80", "tcp.idle_timeout.seconds=",
            "warning: tcp.idle_timeout.seconds: \"\" is not a whole number of 32 bits; use digits only"
        ),
        (
            "listener-attributes.TCP-80", "tcp.idle_timeout=60",
            "warning: the attribute \"tcp.idle_timeout\" is not known; the ELB API may refuse it; "
                + "did you mean \"tcp.idle_timeout.seconds\"?"
        ),
        (
            "healthcheck-intervall", "10",
            "warning: the controller knows no such annotation, and ignores it; "
                + "did you mean \"service.beta.kubernetes.io/aws-load-balancer-healthcheck-interval\"?"
        ),
    ])
    func `what is wrong with a Service's annotation is told`(suffix: String, value: String, sentence: String) throws {
        let problems = AnnotationFamily.service.problems(in: [Self.servicePrefix + suffix: value])
        #expect(problems.map(\.description) == ["\(Self.servicePrefix)\(suffix): \(sentence)"])
    }

    @Test func `an empty value is a mistake, but for a port it leaves the one for all`() {
        let key = Self.servicePrefix + "target-group-attributes"
        let value = "deregistration_delay.timeout_seconds="
        #expect(AnnotationFamily.service.problems(in: [key + ".80": value]).isEmpty)
        #expect(
            AnnotationFamily.service.problems(in: [key: value]).map(\.description) == [
                "\(key): warning: deregistration_delay.timeout_seconds: \"\" is not a whole number of 32 bits; use digits only"
            ]
        )
    }

    @Test func `no text traps, and each problem has its key`() {
        var random = SeededGenerator(seed: 42)
        let families = [AnnotationFamily.ingress, .service]
        var count = 0
        for _ in 0..<3000 {
            let family = random.element(of: families)
            let definition = random.element(of: family.definitions)
            let ending = definition.takesName ? "." + HostileText.random(using: &random) : ""
            let value = Bool.random(using: &random) ? HostileText.random(using: &random) : "{\"a\":[1,\"\\u00"
            let key = family.key(definition.suffix + ending)
            let problems = family.problems(in: [key: value], of: "Ingress shop/web")
            #expect(problems.allSatisfy { $0.key == key && $0.object == "Ingress shop/web" && !$0.sentence.isEmpty })
            count += problems.isEmpty ? 0 : 1
        }
        #expect(count > 500)
    }

    @Test func `annotations of others are left alone`() {
        let annotations = [
            "service.beta.kubernetes.io/azure-load-balancer-internal": "true", "nginx.ingress.kubernetes.io/x": "y",
            "alb.ingress.kubernetes.io": "z", Self.servicePrefix + "healthcheck-protocol": "http",
        ]
        #expect(AnnotationFamily.service.problems(in: annotations).isEmpty)
        #expect(AnnotationFamily.ingress.problems(in: annotations).isEmpty)
    }

    @Test func `problems come in the order of the keys, those of a Service for both kinds of load balancers`() {
        let service = Service(
            metadata: ObjectMeta(
                name: "web",
                annotations: [
                    Self.servicePrefix + "healthcheck-port": "80", Self.servicePrefix + "healthcheck-timeout": "1",
                    Self.prefix + "target-type": "pod", Self.prefix + "backend-protocol": "http",
                ]
            ),
            spec: ServiceSpec()
        )
        #expect(
            service.annotationProblems.map(\.description) == [
                "Service web, alb.ingress.kubernetes.io/backend-protocol: error: \"http\" is not supported; "
                    + "use one of \"HTTP\", \"HTTPS\"; did you mean \"HTTP\"?",
                "Service web, alb.ingress.kubernetes.io/target-type: error: \"pod\" is not supported; "
                    + "use one of \"instance\", \"ip\"",
                "Service web, service.beta.kubernetes.io/aws-load-balancer-healthcheck-timeout: warning: "
                    + "1 is out of range; the ELB API takes 2 to 120",
            ]
        )
        #expect(service.annotationProblems.map(\.code) == [.unsupportedValue, .unsupportedValue, .outOfRange])
        #expect(service.annotationProblems.map(\.severity) == [.error, .error, .warning])
    }
}
