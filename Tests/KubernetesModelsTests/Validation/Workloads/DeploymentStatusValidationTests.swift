// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import Testing

struct DeploymentStatusValidationTests {
    @Test(arguments: [
        (DeploymentStatus(), []),
        (DeploymentStatus(replicas: 3, updatedReplicas: 3, readyReplicas: 2, availableReplicas: 1), []),
        (DeploymentStatus(observedGeneration: -1), ["observedGeneration Invalid"]),
        (DeploymentStatus(replicas: -1), ["replicas Invalid"]),
        (DeploymentStatus(unavailableReplicas: -1), ["unavailableReplicas Invalid"]),
        (DeploymentStatus(terminatingReplicas: -1), ["terminatingReplicas Invalid"]),
        (DeploymentStatus(collisionCount: -1), ["collisionCount Invalid"]),
        (DeploymentStatus(replicas: 3, updatedReplicas: 4), ["updatedReplicas Invalid"]),
        (DeploymentStatus(replicas: 3, readyReplicas: 4), ["readyReplicas Invalid"]),
        (DeploymentStatus(replicas: 3, readyReplicas: 2, availableReplicas: 3), ["availableReplicas Invalid"]),
        (DeploymentStatus(availableReplicas: 1), ["availableReplicas Invalid", "availableReplicas Invalid"]),
    ])
    func `counts are parts of each other`(status: DeploymentStatus, lines: [String]) {
        #expect(status.validationErrors().lines == lines)
    }

    @Test func `the sentence says of what`() {
        #expect(
            DeploymentStatus(replicas: 3, updatedReplicas: 4).validationErrors(at: "status").sentences == [
                "status.updatedReplicas: 4 is more than replicas (3), which these are a part of"
            ]
        )
    }
}
