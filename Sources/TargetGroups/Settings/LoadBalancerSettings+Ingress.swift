// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
public import KubernetesModels

extension LoadBalancerSettings {
    /// Resolves the Application Load Balancer of the Ingresses of a group, as the AWS Load Balancer Controller v3.5
    /// does.
    ///
    /// - Parameters:
    ///   - members: The Ingresses, each with the parameters of its class.
    ///   - group: The group that they belong to.
    ///   - options: How the controller was started.
    /// - Throws: ``AnnotationProblem`` where the Ingresses contradict one another, and for the first mistake.
    public init(
        members: [(ingress: Ingress, classParameters: IngressClassParams?)],
        group: IngressGroupID,
        options: ControllerOptions = ControllerOptions()
    ) throws(AnnotationProblem) {
        let resolver = IngressLoadBalancerResolver(members: members, group: group, options: options)
        self = try resolver.settings()
    }
}

/// Resolves the load balancer of a group of Ingresses.
struct IngressLoadBalancerResolver {
    let members: [(ingress: Ingress, classParameters: IngressClassParams?)]
    let group: IngressGroupID
    let options: ControllerOptions

    func settings() throws(AnnotationProblem) -> LoadBalancerSettings {
        let scheme = try agreed("scheme", of: LoadBalancerScheme.self) { $0.scheme }
        let assumedScheme = Setting(
            options.defaultLoadBalancerScheme,
            from: .flag("--default-load-balancer-scheme")
        )
        return LoadBalancerSettings(
            kind: .application,
            name: try name((scheme ?? assumedScheme).value),
            scheme: scheme ?? assumedScheme,
            ipAddressType: try agreed("ip-address-type", "ipAddressType", of: LoadBalancerIPAddressType.self) {
                $0.ipAddressType
            } ?? Setting(.ipv4, from: .controller),
            attributes: try attributes()
        )
    }

    func name(_ scheme: LoadBalancerScheme) throws(AnnotationProblem) -> Setting<LoadBalancerName>? {
        let explicit = try agreedText("load-balancer-name", "loadBalancerName") { $0.loadBalancerName }
        if let explicit {
            do {
                return Setting(try LoadBalancerName(explicit: explicit.value), from: explicit.source)
            } catch {
                throw AnnotationProblem(.unsupportedValue, object: "\(explicit.source)", error.sentence)
            }
        }
        guard let clusterName = options.clusterName else { return nil }
        let name = LoadBalancerName(group: group, scheme: scheme, clusterName: clusterName)
        return Setting(name, from: .following("the naming of the controller"))
    }

    /// The attributes of all members, those of their classes above their own.
    private func attributes() throws(AnnotationProblem) -> [String: Setting<String>] {
        var attributes: [String: Setting<String>] = [:]
        for member in members {
            var own = try reader(member.ingress).pairs("load-balancer-attributes")
            let parameters = member.classParameters
            for (index, attribute) in (parameters?.spec?.loadBalancerAttributes ?? []).enumerated() {
                let path = FieldPath("spec.loadBalancerAttributes").index(index)
                own[attribute.key] = Setting(attribute.value, from: .field(path, of: parameters?.title ?? ""))
            }
            for (key, setting) in own.sorted(by: { $0.key < $1.key }) {
                if let other = attributes[key], other.value != setting.value {
                    let what = "\(key) is \(other.value.quotedForMessages)"
                    throw conflict("load-balancer-attributes", what, other, setting)
                }
                attributes[key] = attributes[key] ?? setting
            }
        }
        return attributes
    }

    private func agreed<Value: OpenEnumeration>(
        _ suffix: String,
        _ field: String? = nil,
        of type: Value.Type,
        _ parameter: (IngressClassParamsSpec) -> Value?
    ) throws(AnnotationProblem) -> Setting<Value>? {
        guard let text = try agreedText(suffix, field ?? suffix, { parameter($0)?.rawValue }) else { return nil }
        let form = ValueForm.oneOf(Value.allKnown.map(\.rawValue))
        if let problem = form.problem(in: text.value) {
            throw AnnotationProblem(
                problem.code,
                object: "\(text.source)",
                suggestion: form.suggestion(for: text.value),
                problem.sentence
            )
        }
        return text.map { Value($0) }
    }

    /// What all members that say something agree on.
    private func agreedText(
        _ suffix: String,
        _ field: String,
        _ parameter: (IngressClassParamsSpec) -> String?
    ) throws(AnnotationProblem) -> Setting<String>? {
        var agreed: Setting<String>?
        for member in members {
            let setting: Setting<String>
            if let parameters = member.classParameters, let value = parameters.spec.flatMap(parameter) {
                setting = Setting(value, from: .field(FieldPath("spec").field(field), of: parameters.title))
            } else if let annotation = reader(member.ingress).annotation(suffix) {
                setting = Setting(annotation.value, from: .annotation(annotation))
            } else {
                continue
            }
            if let agreed, agreed.value != setting.value {
                throw conflict(suffix, "it is \(agreed.value.quotedForMessages)", agreed, setting)
            }
            agreed = agreed ?? setting
        }
        return agreed
    }

    private func conflict(
        _ suffix: String,
        _ what: String,
        _ first: Setting<String>,
        _ second: Setting<String>
    ) -> AnnotationProblem {
        AnnotationProblem(
            .conflict,
            key: AnnotationFamily.ingress.key(suffix),
            "\(what) by \(first.source), but \(second.value.quotedForMessages) by \(second.source); "
                + "Ingresses of one group must agree"
        )
    }

    private func reader(_ ingress: Ingress) -> SettingReader {
        let annotations = AnnotationReader([(ingress.title, ingress.metadata.annotations ?? [:])])
        return SettingReader(family: .ingress, annotations: annotations)
    }
}
