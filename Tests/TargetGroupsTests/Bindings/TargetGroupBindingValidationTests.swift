// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TargetGroups
import Testing

struct TargetGroupBindingValidationTests {
    private static let targetGroup = TargetGroupDescription(
        targetGroupArn: "arn:1",
        protocol: .http,
        vpcId: "vpc-0123456789abcdef0",
        targetType: .ip,
        ipAddressType: .ipv4
    )

    private static func binding(_ change: (inout TargetGroupBindingSpec) -> Void = { _ in }) -> TargetGroupBinding {
        var spec = TargetGroupBindingSpec(
            targetGroupARN: "arn:1",
            targetType: .ip,
            targetGroupProtocol: .http,
            serviceRef: ServiceReference(name: "web", port: 80),
            ipAddressType: .ipv4,
            vpcID: "vpc-0123456789abcdef0"
        )
        change(&spec)
        return TargetGroupBinding(metadata: ObjectMeta(name: "web", namespace: "shop", uid: "1"), spec: spec)
    }

    @Test func `a binding that agrees with its target group is valid`() {
        #expect(Self.binding().validationErrors(in: .init(targetGroup: Self.targetGroup)).isEmpty)
        #expect(Self.binding().validationErrors(updating: Self.binding()).isEmpty)
    }

    @Test(arguments: [
        (
            binding {
                $0.targetGroupARN = ""
                $0.targetType = nil
            },
            [
                "spec.targetGroupARN: neither targetGroupARN nor targetGroupName is there; add one of them",
                "spec.targetType: a value is missing; use \"instance\" or \"ip\"",
            ]
        ),
        (
            binding { $0.nodeSelector = LabelSelector() },
            [
                "spec.nodeSelector: nodes are not selected where Pods are registered; remove it, or use the targetType "
                    + "\"instance\""
            ]
        ),
        (
            binding { $0.ipAddressType = .ipv6 },
            ["spec.ipAddressType: the target group has the type \"ipv4\"; use that"]
        ),
        (
            binding { $0.vpcID = "vpc-0123456A" },
            [
                "spec.vpcID: \"vpc-0123456A\" is not a VPC; use \"vpc-\" and 8, 17 or 32 digits or letters from a to f"
            ]
        ),
        (
            binding { $0.vpcID = "vpc-01234567" },
            [
                "spec.vpcID: \"vpc-01234567\" is not the VPC of the target group, which is \"vpc-0123456789abcdef0\"; "
                    + "use that"
            ]
        ),
        (
            binding {
                $0.targetType = .instance
                $0.iamRoleArnToAssume = "arn:role"
            },
            [
                "spec.iamRoleArnToAssume: nodes cannot be registered in another account; remove it, or use the "
                    + "targetType \"ip\""
            ]
        ),
        (
            binding { $0.targetGroupProtocol = .tcp },
            ["spec.targetGroupProtocol: \"TCP\" is not the target group's protocol, which is \"HTTP\"; use that"]
        ),
    ])
    func `what the webhook refuses is told with its place`(binding: TargetGroupBinding, errors: [String]) {
        let context = TargetGroupBindingContext(targetGroup: Self.targetGroup)
        #expect(binding.validationErrors(in: context).map(\.description) == errors)
    }

    @Test(arguments: [
        ("vpc-" + String(repeating: "a", count: 8), true), ("vpc-" + String(repeating: "0", count: 17), true),
        ("vpc-" + String(repeating: "f", count: 32), true), ("vpc-" + String(repeating: "a", count: 16), false),
        ("vpc-" + String(repeating: "g", count: 8), false), ("vpc" + String(repeating: "a", count: 8), false),
        ("vpc-", false), ("", true),
    ])
    func `a VPC has 8, 17 or 32 digits`(vpc: String, isValid: Bool) {
        #expect(Self.binding { $0.vpcID = vpc }.vpcErrors(nil).isEmpty == isValid)
    }

