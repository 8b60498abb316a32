// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KubernetesModels

struct PodContextTests {
    @Test func `containers know about the Pod around them`() {
        let spec = PodSpec(
            volumes: [Volume(name: "cache", emptyDir: .init()), Volume(name: "broken")],
            containers: [],
            restartPolicy: .never,
            terminationGracePeriodSeconds: 90,
            os: PodOS(name: .linux),
            hostUsers: false,
            resourceClaims: [PodResourceClaim(name: "gpu"), PodResourceClaim(name: "")]
        )
        let context = PodContext(of: spec)
        #expect(context.volumes.keys.sorted() == ["cache"])
        #expect(context.claims == ["gpu"])
        #expect(context.gracePeriodSeconds == 90)
        #expect(context.os == PodOS(name: .linux))
        #expect(context.restartPolicy == .never)
        #expect(!context.usesHostUsers)
    }

    @Test func `users are those of the node unless the Pod says otherwise`() {
        #expect(PodContext(of: .blank).usesHostUsers)
    }
}
