// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct ResourceRequirementsValidationTests {
    private func errors(
        limits: [String: Quantity] = [:],
        requests: [String: Quantity] = [:],
        claims: [ResourceClaim] = []
    ) -> [ValidationError] {
        ResourceRequirements(limits: limits, requests: requests, claims: claims)
            .validationErrors(at: .root, of: .container, claims: ["gpu"])
    }

    @Test func `resources in order have no errors`() {
        #expect(errors(limits: ["cpu": "1"], requests: ["cpu": "1", "memory": "64Mi"]).isEmpty)
        #expect(errors(limits: ["example.com/gpu": "1"]).isEmpty)
        #expect(errors(limits: ["cpu": "1", "hugepages-2Mi": "4Mi"]).isEmpty)
        #expect(errors(limits: ["cpu": "0"], claims: [ResourceClaim(name: "gpu")]).isEmpty)
    }

    @Test(
        arguments: [
            (["cpu": "-1"], [:], ["limits[cpu] Invalid"]),
            ([:], ["cpu": "-1"], ["requests[cpu] Invalid"]),
            (["cpu": "1"], ["cpu": "1001m"], ["requests Invalid"]),
            ([:], ["foo": "1"], ["requests[foo] Invalid", "requests[foo] Invalid"]),
            ([:], ["example.com/gpu": "1"], ["limits Required"]),
            (["example.com/gpu": "1.5"], [:], ["limits[example.com/gpu] Invalid"]),
            (["example.com/gpu": "2"], ["example.com/gpu": "1"], ["requests Invalid"]),
            (["hugepages-2Mi": "2Mi"], [:], [" Forbidden"]),
            (["cpu": "1", "hugepages-2Mi": "3Mi"], [:], ["limits[hugepages-2Mi] Invalid"]),
            (["cpu": "1", "hugepages-": "3Mi"], [:], ["limits[hugepages-] Invalid", "limits[hugepages-] Invalid"]),
            (
                ["memory": "1Gi", "hugepages-2Mi": "4Mi"], ["hugepages-2Mi": "1Mi"],
                ["requests Invalid", "requests[hugepages-2Mi] Invalid"]
            ),
        ] as [([String: Quantity], [String: Quantity], [String])]
    )
    func `a mistake is told`(limits: [String: Quantity], requests: [String: Quantity], lines: [String]) {
        #expect(errors(limits: limits, requests: requests).lines == lines)
    }

    @Test func `sentences say what would be right`() {
        let errors = errors(limits: ["cpu": "1"], requests: ["cpu": "2", "example.com/gpu": "1"])
        #expect(
            errors.sentences == [
                "requests: the request of 2 cpu is above the limit of 1; lower it, or raise the limit",
                "limits: example.com/gpu cannot be overcommitted; set a limit of 1, too",
            ]
        )
        #expect(
            self.errors(limits: ["example.com/gpu": "2"], requests: ["example.com/gpu": "1"]).sentences == [
                "requests: the request of 1 example.com/gpu is below the limit of 2; make both the same"
            ]
        )
    }

    @Test func `amounts of any size can be compared`() {
        #expect(errors(limits: ["cpu": "1e30"], requests: ["cpu": "1e29"]).isEmpty)
        #expect(errors(limits: ["hugepages-2Mi": "1e30", "cpu": "1"]).lines == ["limits[hugepages-2Mi] Invalid"])
    }

    @Test(
        arguments: [
            ([("", nil)], ["claims[0] Required"]),
            ([("other", nil)], ["claims[0] NotFound"]),
            ([("gpu", nil), ("gpu", nil)], ["claims[1] Duplicate"]),
            ([("gpu", "a"), ("gpu", "b")], []),
            ([("gpu", "a"), ("gpu", "a")], ["claims[1] Duplicate"]),
            ([("gpu", "a"), ("gpu", "b"), ("gpu", nil)], ["claims[2] Duplicate", "claims[2] Duplicate"]),
            ([("gpu", nil), ("gpu", "a")], ["claims[1] Duplicate"]),
            ([("gpu", "A")], ["claims[0].request Invalid"]),
        ] as [([(String, String?)], [String])]
    )
    func `a claim is used once`(claims: [(String, String?)], lines: [String]) {
        #expect(errors(claims: claims.map { ResourceClaim(name: $0, request: $1) }).lines == lines)
    }

    @Test func `amounts are sorted by the bytes of their names`() {
        let amounts: [String: Quantity] = ["b": "1", "B": "2", "a": "3"]
        #expect(amounts.sortedByName.map(\.name) == ["B", "a", "b"])
    }
}
