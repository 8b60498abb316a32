// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension ServiceSpec {
    private var isReachedFromOutside: Bool {
        type == .loadBalancer || type == .nodePort || (type == .clusterIP && externalIPs?.isEmpty == false)
    }

    /// Errors for the clients that a load balancer lets in; the server writes the field with a capital letter.
    func sourceRangeErrors(at path: FieldPath, annotations: [String: String]) -> [ValidationError] {
        let annotation = "service.beta.kubernetes.io/load-balancer-source-ranges"
        let outsider = "only a load balancer keeps clients out; remove this, or use type \"LoadBalancer\""
        var errors: [ValidationError] = []
        if let ranges = loadBalancerSourceRanges, !ranges.isEmpty {
            let path = path.field("LoadBalancerSourceRanges")
            if type != .loadBalancer { errors.add(.forbidden, at: path, outsider) }
            for (index, range) in ranges.enumerated() {
                errors.add(FormatRules.problems(inIPRange: range.trimmingSpace), at: path.index(index))
            }
        } else if let ranges = annotations[annotation] {
            let path = FieldPath("metadata.annotations").key(annotation)
            if type != .loadBalancer { errors.add(.forbidden, at: path, outsider) }
            guard !ranges.trimmingSpace.isEmpty else { return errors }
            for range in ranges.utf8.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false) {
                let text = String(decoding: range, as: UTF8.self)
                errors.add(FormatRules.problems(inIPRange: text.trimmingSpace), at: path)
            }
        }
        return errors
    }

    /// Errors for settings of load balancers.
    func loadBalancerErrors(at path: FieldPath) -> [ValidationError] {
        let outsider = "this is for type \"LoadBalancer\" only; remove it"
        var errors: [ValidationError] = []
        if type == .loadBalancer {
            if allocateLoadBalancerNodePorts == nil {
                // The server leaves out "spec" here.
                errors.append(.missing("the choice", at: "allocateLoadBalancerNodePorts"))
            }
            if let loadBalancerClass {
                let problems = FormatRules.problems(inQualifiedName: loadBalancerClass)
                errors.add(problems, at: path.field("loadBalancerClass"))
            }
        } else {
            if allocateLoadBalancerNodePorts != nil {
                errors.add(.forbidden, at: path.field("allocateLoadBalancerNodePorts"), outsider)
            }
            if loadBalancerClass != nil { errors.add(.forbidden, at: path.field("loadBalancerClass"), outsider) }
        }
        return errors
    }

    /// Errors for the choice of Pods that traffic goes to.
    func trafficErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        let externalPath = path.field("externalTrafficPolicy")
        if isReachedFromOutside {
            errors.requireKnown(externalTrafficPolicy, at: externalPath)
        } else if externalTrafficPolicy?.rawValue.isEmpty == false {
            let sentence = "this is for Services that are reached from outside; remove it"
            errors.add(.invalid, at: externalPath, sentence)
        }
        if let port = healthCheckNodePort, port != 0 {
            let path = path.field("healthCheckNodePort")
            if type == .loadBalancer, externalTrafficPolicy == .local {
                errors.add(FormatRules.problems(inPort: port), at: path)
            } else {
                let sentence = "this is for type \"LoadBalancer\" with externalTrafficPolicy \"Local\" only; remove it"
                errors.add(.invalid, at: path, sentence)
            }
        }
        if let internalTrafficPolicy {
            errors.allowOnlyKnown(internalTrafficPolicy, at: path.field("internalTrafficPolicy"))
        } else if type == .clusterIP || type == .nodePort || type == .loadBalancer {
            errors.append(.missing("the policy", at: path.field("internalTrafficPolicy")))
        }
        errors.allowOnlyKnown(trafficDistribution, at: path.field("trafficDistribution"))
        return errors
    }
}

extension String {
    /// The text without white space at its ends.
    fileprivate var trimmingSpace: String {
        let isSpace = { (scalar: Unicode.Scalar) in scalar.properties.isWhitespace }
        let rest = unicodeScalars.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
        return String(String.UnicodeScalarView(rest))
    }
}
