// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
public import KubernetesModels

extension TargetGroupBinding {
    /// Returns the reasons for which the controller's webhook would refuse to create the binding.
    ///
    /// The webhook stops at the first, which here is the first of the list. It runs after the one that fills in what
    /// AWS knows (``applyingDefaults(from:)``). The rules are those of the AWS Load Balancer Controller v3.5.
    public func validationErrors(in context: TargetGroupBindingContext = .init()) -> [ValidationError] {
        requiredFieldErrors
            + nodeSelectorErrors
            + duplicateErrors(among: context.otherBindings)
            + addressTypeErrors(context.targetGroup)
            + vpcErrors(context.targetGroup)
            + assumeRoleErrors
            + protocolErrors(context.targetGroup)
    }

    /// Returns the reasons for which the controller's webhook would refuse to change a binding into this one.
    ///
    /// Other than at the creation nothing is compared with AWS.
    public func validationErrors(
        updating old: TargetGroupBinding,
        in context: TargetGroupBindingContext = .init()
    ) -> [ValidationError] {
        requiredFieldErrors
            + immutableFieldErrors(old, clusterVPC: context.clusterVPC)
            + nodeSelectorErrors
            + assumeRoleErrors
            + duplicateErrors(among: context.otherBindings)
    }

    /// Returns the binding as the controller's webhook stores it, with what AWS knows of its target group filled in:
    /// ARN, type, family of addresses, VPC and protocol.
    ///
    /// What the binding says itself stays as it is.
    ///
    /// - Throws: The reason for which the webhook would refuse the binding: it names no target group, or one whose type
    ///   or family of addresses the controller does not support.
    public func applyingDefaults(
        from targetGroup: TargetGroupDescription
    ) throws(ValidationError) -> TargetGroupBinding {
        if let error = targetGroupReferenceErrors.first { throw error }
        var binding = self
        if spec.targetGroupARN?.isEmpty ?? true { binding.spec.targetGroupARN = targetGroup.targetGroupArn }
        if spec.targetType == nil { binding.spec.targetType = try supported(targetGroup.targetType, "targetType") }
        if spec.ipAddressType == nil {
            let type = targetGroup.ipAddressType.flatMap { $0.rawValue.isEmpty ? nil : $0 }
            binding.spec.ipAddressType = try supported(type ?? .ipv4, "ipAddressType")
        }
        if spec.vpcID?.isEmpty ?? true { binding.spec.vpcID = targetGroup.vpcId ?? spec.vpcID }
        if spec.targetGroupProtocol == nil { binding.spec.targetGroupProtocol = targetGroup.protocol }
        return binding
    }

    /// A value of the target group, if bindings know it.
    private func supported<Value: OpenEnumeration>(_ value: Value?, _ field: String) throws(ValidationError) -> Value {
        if let value, value.isKnown { return value }
        let name = (value?.rawValue ?? "").quotedForMessages
        let known = Value.allKnown.map { "\"\($0)\"" }.joined(separator: " or ")
        throw ValidationError(
            path: Self.path.field(field),
            reason: .notSupported,
            sentence: "the target group has the type \(name), which is not supported; bind one of the type \(known)"
        )
    }
}

// MARK: - The single rules

extension TargetGroupBinding {
    private static let path = FieldPath("spec")

    private var targetGroupReferenceErrors: [ValidationError] {
        guard spec.targetGroupARN?.isEmpty ?? true, spec.targetGroupName?.isEmpty ?? true else { return [] }
        let sentence = "neither targetGroupARN nor targetGroupName is there; add one of them"
        return [ValidationError(path: Self.path.field("targetGroupARN"), reason: .required, sentence: sentence)]
    }

    /// Either the ARN or the name is required, and the type.
    public var requiredFieldErrors: [ValidationError] {
        var errors = targetGroupReferenceErrors
        if spec.targetType == nil {
            let sentence = "a value is missing; use \"instance\" or \"ip\""
            errors.add(.required, at: Self.path.field("targetType"), sentence)
        }
        return errors
    }

    /// Nodes can only be chosen where nodes are registered.
    public var nodeSelectorErrors: [ValidationError] {
        guard spec.targetType == .ip, spec.nodeSelector != nil else { return [] }
        let sentence = "nodes are not selected where Pods are registered; remove it, or use the targetType \"instance\""
        return [ValidationError(path: Self.path.field("nodeSelector"), reason: .forbidden, sentence: sentence)]
    }

    /// Several bindings share a target group only where all of them say so; the binding itself is told by its UID, or
    /// by its name where a manifest has none.
    public func duplicateErrors(among others: [TargetGroupBinding]) -> [ValidationError] {
        guard let arn = spec.targetGroupARN, !arn.isEmpty else { return [] }
        let same = others.filter { $0.spec.targetGroupARN == arn && !isSameObject(as: $0) }
        guard !same.isEmpty, !([self] + same).allSatisfy({ $0.spec.multiClusterTargetGroup == true }) else { return [] }
        let names = same.map { "\($0.metadata.namespace ?? "")/\($0.metadata.name ?? "")" }.joined(separator: ", ")
        let sentence =
            "\(arn.quotedForMessages) is bound by \(names) already; use another target group, "
            + "or set multiClusterTargetGroup in all of them"
        return [ValidationError(path: Self.path.field("targetGroupARN"), reason: .duplicate, sentence: sentence)]
    }

