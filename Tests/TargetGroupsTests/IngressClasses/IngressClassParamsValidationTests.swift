// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups
import Testing

struct IngressClassParamsValidationTests {
    @Test(arguments: [
        IngressClassParamsSpec(), IngressClassParamsSpec(inboundCIDRs: ["10.0.0.0/8", "2001:db8::/32"]),
        IngressClassParamsSpec(subnets: SubnetSelector(ids: ["subnet-1", "subnet-2"])),
        IngressClassParamsSpec(subnets: SubnetSelector(tags: ["tier": ["public", "edge"], "zone": ["public"]])),
    ])
    func `parameters that the webhook takes are valid`(spec: IngressClassParamsSpec) {
        #expect(IngressClassParams(spec: spec).validationErrors().isEmpty)
        #expect(IngressClassParams().validationErrors().isEmpty)
    }

    @Test(arguments: [
        (
            IngressClassParamsSpec(inboundCIDRs: ["10.0.0.0/8", "10.0.0.1/8"]),
            [
                "spec.inboundCIDRs[1]: \"10.0.0.1/8\" is not a range of IP addresses; use one such as \"10.0.0.0/8\""
            ]
        ),
        (
            IngressClassParamsSpec(subnets: SubnetSelector()),
            ["spec.subnets: neither ids nor tags are there; add one of them"]
        ),
        (
            IngressClassParamsSpec(subnets: SubnetSelector(ids: [], tags: [:])),
            ["spec.subnets.tags: there are ids already; keep one of the two"]
        ),
        (
            IngressClassParamsSpec(subnets: SubnetSelector(ids: ["subnet-1", "subnet-1"])),
            ["spec.subnets.ids[1]: \"subnet-1\" is there already; remove one of the two"]
        ),
        (
            IngressClassParamsSpec(subnets: SubnetSelector(tags: [:])),
            ["spec.subnets.tags: no tag is there; add at least one"]
        ),
        (
            IngressClassParamsSpec(subnets: SubnetSelector(tags: ["b": ["x", "x"], "a": ["y", "z", "y"]])),
            [
                "spec.subnets.tags[a][2]: \"y\" is there already; remove one of the two",
                "spec.subnets.tags[b][1]: \"x\" is there already; remove one of the two",
            ]
        ),
        (
            IngressClassParamsSpec(PrefixListsIDs: ["pl-1"], prefixListsIDs: ["pl-2"]),
            ["spec.PrefixListsIDs: there is prefixListsIDs already, its present spelling; remove one of the two"]
        ),
    ])
    func `what the webhook refuses is told with its place`(spec: IngressClassParamsSpec, errors: [String]) {
        #expect(IngressClassParams(spec: spec).validationErrors().map(\.description) == errors)
    }
}
