// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct PodReadinessTests {
    private static func status(_ name: String, ready: Bool = true, started: Bool? = nil) -> ContainerStatus {
        ContainerStatus(name: name, ready: ready, restartCount: 0, image: "", imageID: "", started: started)
    }

    private static let running = ContainerStatus(
        name: "a",
        state: ContainerState(running: ContainerStateRunning()),
        ready: false,
        restartCount: 0,
        image: "",
        imageID: ""
    )

    private static func pod(
        phase: PodPhase? = .running,
        _ statuses: [ContainerStatus]?,
        initStatuses: [ContainerStatus]? = nil,
        gates: [String] = [],
        conditions: [PodCondition] = []
    ) -> Pod {
        Pod(
            metadata: ObjectMeta(name: "web"),
            spec: PodSpec(
                initContainers: [Container(name: "setup"), Container(name: "proxy", restartPolicy: .always)],
                containers: [Container(name: "a"), Container(name: "b")],
                readinessGates: gates.map { PodReadinessGate(conditionType: PodConditionType($0)) }
            ),
            status: PodStatus(
                phase: phase,
                conditions: conditions,
                initContainerStatuses: initStatuses,
                containerStatuses: statuses
            )
        )
    }

    private static let ready = pod([status("a"), status("b")], initStatuses: [status("proxy")])

    @Test(
        arguments: [
            (ready, "True", nil, nil),
            (pod(nil), "False", "UnknownContainerStatuses", nil),
            (
                pod([status("a", ready: false)], initStatuses: [status("proxy", ready: false)]), "False",
                "ContainersNotReady",
                "containers with unknown status: [b], containers with unready status: [proxy a]"
            ),
            (
                pod([status("a"), status("b")]), "False", "ContainersNotReady",
                "containers with unknown status: [proxy]"
            ),
            (
                pod(phase: .succeeded, [status("a", ready: false), status("b")], initStatuses: [status("proxy")]),
                "False", "PodCompleted", nil
            ),
            (
                pod(phase: .succeeded, [status("a")], initStatuses: [status("proxy")]), "False", "ContainersNotReady",
                "containers with unknown status: [b]"
            ),
            (pod(phase: .failed, [status("a")]), "False", "PodFailed", nil),
        ] as [(Pod, String, String?, String?)]
    )
    func `all regular containers and sidecars are ready, or the condition names those that are not`(
        pod: Pod,
        status: String,
        reason: String?,
        message: String?
    ) {
        var expected = PodCondition(
            type: .containersReady,
            status: ConditionStatus(status),
            reason: reason,
            message: message
        )
        #expect(pod.expectedContainersReady == expected)
        expected.type = .ready
        #expect(pod.expectedReady == expected)
    }

    @Test func `a Pod without status has no containers that are known`() {
        let pod = Pod(metadata: ObjectMeta(name: "web"), spec: PodSpec(containers: []))
        #expect(pod.expectedContainersReady.reason == "UnknownContainerStatuses")
        #expect(pod.expectedReady.reason == "UnknownContainerStatuses")
        #expect(pod.expectedInitialized == PodCondition(type: .initialized, status: .true))
    }

    @Test func `a gate counts as open only if its condition is true`() {
        let conditions = ["True", "False", "Unknown"].map { status in
            PodCondition(type: PodConditionType("gate/\(status)"), status: ConditionStatus(status))
        }
        let statuses = [Self.status("a"), Self.status("b")]
        let open = Self.pod(
            statuses,
            initStatuses: [Self.status("proxy")],
            gates: ["gate/True"],
            conditions: conditions
        )
        #expect(open.expectedReady == PodCondition(type: .ready, status: .true))
        let closed = Self.pod(
            statuses,
            initStatuses: [Self.status("proxy")],
            gates: ["gate/none", "gate/True", "gate/False", "gate/Unknown"],
            conditions: conditions
        )
        #expect(closed.expectedContainersReady.status == .true)
        #expect(
            closed.expectedReady
                == PodCondition(
                    type: .ready,
                    status: .false,
                    reason: "ReadinessGatesNotReady",
                    message: """
                        corresponding condition of pod readiness gate "gate/none" does not exist., the status of pod \
                        readiness gate "gate/False" is not "True", but False, the status of pod readiness gate \
                        "gate/Unknown" is not "True", but Unknown
                        """
                )
        )
    }

    @Test(
        arguments: [
            (pod(nil), "False", "UnknownContainerStatuses", nil),
            (
                pod([], initStatuses: [status("proxy", started: false)]), "False", "ContainersNotInitialized",
                "containers with unknown status: [setup], containers with incomplete status: [proxy]"
            ),
            (
                pod([], initStatuses: [status("setup", ready: false), status("proxy", ready: false, started: true)]),
                "False", "ContainersNotInitialized", "containers with incomplete status: [setup]"
            ),
            (pod([], initStatuses: [status("setup"), status("proxy", started: true)]), "True", nil, nil),
            (pod([running], initStatuses: []), "True", nil, nil),
            (
                pod(phase: .succeeded, [], initStatuses: [status("setup"), status("proxy", started: false)]), "True",
                "PodCompleted", nil
            ),
        ] as [(Pod, String, String?, String?)]
    )
    func `init containers have completed and sidecars have started, or the condition names those that have not`(
        pod: Pod,
        status: String,
        reason: String?,
        message: String?
    ) {
        #expect(
            pod.expectedInitialized
                == PodCondition(
                    type: .initialized,
                    status: ConditionStatus(status),
                    reason: reason,
                    message: message
                )
        )
    }
}
