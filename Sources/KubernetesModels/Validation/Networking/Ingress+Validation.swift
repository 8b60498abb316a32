// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

extension Ingress: Validatable {
    /// Returns the reasons for which the API server would refuse the Ingress as it stands.
    public func validationErrorsAsStored() -> [ValidationError] {
        var errors = metadata.validationErrors(at: "metadata")
        errors += (spec ?? IngressSpec()).validationErrors(at: "spec")
        let annotation = "kubernetes.io/ingress.class"
        if metadata.annotations?[annotation] != nil, spec?.ingressClassName != nil {
            let sentence = "the Ingress has ingressClassName, too; remove the annotation"
            // The server leaves out "metadata" here.
            errors.add(.invalid, at: FieldPath("annotations").field(annotation), sentence)
        }
        return errors
    }
}

extension IngressSpec {
    /// Returns the reasons for which the API server would refuse the specification.
    public func validationErrors(at path: FieldPath = .root) -> [ValidationError] {
        var errors: [ValidationError] = []
        let rules = rules ?? []
        if rules.isEmpty, defaultBackend == nil {
            errors.add(.invalid, at: path, "there is nothing to route; add rules or a defaultBackend")
        }
        if let defaultBackend { errors += defaultBackend.validationErrors(at: path.field("defaultBackend")) }
        for (index, rule) in rules.enumerated() {
            errors += rule.validationErrors(at: path.field("rules").index(index))
        }
        for (index, tls) in (tls ?? []).enumerated() {
            errors += tls.validationErrors(at: path.field("tls").index(index))
        }
        if let ingressClassName {
            errors.add(FormatRules.problems(inDNSSubdomain: ingressClassName), at: path.field("ingressClassName"))
        }
        return errors
    }
}

extension FormatRules {
    /// Checks the host of an Ingress: a DNS subdomain, or one behind `*.`.
    fileprivate static func problems(inHost text: String) -> [String] {
        text.utf8.contains(UInt8(ascii: "*"))
            ? problems(inWildcardDNSSubdomain: text) : problems(inDNSSubdomain: text)
    }
}

extension IngressRule {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if let host, !host.isEmpty {
            if IPAddress(host, allowsLeadingZeros: true) != nil {
                errors.add(.invalid, at: path.field("host"), "\(host.quotedForMessages) is an address; use a DNS name")
            }
            errors.add(FormatRules.problems(inHost: host), at: path.field("host"))
        }
        guard let http else { return errors }
        let pathsPath = path.field("http").field("paths")
        if http.paths.isEmpty { errors.append(.missing("a path", at: pathsPath)) }
        for (index, path) in http.paths.enumerated() {
            errors += path.validationErrors(at: pathsPath.index(index))
        }
        return errors
    }
}

extension HTTPIngressPath {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        guard !pathType.rawValue.isEmpty else {
            let sentence = "the type is missing; use one of \"Exact\", \"Prefix\", \"ImplementationSpecific\""
            return [ValidationError(path: path.field("pathType"), reason: .required, sentence: sentence)]
        }
        var errors: [ValidationError] = []
        errors.allowOnlyKnown(pathType, at: path.field("pathType"))
        let text = self.path ?? ""
        let isMatchedByServer = pathType == .exact || pathType == .prefix
        if isMatchedByServer || (pathType == .implementationSpecific && !text.isEmpty),
            text.utf8.first != UInt8(ascii: "/")
        {
            let sentence = "\(text.quotedForMessages) is not an absolute path; use one such as \"/\""
            errors.add(.invalid, at: path.field("path"), sentence)
        }
        if isMatchedByServer { errors.add(Self.problems(inPath: text), at: path.field("path")) }
        return errors + backend.validationErrors(at: path.field("backend"))
    }

    /// What is wrong with a path that is to be compared with those of requests, which are never written so.
    private static func problems(inPath text: String) -> [String] {
        let sequences = ["//", "/./", "/../", "%2f", "%2F"].filter { text.containsBytes(of: $0) }
        let endings = ["/..", "/."].filter { text.utf8.suffix($0.utf8.count).elementsEqual($0.utf8) }
        return sequences.map { "\(text.quotedForMessages) contains \"\($0)\"; write the path without it" }
            + endings.map { "\(text.quotedForMessages) ends with \"\($0)\"; write the path without it" }
    }
}

extension IngressBackend {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        switch (service, resource) {
        case (.some, .some):
            let sentence = "the backend has both service and resource; keep one of the two"
            return [ValidationError(path: path, reason: .invalid, sentence: sentence)]
        case (nil, nil):
            let sentence = "the backend is empty; name a service, such as {name: web, port: {number: 80}}"
            return [ValidationError(path: path, reason: .invalid, sentence: sentence)]
        case (nil, .some(let resource)): return resource.validationErrors(at: path.field("resource"))
        case (.some(let service), nil): return service.validationErrors(at: path)
        }
    }
}

extension IngressServiceBackend {
    /// The path is that of the backend, which the server names where the port as a whole is at fault.
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        let servicePath = path.field("service")
        if let name = errors.require(name, at: servicePath.field("name"), "the Service is missing; name one") {
            errors.add(FormatRules.problems(inDNSLabel: name), at: servicePath.field("name"))
        }
        let name = port?.name ?? ""
        let number = port?.number ?? 0
        switch (name.isEmpty, number == 0) {
        case (false, false): errors.add(.invalid, at: path, "the port has both name and number; keep one of the two")
        case (true, true): errors.add(.required, at: path, "the port is missing; give its name or its number")
        case (false, true):
            errors.add(FormatRules.problems(inPortName: name), at: servicePath.field("port").field("name"))
        case (true, false):
            errors.add(FormatRules.problems(inPort: number), at: servicePath.field("port").field("number"))
        }
        return errors
    }
}

extension TypedLocalObjectReference {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if let apiGroup { errors.add(FormatRules.problems(inDNSSubdomain: apiGroup), at: path.field("apiGroup")) }
        for (field, name) in [("kind", kind), ("name", self.name)] {
            if let name = errors.require(name, at: path.field(field), "the \(field) is missing; add it") {
                errors.add(FormatRules.problems(inPathSegment: name), at: path.field(field))
            }
        }
        return errors
    }
}

extension IngressTLS {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        for (index, host) in (hosts ?? []).enumerated() {
            errors.add(FormatRules.problems(inHost: host), at: path.field("hosts").index(index))
        }
        if let secretName, !secretName.isEmpty {
            errors.add(FormatRules.problems(inDNSSubdomain: secretName), at: path.field("secretName"))
        }
        return errors
    }
}