    @Test func `QUIC is not for nodes`() {
        let binding = Self.binding {
            $0.targetType = .instance
            $0.targetGroupProtocol = .tcpQUIC
        }
        #expect(
            binding.protocolErrors(TargetGroupDescription(protocol: .tcpQUIC)).map(\.description) == [
                "spec.targetGroupProtocol: \"TCP_QUIC\" is not possible where nodes are registered; use the targetType "
                    + "\"ip\""
            ]
        )
    }

    @Test func `a binding without a family of addresses is for IPv4`() {
        let binding = Self.binding { $0.ipAddressType = nil }
        #expect(binding.addressTypeErrors(Self.targetGroup).isEmpty)
        #expect(!binding.addressTypeErrors(TargetGroupDescription(ipAddressType: .ipv6)).isEmpty)
        #expect(binding.addressTypeErrors(TargetGroupDescription()).isEmpty)
        #expect(
            binding.addressTypeErrors(TargetGroupDescription(ipAddressType: TargetGroupIPAddressType("ipv8"))).map(
                \.reason
            ) == [.notSupported]
        )
    }

    @Test func `a target group is bound once, or by bindings that all share it`() {
        var other = Self.binding()
        other.metadata = ObjectMeta(name: "other", namespace: "ops", uid: "2")
        #expect(
            Self.binding().duplicateErrors(among: [Self.binding(), other]).map(\.description) == [
                "spec.targetGroupARN: \"arn:1\" is bound by ops/other already; use another target group, "
                    + "or set multiClusterTargetGroup in all of them"
            ]
        )
        other.spec.multiClusterTargetGroup = true
        #expect(!Self.binding().duplicateErrors(among: [other]).isEmpty)
        #expect(Self.binding { $0.multiClusterTargetGroup = true }.duplicateErrors(among: [other]).isEmpty)
    }

    @Test func `manifests without a UID are told apart by their names`() {
        var (binding, other) = (Self.binding(), Self.binding())
        binding.metadata = ObjectMeta(name: "web", namespace: "shop")
        other.metadata = ObjectMeta(name: "web", namespace: "ops")
        #expect(binding.duplicateErrors(among: [binding]).isEmpty)
        #expect(binding.duplicateErrors(among: [binding, other]).map(\.reason) == [.duplicate])
        other.metadata.uid = "2"
        #expect(binding.duplicateErrors(among: [other]).map(\.reason) == [.duplicate])
    }

    @Test(arguments: [nil, ""])
    func `bindings whose ARN is not known yet are no duplicates`(arn: String?) {
        let binding = Self.binding { $0.targetGroupARN = arn }
        var other = binding
        other.metadata = ObjectMeta(name: "other", namespace: "ops", uid: "2")
        #expect(binding.duplicateErrors(among: [other]).isEmpty)
    }

    @Test func `ARN, type, family and VPC do not change`() {
        let changed = Self.binding {
            $0.targetGroupARN = "arn:2"
            $0.targetType = .instance
            $0.ipAddressType = nil
            $0.vpcID = nil
        }
        #expect(
            changed.immutableFieldErrors(Self.binding()).map(\.path.description)
                == ["spec.targetGroupARN", "spec.targetType", "spec.ipAddressType", "spec.vpcID"]
        )
        #expect(
            changed.immutableFieldErrors(Self.binding()).first?.sentence
                == "the field cannot be changed; make another binding for another target group"
        )
    }

    @Test func `what was assumed may be written down`() {
        let old = Self.binding {
            $0.ipAddressType = nil
            $0.vpcID = nil
        }
        #expect(Self.binding().immutableFieldErrors(old, clusterVPC: "vpc-0123456789abcdef0").isEmpty)
        #expect(Self.binding().immutableFieldErrors(old).map(\.path.description) == ["spec.vpcID"])
    }

    @Test func `what AWS knows is filled in, and what is written stays`() throws {
        let binding = Self.binding {
            $0.targetGroupARN = nil
            $0.targetGroupName = "web"
            $0.targetType = nil
            $0.targetGroupProtocol = .https
            $0.ipAddressType = nil
            $0.vpcID = nil
        }
        let spec = try binding.applyingDefaults(from: Self.targetGroup).spec
        #expect(spec.targetGroupARN == "arn:1")
        #expect(spec.targetType == .ip)
        #expect(spec.targetGroupProtocol == .https)
        #expect(spec.ipAddressType == .ipv4)
        #expect(spec.vpcID == "vpc-0123456789abcdef0")
    }

    @Test func `a target group of another type is refused`() throws {
        let binding = Self.binding { $0.targetType = nil }
        let error = try #require(throws: ValidationError.self) {
            try binding.applyingDefaults(from: TargetGroupDescription(targetType: TargetType("lambda")))
        }
        #expect(
            error.description == """
                spec.targetType: the target group has the type "lambda", which is not supported; bind one of the type \
                "instance" or "ip"
                """
        )
        #expect(throws: ValidationError.self) {
            try Self.binding { $0.targetGroupARN = nil }.applyingDefaults(from: Self.targetGroup)
        }
    }
}
