// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

extension Service: Validatable {
    /// Returns the reasons for which the API server would refuse the Service as it stands.
    ///
    /// A name may start with a digit, as it may in clusters with the stock settings since 1.36. What the server
    /// allocates (cluster IPs, node ports, the port for health checks) may be absent.
    public func validationErrorsAsStored() -> [ValidationError] {
        metadata.validationErrors(at: "metadata", names: .dnsLabel) + topologyErrors(at: "metadata.annotations")
            + spec.validationErrors(at: "spec", annotations: metadata.annotations ?? [:])
    }

    private func topologyErrors(at path: FieldPath) -> [ValidationError] {
        let mode = "service.kubernetes.io/topology-mode"
        let hints = "service.kubernetes.io/topology-aware-hints"
        guard let modeValue = metadata.annotations?[mode], let hintsValue = metadata.annotations?[hints],
            modeValue != hintsValue
        else { return [] }
        let sentence = "the older annotation \(hints) says something else; remove that one"
        return [ValidationError(path: path.key(mode), reason: .invalid, sentence: sentence)]
    }
}

extension ServiceSpec {
    /// Returns the reasons for which the API server would refuse the specification.
    ///
    /// Defaults are not applied.
    public func validationErrors(at path: FieldPath = .root) -> [ValidationError] {
        validationErrors(at: path, annotations: [:])
    }

    fileprivate func validationErrors(at path: FieldPath, annotations: [String: String]) -> [ValidationError] {
        var errors: [ValidationError] = []
        if (ports ?? []).isEmpty, !isHeadless, type != .externalName {
            errors.append(.missing("a port", at: path.field("ports")))
        }
        errors += typeErrors(at: path)
        errors += (ports ?? []).validationErrors(at: path.field("ports"))
        errors += (selector ?? [:]).labelErrors(at: path.field("selector"))
        errors += affinityErrors(at: path)
        errors += addressErrors(at: path)
        for (index, address) in (externalIPs ?? []).enumerated() {
            let problems = FormatRules.problems(inEndpointAddress: address)
            errors.add(problems, at: path.field("externalIPs").index(index))
        }
        errors.requireKnown(type, at: path.field("type"))
        errors += numberErrors(at: path.field("ports"))
        errors += sourceRangeErrors(at: path, annotations: annotations)
        errors += loadBalancerErrors(at: path)
        return errors + trafficErrors(at: path)
    }

    /// Whether the Service has no address of its own, so that its name leads to those of its Pods.
    var isHeadless: Bool { clusterIPs == ["None"] }

    private func typeErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        switch type {
        case .loadBalancer, .nodePort:
            if isHeadless {
                let sentence = "a Service that is reached from outside needs an address; remove \"None\""
                errors.add(.invalid, at: path.field("clusterIPs").index(0), sentence)
            }
        case .externalName:
            for (field, isSet) in [
                ("clusterIPs", clusterIPs?.isEmpty == false), ("ipFamilies", ipFamilies?.isEmpty == false),
                ("ipFamilyPolicy", ipFamilyPolicy != nil),
            ] where isSet {
                errors.add(.forbidden, at: path.field(field), "a Service of type \"ExternalName\" has none; remove it")
            }
            let name = externalName ?? ""
            let isRooted = name.utf8.last == UInt8(ascii: ".")
            let host = isRooted ? String(decoding: name.utf8.dropLast(), as: UTF8.self) : name
            if let host = errors.require(host, at: path.field("externalName"), "the name is missing; name a host") {
                errors.add(FormatRules.problems(inDNSSubdomain: host), at: path.field("externalName"))
            }
        default: break
        }
        return errors
    }

    private func affinityErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.requireKnown(sessionAffinity, at: path.field("sessionAffinity"))
        let configPath = path.field("sessionAffinityConfig")
        switch sessionAffinity {
        case .clientIP:
            if sessionAffinityConfig == nil {
                errors.append(.missing("the time for which clients are remembered", at: configPath))
            } else if sessionAffinityConfig?.clientIP == nil {
                let path = configPath.field("clientIP")
                errors.append(.missing("the time for which clients are remembered", at: path))
            } else {
                let path = configPath.field("clientIP").field("timeoutSeconds")
                let seconds = sessionAffinityConfig?.clientIP?.timeoutSeconds
                if seconds == nil { errors.append(.missing("the time", at: path)) }
                errors.require(seconds, in: 1...86_400, at: path)
            }
        case .explicitNone:
            if sessionAffinityConfig != nil {
                errors.add(.forbidden, at: configPath, "no clients are remembered; remove this, or use \"ClientIP\"")
            }
        default: break
        }
        return errors
    }
}
