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

    /// Resolves the Network Load Balancer in front of the Application Load Balancer of the Ingresses of a group, which
    /// adds its own time until a target serves or is left alone.
    ///
    /// - Parameters:
    ///   - loadBalancer: The Application Load Balancer.
    ///   - members: The Ingresses, each with the parameters of its class.
    ///   - group: The group that they belong to.
    ///   - options: How the controller was started.
    /// - Throws: ``AnnotationProblem`` where the Ingresses contradict one another, and for the first mistake.
    /// - Returns: Nil where no annotation `enable-frontend-nlb` asks for one.
    public static func inFront(
        of loadBalancer: LoadBalancerSettings,
        members: [(ingress: Ingress, classParameters: IngressClassParams?)],
        group: IngressGroupID,
        options: ControllerOptions = ControllerOptions()
    ) throws(AnnotationProblem) -> LoadBalancerSettings? {
        let resolver = IngressLoadBalancerResolver(members: members, group: group, options: options)
        return try resolver.frontSettings(loadBalancer)
    }
}

/// Resolves the load balancer of a group of Ingresses.
struct IngressLoadBalancerResolver {
    typealias Member = (ingress: Ingress, classParameters: IngressClassParams?)

    let members: [Member]
    let group: IngressGroupID
    let options: ControllerOptions

    func settings() throws(AnnotationProblem) -> LoadBalancerSettings {
        let scheme = try agreed("scheme", of: LoadBalancerScheme.self) { $0.scheme } ?? assumedScheme
        return LoadBalancerSettings(
            kind: .application,
            name: try name(scheme.value),
            scheme: scheme,
            ipAddressType: try agreed("ip-address-type", "ipAddressType", of: LoadBalancerIPAddressType.self) {
                $0.ipAddressType
            } ?? Setting(.ipv4, from: .controller),
            attributes: try attributes("load-balancer-attributes") { $0?.loadBalancerAttributes }
        )
    }

    /// The load balancer in front; its addresses are of the families of the one behind it.
    func frontSettings(_ loadBalancer: LoadBalancerSettings) throws(AnnotationProblem) -> LoadBalancerSettings? {
        let isEnabled = try agreed("enable-frontend-nlb") { member throws(AnnotationProblem) in
            try reader(member.ingress).boolean("enable-frontend-nlb")
        }
        guard isEnabled?.value == true else { return nil }
        let scheme = try agreed("frontend-nlb-scheme", of: LoadBalancerScheme.self) { _ in nil } ?? assumedScheme
        let name = loadBalancer.name.map { name in
            LoadBalancerName(
                inFrontOf: name.value,
                group: group,
                scheme: scheme.value,
                clusterName: options.clusterName ?? ""
            )
        }
        return LoadBalancerSettings(
            kind: .network,
            name: name.map { Setting($0, from: .following("the name of the load balancer behind it")) },
            scheme: scheme,
            ipAddressType: loadBalancer.ipAddressType,
            attributes: try attributes("frontend-nlb-attributes") { _ in nil }
        )
    }

    private var assumedScheme: Setting<LoadBalancerScheme> {
        Setting(options.defaultLoadBalancerScheme, from: .flag("--default-load-balancer-scheme"))
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
    private func attributes(
        _ suffix: String,
        _ parameter: (IngressClassParamsSpec?) -> [LoadBalancerAttribute]?
    ) throws(AnnotationProblem) -> [String: Setting<String>] {
        var attributes: [String: Setting<String>] = [:]
        for member in members {
            var own = try reader(member.ingress).pairs(suffix)
            let parameters = member.classParameters
            for (index, attribute) in (parameter(parameters?.spec) ?? []).enumerated() {
                let path = FieldPath("spec.loadBalancerAttributes").index(index)
                own[attribute.key] = Setting(attribute.value, from: .field(path, of: parameters?.title ?? ""))
            }
            for (key, setting) in own.sorted(by: { $0.key < $1.key }) {
                if let other = attributes[key], other.value != setting.value {
                    let what = "\(key) is \(other.value.quotedForMessages)"
                    throw conflict(suffix, what, other, setting)
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
        try agreed(suffix) { member throws(AnnotationProblem) in
            if let parameters = member.classParameters, let value = parameters.spec.flatMap(parameter) {
                return Setting(value, from: .field(FieldPath("spec").field(field), of: parameters.title))
            }
            return reader(member.ingress).annotation(suffix).map { Setting($0.value, from: .annotation($0)) }
        }
    }

    private func agreed<Value: Equatable & CustomStringConvertible>(
        _ suffix: String,
        _ setting: (_ member: Member) throws(AnnotationProblem) -> Setting<Value>?
    ) throws(AnnotationProblem) -> Setting<Value>? {
        var agreed: Setting<Value>?
        for member in members {
            guard let setting = try setting(member) else { continue }
            if let agreed, agreed.value != setting.value {
                let texts = [agreed, setting].map { $0.map(\.description) }
                throw conflict(suffix, "it is \(texts[0].value.quotedForMessages)", texts[0], texts[1])
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
