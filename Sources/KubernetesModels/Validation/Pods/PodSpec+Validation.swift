// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

extension PodSpec {
    /// Returns the reasons for which the API server would refuse the specification in the template of a Pod.
    ///
    /// Defaults are not applied: a `dnsPolicy` that is absent counts as missing.
    public func validationErrors(at path: FieldPath = .root) -> [ValidationError] {
        validationErrors(at: path, of: nil)
    }

    /// The reasons for which the API server would refuse the specification of a Pod with these metadata.
    ///
    /// A template has none (nil), and some rules are not applied to it.
    func validationErrors(at path: FieldPath, of owner: ObjectMeta?) -> [ValidationError] {
        var errors: [ValidationError] = []
        if terminationGracePeriodSeconds == nil {
            errors.append(.missing("the grace period", at: path.field("terminationGracePeriodSeconds")))
        }
        errors += (volumes ?? []).validationErrors(at: path.field("volumes"), of: owner)
        let context = PodContext(of: self, volumes: (volumes ?? []).validVolumes(of: owner))
        errors += claimErrors(at: path.field("resourceClaims"))
        errors += containerErrors(at: path, in: context)
        errors += resourceErrors(at: path.field("resources"), claims: context.claims)
        errors += hostNetworkErrors(at: path, isTemplate: owner == nil)
        errors.requireKnown(restartPolicy, at: path.field("restartPolicy"))
        errors.requireKnown(dnsPolicy, at: path.field("dnsPolicy"))
        errors += (nodeSelector ?? [:]).labelErrors(at: path.field("nodeSelector"))
        if let securityContext {
            errors += securityContext.validationErrors(at: path.field("securityContext"), in: self)
        }
        if let affinity { errors += affinity.validationErrors(at: path.field("affinity")) }
        errors += dnsErrors(at: path.field("dnsConfig"))
        errors += (readinessGates ?? []).validationErrors(at: path.field("readinessGates"))
        errors += schedulingGateErrors(at: path.field("schedulingGates"))
        errors += (topologySpreadConstraints ?? []).validationErrors(at: path.field("topologySpreadConstraints"))
        errors += hostProcessErrors(at: path)
        errors += hostUserErrors(at: path)
        errors += hostnameOverrideErrors(at: path.field("hostnameOverride"))
        errors += nameErrors(at: path)
        if let overhead {
            // The server judges it as the limits of a container, and names those.
            let limits = ResourceRequirements(limits: overhead)
            errors += limits.validationErrors(at: path.field("overhead"), of: .container, claims: [])
        }
        errors += osErrors(at: path)
        return errors + environmentFileErrors(at: path)
    }

    private func containerErrors(at path: FieldPath, in context: PodContext) -> [ValidationError] {
        let initContainers = initContainers ?? []
        return containers.regularErrors(at: path.field("containers"), in: context)
            + initContainers.initErrors(at: path.field("initContainers"), besides: containers, in: context)
            + (ephemeralContainers ?? []).validationErrors(
                at: path.field("ephemeralContainers"),
                besides: containers + initContainers,
                in: context
            )
    }

    /// The containers of all sorts, in the order in which the server looks at all of them.
    func containersWithPaths(at path: FieldPath) -> [(container: any CheckedContainer, path: FieldPath)] {
        let lists: [(String, [any CheckedContainer])] = [
            ("initContainers", initContainers ?? []), ("containers", containers),
            ("ephemeralContainers", ephemeralContainers ?? []),
        ]
        return lists.flatMap { name, containers in
            containers.enumerated().map { ($1, path.field(name).index($0)) }
        }
    }

    /// Names of other objects and of the Pod's own, and the little that stands between them.
    private func nameErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if let name = serviceAccountName, !name.isEmpty {
            errors.add(FormatRules.problems(inDNSSubdomain: name), at: path.field("serviceAccountName"))
        }
        if let nodeName, !nodeName.isEmpty {
            errors.add(FormatRules.problems(inDNSSubdomain: nodeName), at: path.field("nodeName"))
        }
        errors.require(activeDeadlineSeconds, in: 1...Int(Int32.max), at: path.field("activeDeadlineSeconds"))
        for (field, name) in [("hostname", hostname), ("subdomain", subdomain)] {
            guard let name, !name.isEmpty else { continue }
            errors.add(FormatRules.problems(inDNSLabel: name), at: path.field(field))
        }
        for (index, toleration) in (tolerations ?? []).enumerated() {
            errors += toleration.validationErrors(at: path.field("tolerations").index(index))
        }
        for (index, alias) in (hostAliases ?? []).enumerated() {
            let path = path.field("hostAliases").index(index)
            errors.add(FormatRules.problems(inIPAddress: alias.ip), at: path.field("ip"))
            for (index, hostname) in (alias.hostnames ?? []).enumerated() {
                errors.add(FormatRules.problems(inDNSSubdomain: hostname), at: path.field("hostnames").index(index))
            }
        }
        if let name = priorityClassName, !name.isEmpty {
            errors.add(FormatRules.problems(inDNSSubdomain: name), at: path.field("priorityClassName"))
        }
        if let runtimeClassName {
            errors.add(FormatRules.problems(inDNSSubdomain: runtimeClassName), at: path.field("runtimeClassName"))
        }
        if let preemptionPolicy { errors.requireKnown(preemptionPolicy, at: path.field("preemptionPolicy")) }
        return errors
    }
}

extension [PodReadinessGate] {
    /// Returns the reasons for which the API server would refuse the gates; two of the same type are no mistake.
    public func validationErrors(at path: FieldPath = .root) -> [ValidationError] {
        var errors: [ValidationError] = []
        for (index, gate) in enumerated() {
            let problems = FormatRules.problems(inQualifiedName: gate.conditionType.rawValue)
            errors.add(problems, at: path.index(index).field("conditionType"))
        }
        return errors
    }
}
