// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension ObjectFieldSelector {
    /// The fields that can be selected anywhere; where a selector stands decides which of them it may use.
    private static let knownFields: Set<String> = [
        "metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid",
        "spec.nodeName", "spec.restartPolicy", "spec.serviceAccountName", "spec.schedulerName", "status.phase",
        "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs",
    ]

    /// The reasons for which the API server would refuse the selector where these fields can be selected.
    func validationErrors(at path: FieldPath, allowing fields: Set<String>) -> [ValidationError] {
        var errors: [ValidationError] = []
        let noVersion = "the version is missing; use \"v1\""
        guard let apiVersion = errors.require(apiVersion, at: path.field("apiVersion"), noVersion) else {
            return errors
        }
        let noField = "the field is missing; use one such as \"metadata.name\""
        guard errors.require(fieldPath, at: path.field("fieldPath"), noField) != nil else { return errors }

        let member = subscripted
        let isSelectable = member.map { ["metadata.annotations", "metadata.labels"].contains($0.field) }
        // `spec.host` is the old name of `spec.nodeName`, which the server replaces it with.
        let field = fieldPath == "spec.host" ? "spec.nodeName" : fieldPath
        guard apiVersion == "v1", isSelectable ?? Self.knownFields.contains(field) else {
            let name = "\(fieldPath.quotedForMessages) of \(apiVersion.quotedForMessages)"
            let sentence = "\(name) is not a field of a Pod that can be selected; " + Self.advice(fields)
            errors.add(.invalid, at: path.field("fieldPath"), sentence)
            return errors
        }
        if let member {
            let key = member.field == "metadata.annotations" ? member.key.lowercased() : member.key
            errors.add(FormatRules.problems(inQualifiedName: key), at: path)
        } else if !fields.contains(field) {
            let sentence = "\(fieldPath.quotedForMessages) cannot be selected here; " + Self.advice(fields)
            errors.add(.notSupported, at: path.field("fieldPath"), sentence)
        }
        return errors
    }

    private static func advice(_ fields: Set<String>) -> String {
        "use one of " + fields.sorted().map { "\"\($0)\"" }.joined(separator: ", ")
    }

    /// The two parts of `metadata.labels['app']`, nil for a path without a key.
    private var subscripted: (field: String, key: String)? {
        let bytes = fieldPath.utf8
        guard bytes.count > 4, bytes.suffix(2).elementsEqual("']".utf8) else { return nil }
        let content = bytes.dropLast(2)
        guard let bracket = content.indices.first(where: { content[$0...].starts(with: "['".utf8) }),
            bracket > content.startIndex
        else { return nil }
        let key = content[content.index(bracket, offsetBy: 2)...]
        return (String(decoding: content[..<bracket], as: UTF8.self), String(decoding: key, as: UTF8.self))
    }
}

extension ResourceFieldSelector {
    private static let knownResources: [String] = ["limits", "requests"].flatMap { list in
        ["cpu", "memory", "ephemeral-storage"].map { "\(list).\($0)" }
    }

    private static let units = ["1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei"]

    /// The reasons for which the API server would refuse the selector; that of a volume must name the container.
    func validationErrors(at path: FieldPath, needsContainer: Bool) -> [ValidationError] {
        var errors: [ValidationError] = []
        if needsContainer, (containerName ?? "").isEmpty {
            errors.add(.required, at: path.field("containerName"), "the container is missing; name one of the Pod")
        } else if resource.isEmpty {
            let sentence = "the resource is missing; use one such as \"limits.memory\""
            errors.add(.required, at: path.field("resource"), sentence)
        } else if !Self.knownResources.contains(resource), !isForHugePages {
            let known = Self.knownResources.map { "\"\($0)\"" }.joined(separator: ", ")
            let sentence = "\(resource.quotedForMessages) cannot be selected; use one of \(known)"
            errors.add(.notSupported, at: path.field("resource"), sentence)
        }
        return errors + divisorErrors(at: path.field("divisor"))
    }

    private var isForHugePages: Bool {
        ["limits.hugepages-", "requests.hugepages-"].contains { resource.utf8.starts(with: $0.utf8) }
    }

    private func divisorErrors(at path: FieldPath) -> [ValidationError] {
        guard let divisor, !divisor.amount.isZero else { return [] }
        let isCPU = resource == "limits.cpu" || resource == "requests.cpu"
        guard Self.knownResources.contains(resource) || isForHugePages else { return [] }
        let units = isCPU ? ["1m", "1"] : Self.units
        guard !units.contains(divisor.canonical) else { return [] }
        let sentence = "\(divisor) is no unit for \(resource); use one of " + units.joined(separator: ", ")
        return [ValidationError(path: path, reason: .invalid, sentence: sentence)]
    }
}