    private func isSameObject(as other: TargetGroupBinding) -> Bool {
        if let uid = metadata.uid, let otherUID = other.metadata.uid { return uid == otherUID }
        return metadata.namespace == other.metadata.namespace && metadata.name == other.metadata.name
    }

    /// The family of addresses must be the target group's; without one it is IPv4.
    public func addressTypeErrors(_ targetGroup: TargetGroupDescription?) -> [ValidationError] {
        guard let targetGroup else { return [] }
        let path = Self.path.field("ipAddressType")
        let actual = targetGroup.ipAddressType.flatMap { $0.rawValue.isEmpty ? nil : $0 } ?? .ipv4
        guard actual.isKnown else {
            let sentence = "the target group has the type \(actual.rawValue.quotedForMessages), which is not supported"
            return [ValidationError(path: path, reason: .notSupported, sentence: sentence)]
        }
        guard spec.ipAddressType ?? .ipv4 != actual else { return [] }
        let sentence = "the target group has the type \"\(actual)\"; use that"
        return [ValidationError(path: path, reason: .invalid, sentence: sentence)]
    }

    /// The VPC must be the target group's.
    public func vpcErrors(_ targetGroup: TargetGroupDescription?) -> [ValidationError] {
        guard let vpc = spec.vpcID, !vpc.isEmpty else { return [] }
        let path = Self.path.field("vpcID")
        guard Self.isVPCIdentifier(vpc) else {
            let sentence =
                "\(vpc.quotedForMessages) is not a VPC; use \"vpc-\" and 8, 17 or 32 digits or letters from a to f"
            return [ValidationError(path: path, reason: .invalid, sentence: sentence)]
        }
        guard let targetGroup, targetGroup.vpcId ?? "" != vpc else { return [] }
        let actual = (targetGroup.vpcId ?? "").quotedForMessages
        let sentence = "\"\(vpc)\" is not the VPC of the target group, which is \(actual); use that"
        return [ValidationError(path: path, reason: .invalid, sentence: sentence)]
    }

    private static func isVPCIdentifier(_ text: String) -> Bool {
        let prefix = "vpc-"
        guard text.utf8.starts(with: prefix.utf8) else { return false }
        let digits = text.utf8.dropFirst(prefix.utf8.count)
        return [8, 17, 32].contains(digits.count)
            && digits.allSatisfy {
                (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                    || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
            }
    }

    /// A target group of another account can only have Pods.
    public var assumeRoleErrors: [ValidationError] {
        guard let role = spec.iamRoleArnToAssume, !role.isEmpty, spec.targetType == .instance else { return [] }
        let sentence = "nodes cannot be registered in another account; remove it, or use the targetType \"ip\""
        return [ValidationError(path: Self.path.field("iamRoleArnToAssume"), reason: .forbidden, sentence: sentence)]
    }

    /// The protocol must be the target group's; QUIC is for Pods only.
    public func protocolErrors(_ targetGroup: TargetGroupDescription?) -> [ValidationError] {
        guard let written = spec.targetGroupProtocol else { return [] }
        let path = Self.path.field("targetGroupProtocol")
        if let targetGroup, targetGroup.protocol?.rawValue ?? "" != written.rawValue {
            let actual = (targetGroup.protocol?.rawValue ?? "").quotedForMessages
            let sentence =
                "\(written.rawValue.quotedForMessages) is not the target group's protocol, which is \(actual); use that"
            return [ValidationError(path: path, reason: .invalid, sentence: sentence)]
        }
        guard [.quic, .tcpQUIC].contains(written), spec.targetType == .instance else { return [] }
        let sentence = "\"\(written)\" is not possible where nodes are registered; use the targetType \"ip\""
        return [ValidationError(path: path, reason: .forbidden, sentence: sentence)]
    }

    /// ARN, type, family of addresses and VPC do not change; what was assumed may be written down.
    public func immutableFieldErrors(_ old: TargetGroupBinding, clusterVPC: String? = nil) -> [ValidationError] {
        var changed: [String] = []
        if spec.targetGroupARN ?? "" != old.spec.targetGroupARN ?? "" { changed.append("targetGroupARN") }
        if spec.targetType != old.spec.targetType { changed.append("targetType") }
        let mayWriteIPv4 = old.spec.ipAddressType == nil && spec.ipAddressType == .ipv4
        if spec.ipAddressType != old.spec.ipAddressType, !mayWriteIPv4 { changed.append("ipAddressType") }
        let (vpc, oldVPC) = (spec.vpcID ?? "", old.spec.vpcID ?? "")
        let mayWriteVPC = oldVPC.isEmpty && vpc == clusterVPC ?? ""
        if vpc != oldVPC, !mayWriteVPC { changed.append("vpcID") }
        return changed.map { name in
            ValidationError(
                path: Self.path.field(name),
                reason: .invalid,
                sentence: "the field cannot be changed; make another binding for another target group"
            )
        }
    }
}
