// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import Testing

struct PodValidationTests {
    private func errors(_ change: (inout Pod) -> Void) -> [String] {
        var pod = Pod(
            metadata: ObjectMeta(name: "web"),
            spec: PodSpec(containers: [Container(name: "web", image: "nginx")])
        )
        change(&pod)
        return pod.validationErrors().lines
    }

    @Test func `a Pod in order has no errors`() {
        #expect(errors { _ in }.isEmpty)
    }

    @Test func `a mistake is told`() {
        #expect(errors { $0.metadata.name = "Web" } == ["metadata.name Invalid"])
        #expect(errors { $0.spec.containers = [] } == ["spec.containers Required"])
        let cost = "controller.kubernetes.io/pod-deletion-cost"
        #expect(errors { $0.metadata.annotations = [cost: "high"] } == ["metadata.annotations[\(cost)] Invalid"])
        #expect(errors { $0.spec.restartPolicy = .never }.isEmpty)
        #expect(errors { $0.spec.activeDeadlineSeconds = 5 }.isEmpty)
    }

    @Test func `an image has no space around it`() {
        #expect(errors { $0.spec.containers[0].image = " nginx" } == ["spec.containers[0].image Invalid"])
        #expect(
            errors { $0.spec.initContainers = [Container(name: "a", image: "b\n")] } == [
                "spec.initContainers[0].image Invalid"
            ]
        )
    }

    @Test func `ephemeral containers are for Pods that run`() {
        let container = EphemeralContainer(name: "debug", image: "busybox")
        #expect(errors { $0.spec.ephemeralContainers = [container] } == ["spec.ephemeralContainers Forbidden"])
    }

    @Test func `a Pod that waits has no node`() {
        let lines = errors {
            $0.spec.nodeName = "node"
            $0.spec.schedulingGates = [PodSchedulingGate(name: "a")]
        }
        #expect(lines == ["spec.nodeName Forbidden"])
    }

    @Test func `in the node's network ports are filled in first`() {
        let lines = errors {
            $0.spec.hostNetwork = true
            $0.spec.containers[0].ports = [ContainerPort(containerPort: 80)]
        }
        #expect(lines.isEmpty)
    }
}
