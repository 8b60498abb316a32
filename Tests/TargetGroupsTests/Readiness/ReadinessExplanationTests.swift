// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation
import KubernetesModels
import TargetGroups
import Testing

struct ReadinessExplanationTests {
    private static let gate = "target-health.elbv2.k8s.aws/k8s-shop-web-1"

    /// A Pod with a sidecar and a container, and what differs.
    private static func pod(
        gates: [String] = [gate],
        container: String = #"{"name": "web", "ready": true, "state": {"running": {}}}"#,
        proxy: String = #"{"name": "proxy", "ready": true, "started": true, "state": {"running": {}}}"#,
        conditions: String = "",
        status: String = #""phase": "Running""#,
        metadata: String = "",
        spec: String = ""
    ) throws -> Pod {
        let gates = gates.map { #"{"conditionType": "\#($0)"}"# }.joined(separator: ", ")
        let json = #"""
            {"metadata": {"name": "web-1", "namespace": "shop"\#(metadata)},
             "spec": {"readinessGates": [\#(gates)], "initContainers": [{"name": "proxy", "restartPolicy": "Always"}],
                      "containers": [{"name": "web", "startupProbe": {}, "readinessProbe": {}}]\#(spec)},
             "status": {\#(status), "podIP": "10.0.0.7", "conditions": [\#(conditions)],
                        "initContainerStatuses": [\#(proxy)], "containerStatuses": [\#(container)]}}
            """#
        let statuses = json.replacing(#""ready":"#, with: #""restartCount": 0, "image": "", "imageID": "", "ready":"#)
        return try JSONDecoder().decode(Pod.self, from: Data(statuses.utf8))
    }

    private static func condition(_ type: String, _ status: String, _ reason: String = "", _ message: String = "")
        -> String
    {
        #"{"type": "\#(type)", "status": "\#(status)", "reason": "\#(reason)", "message": "\#(message)"}"#
    }

    private static func health(_ state: String, _ reason: String? = nil, ip: String = "10.0.0.7")
        -> TargetHealthDescriptions
    {
        TargetHealthDescriptions(targetHealthDescriptions: [
            TargetHealthDescription(
                target: TargetDescription(id: "10.0.0.8", port: 80),
                targetHealth: TargetHealth(state: .unhealthy, reason: .timeout)
            ),
            TargetHealthDescription(
                target: TargetDescription(id: ip, port: 80),
                targetHealth: TargetHealth(
                    state: TargetHealthState(state),
                    reason: reason.map { TargetHealthReason($0) }
                )
            ),
        ])
    }

    // MARK: - Containers

    @Test(
        arguments: [
            (
                #"{"name": "web", "ready": false, "state": {"waiting": {"reason": "ImagePullBackOff"}}}"#,
                "container \"web\" is waiting: ImagePullBackOff",
                "Mend the image's name, or the secret for its registry."
            ),
            (
                #"{"name": "web", "ready": false, "state": {"waiting": {"reason": "ContainerCreating"}}}"#,
                "container \"web\" is waiting: ContainerCreating", "It passes by itself."
            ),
            (
                #"{"name": "web", "ready": false, "state": {"terminated": {"exitCode": 3, "reason": "Error"}}}"#,
                "container \"web\" has ended with exit code 3: Error",
                "Its log tells why: kubectl logs --previous, with the container's name behind -c."
            ),
            (
                #"{"name": "web", "ready": false, "started": false, "state": {"running": {}}}"#,
                "container \"web\" runs, and its startup probe has not succeeded yet", "It passes by itself."
            ),
            (
                #"{"name": "web", "ready": false, "started": true, "state": {"running": {}}}"#,
                "container \"web\" runs, and its readiness probe does not succeed",
                "The events of the Pod have the probe's answers."
            ),
            ("", "container \"web\" has no status yet", "It passes by itself."),
        ]
    )
    func `a container that is not ready is the first cause, and its target follows`(
        container: String,
        clause: String,
        hint: String
    ) throws {
        let explanation = try ReadinessExplanation(of: Self.pod(container: container))
        #expect(
            explanation.description == """
                web-1 is not ready: \(clause), and 1 more cause
                - \(clause)
                  \(hint)
                - its target in k8s-shop-web-1 is registered only when all its containers are ready
                  It passes by itself.
                """
        )
    }

    @Test func `a sidecar that has not started explains the containers behind it`() throws {
        let proxy = #"{"name": "proxy", "ready": false, "state": {"waiting": {"reason": "Later", "message": "soon"}}}"#
        let explanation = try ReadinessExplanation(of: Self.pod(gates: [], container: "", proxy: proxy))
        #expect(explanation.description == "web-1 is not ready: init container \"proxy\" is waiting: Later, soon")
        #expect(!explanation.passes)
    }

    @Test(
        arguments: [
            (#""phase": "Succeeded""#, "", "its containers have completed"),
            (
                #""phase": "Failed", "reason": "Evicted", "message": "The node was low on memory""#, "",
                "it has failed: Evicted, The node was low on memory"
            ),
            (
                #""phase": "Pending""#, condition("PodScheduled", "False", "Unschedulable", "0/3 nodes fit"),
                "no node has been found for it: Unschedulable, 0/3 nodes fit"
            ),
        ]
    )
    func `a Pod that does not run has one cause or its gates besides`(
        status: String,
        conditions: String,
        clause: String
    ) throws {
        let pod = try Self.pod(gates: [], container: "", conditions: conditions, status: status)
        let explanation = ReadinessExplanation(of: pod)
        #expect(explanation.summary == "web-1 is not ready: \(clause)")
    }

    @Test func `scheduling gates and a missing status are causes`() throws {
        let gated = try Self.pod(
            gates: [],
            status: #""phase": "Pending""#,
            spec: #", "schedulingGates": [{"name": "quota"}]"#
        )
        #expect(ReadinessExplanation(of: gated).isReady)
        var waiting = gated
        waiting.status?.containerStatuses = nil
        waiting.status?.initContainerStatuses = nil
        #expect(
            ReadinessExplanation(of: waiting).summary == "web-1 is not ready: it waits for its scheduling gates: quota"
        )
        waiting.status = nil
        #expect(ReadinessExplanation(of: waiting).summary == "web-1 is not ready: it has no status yet")
    }

    // MARK: - Gates

    @Test(
        arguments: [
            (
                condition(gate, "False", "Elb.RegistrationInProgress", "Target registration is in progress"), nil,
                """
                the target is still registering (Elb.RegistrationInProgress: Target registration is in progress)
                  It passes by itself.
                """
            ),
            (
                condition(gate, "False", "Elb.RegistrationInProgress"), health("initial", "Elb.InitialHealthChecking"),
                """
                the first health checks are running (initial (Elb.InitialHealthChecking))
                  It passes by itself.
                """
            ),
            (
                condition(gate, "False", "Target.FailedHealthChecks"), nil,
                """
                health checks cannot connect, or their answers are malformed (Target.FailedHealthChecks)
                  Compare the port and the protocol of the health check with what the container listens on.
                """
            ),
            (
                condition(gate, "False", "Target.Sleepy", "zzz"), nil,
                "ELB gives a reason that is not known here (Target.Sleepy: zzz)"
            ),
            (
                condition(gate, "Unknown"), nil,
                """
                the controller could not tell its health, the condition is Unknown
                  It passes by itself.
                """
            ),
        ] as [(String, TargetHealthDescriptions?, String)]
    )
    func `the condition of a gate is explained, and what ELB says is newer`(
        conditions: String,
        health: TargetHealthDescriptions?,
        text: String
    ) throws {
        let explanation = try ReadinessExplanation(of: Self.pod(conditions: conditions), targetHealth: health)
        #expect(explanation.description == "web-1 is not ready: its target in k8s-shop-web-1: \(text)")
    }

    @Test func `a target that is healthy opens the gate at the next look`() throws {
        let closed = try Self.pod(conditions: Self.condition(Self.gate, "False", "Elb.InitialHealthChecking"))
        let explanation = ReadinessExplanation(of: closed, targetHealth: Self.health("healthy"))
        #expect(
            explanation.summary == """
                web-1 is not ready: its target in k8s-shop-web-1 is healthy, but the controller has not looked again, \
                as it does every 15 s
                """
        )
        #expect(explanation.passes)
    }

    @Test func `a gate without condition has not been registered, and says what to check`() throws {
        let explanation = try ReadinessExplanation(of: Self.pod(), targetHealth: Self.health("healthy", ip: "10.0.0.9"))
        #expect(explanation.causes.map(\.code) == [.gateWithoutCondition])
        #expect(
            explanation.description == """
                web-1 is not ready: its target in k8s-shop-web-1 has no condition yet: the controller has not \
                registered it
                  If it lasts: the TargetGroupBinding must exist, its Service must select the Pod, and the controller \
                must run and be able to register targets; its events and its log tell.
                """
        )
    }

    @Test func `a gate of a binding that does not exist stays closed`() throws {
        let explanation = try ReadinessExplanation(of: Self.pod(), in: ResourceSet())
        #expect(explanation.causes.map(\.code) == [.gateOfMissingBinding])
        #expect(!explanation.passes)
        let binding = TargetGroupBinding(
            metadata: ObjectMeta(name: "k8s-shop-web-1", namespace: "shop"),
            spec: TargetGroupBindingSpec(serviceRef: ServiceReference(name: "web", port: 80))
        )
        let known = try ReadinessExplanation(of: Self.pod(), in: ResourceSet([AnyResource(binding)]))
        #expect(known.causes.map(\.code) == [.gateWithoutCondition])
    }

    @Test func `gates of others and of the first generation are told apart`() throws {
        let gates = ["example.com/warm", "target-health.alb.ingress.k8s.aws/old", "example.com/cold"]
        let conditions = Self.condition("example.com/warm", "False", "Warming", "3 of 9")
        let explanation = try ReadinessExplanation(of: Self.pod(gates: gates, conditions: conditions))
        #expect(
            explanation.causes.map(\.clause) == [
                "its gate example.com/warm is False: Warming, 3 of 9",
                "its gate target-health.alb.ingress.k8s.aws/old is of the ALB Ingress Controller, and nothing opens it "
                    + "any longer",
                "its gate example.com/cold has no condition yet",
            ]
        )
    }

    @Test func `several target groups are explained each by its own health`() throws {
        let pod = try Self.pod(
            gates: [Self.gate, "target-health.elbv2.k8s.aws/internal"],
            conditions: Self.condition(Self.gate, "True") + ", "
                + Self.condition("target-health.elbv2.k8s.aws/internal", "False", "Elb.InitialHealthChecking")
        )
        let explanation = ReadinessExplanation(
            of: pod,
            targetHealthByBinding: [
                "k8s-shop-web-1": Self.health("healthy"), "internal": Self.health("unhealthy", "Target.Timeout"),
            ]
        )
        #expect(explanation.causes.count == 1)
        #expect(
            explanation.summary == """
                web-1 is not ready: its target in internal: health checks are not answered in time (unhealthy \
                (Target.Timeout))
                """
        )
    }

    // MARK: - Ready

    @Test func `a Pod that is ready has no cause, but remarks where something is odd`() throws {
        let conditions = Self.condition("Ready", "True") + ", " + Self.condition(Self.gate, "True")
        let pod = try Self.pod(conditions: conditions, metadata: #", "deletionTimestamp": "2024-06-01T12:00:30Z""#)
        #expect(ReadinessExplanation(of: pod).remarks.map(\.code) == [.terminating])
        let explanation = ReadinessExplanation(of: pod, targetHealth: Self.health("draining"))
        #expect(explanation.isReady && explanation.causes.isEmpty)
        #expect(
            explanation.description == """
                web-1 is ready
                - it is being deleted, and its grace period ends at 2024-06-01T12:00:30Z
                - its gate of k8s-shop-web-1 is open, but ELB reports draining: the target is leaving: requests in \
                flight may finish until the deregistration delay ends
                  The controller does not ask again and again once a target has been healthy; readiness stays as it is \
                until the endpoints change, or for up to 45 minutes.
                """
        )
    }

    @Test func `the kubelet follows a gate that has opened`() throws {
        let conditions =
            Self.condition("Ready", "False", "ReadinessGatesNotReady") + ", " + Self.condition(Self.gate, "True")
        let explanation = try ReadinessExplanation(of: Self.pod(conditions: conditions))
        #expect(explanation.causes.map(\.code) == [.kubeletBehind])
        #expect(explanation.passes)
    }
}
