// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension EphemeralVolumeSource {
    /// The reasons for which the API server would refuse the volume.
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        guard let template = volumeClaimTemplate else {
            return [.missing("the claim", at: path.field("volumeClaimTemplate"))]
        }
        let path = path.field("volumeClaimTemplate")
        return template.metadata.templateErrors(at: path.field("metadata"))
            + template.spec.validationErrors(at: path.field("spec"))
    }
}

extension ObjectMeta {
    /// The reasons for which the API server would refuse the metadata of a template that has only labels and
    /// annotations.
    fileprivate func templateErrors(at path: FieldPath) -> [ValidationError] {
        var errors = (annotations ?? [:]).annotationErrors(at: path.field("annotations"))
        errors += (labels ?? [:]).labelErrors(at: path.field("labels"))
        let members: [(String, isSet: Bool)] = [
            ("name", name != nil), ("generateName", generateName != nil), ("namespace", namespace != nil),
            ("ownerReferences", ownerReferences?.isEmpty == false), ("finalizers", finalizers?.isEmpty == false),
        ]
        for (name, isSet) in members where isSet {
            errors.add(.forbidden, at: path.field(name), "a template has labels and annotations only; remove this")
        }
        return errors
    }
}

extension PersistentVolumeClaimSpec {
    /// The reasons for which the API server would refuse the claim.
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        let modes = accessModes ?? []
        if modes.isEmpty { errors.append(.missing("an access mode", at: path.field("accessModes"))) }
        if let selector { errors += selector.validationErrors(at: path.field("selector")) }
        for mode in modes { errors.allowOnlyKnown(mode, at: path.field("accessModes")) }
        if modes.contains(.readWriteOncePod), modes.contains(where: { $0.isKnown && $0 != .readWriteOncePod }) {
            let sentence = "\"ReadWriteOncePod\" excludes other modes; keep one of the two"
            errors.add(.forbidden, at: path.field("accessModes"), sentence)
        }
        errors += sizeErrors(at: path.field("resources").key("storage"))
        if let name = storageClassName, !name.isEmpty {
            errors.add(FormatRules.problems(inDNSSubdomain: name), at: path.field("storageClassName"))
        }
        errors.allowOnlyKnown(volumeMode, at: path.field("volumeMode"))
        errors += dataSourceErrors(at: path)
        if let name = volumeAttributesClassName, !name.isEmpty {
            errors.add(FormatRules.problems(inDNSSubdomain: name), at: path.field("volumeAttributesClassName"))
        }
        return errors
    }

    private func sizeErrors(at path: FieldPath) -> [ValidationError] {
        guard let size = resources?.requests?["storage"] else { return [.missing("the size", at: path)] }
        guard size.amount.isZero || size.amount.isNegative else { return [] }
        return [ValidationError(path: path, reason: .invalid, sentence: "a size of \(size) is none; use more than 0")]
    }

    private func dataSourceErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if let dataSource {
            let path = path.field("dataSource")
            errors += Self.errors(of: dataSource.apiGroup, dataSource.kind, dataSource.name, at: path)
        }
        guard let reference = dataSourceRef else { return errors }
        let referencePath = path.field("dataSourceRef")
        errors += Self.errors(of: reference.apiGroup, reference.kind, reference.name, at: referencePath)
        let namespace = reference.namespace.flatMap { $0.isEmpty ? nil : $0 }
        if let namespace {
            errors.add(FormatRules.problems(inDNSLabel: namespace), at: referencePath.field("namespace"))
        }
        guard let dataSource else { return errors }
        if namespace != nil {
            let sentence = "a dataSourceRef with a namespace replaces dataSource; remove dataSource"
            errors.add(.invalid, at: path, sentence)
        } else if dataSource.apiGroup != reference.apiGroup || dataSource.kind != reference.kind
            || dataSource.name != reference.name
        {
            errors.add(.invalid, at: path, "dataSource and dataSourceRef differ; make both the same, or keep one")
        }
        return errors
    }

    private static func errors(
        of apiGroup: String?,
        _ kind: String,
        _ name: String,
        at path: FieldPath
    ) -> [ValidationError] {
        var errors: [ValidationError] = []
        if name.isEmpty { errors.append(.missing("the name", at: path.field("name"))) }
        if kind.isEmpty { errors.append(.missing("the kind", at: path.field("kind"))) }
        if let apiGroup, !apiGroup.isEmpty {
            errors.add(FormatRules.problems(inDNSSubdomain: apiGroup), at: path.field("apiGroup"))
        } else if kind != "PersistentVolumeClaim" {
            let sentence = "a source of kind \(kind.quotedForMessages) needs an apiGroup; add it"
            errors.add(.invalid, at: path, sentence)
        }
        return errors
    }
}
