// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

extension ObjectMeta {
    /// Returns the reasons for which the API server would refuse the metadata of a new object.
    ///
    /// A name that the server would generate from `generateName` is judged with letters in place of its suffix. An
    /// absent namespace is no error, because the request names it. What the server itself sets is not judged.
    public func validationErrors(at path: FieldPath = .root, names: NameRule = .dnsSubdomain) -> [ValidationError] {
        nameErrors(at: path, names: names)
            + (labels ?? [:]).labelErrors(at: path.field("labels"))
            + (annotations ?? [:]).annotationErrors(at: path.field("annotations"))
            + ownerErrors(at: path.field("ownerReferences"))
            + finalizerErrors(at: path.field("finalizers"))
    }

    private func nameErrors(at path: FieldPath, names: NameRule) -> [ValidationError] {
        var errors: [ValidationError] = []
        let prefix = generateName ?? ""
        if !prefix.isEmpty {
            errors.add(names.problems(inPrefix: prefix), at: path.field("generateName"))
        }
        let name = name.flatMap { $0.isEmpty ? nil : $0 } ?? Self.generatedName(from: prefix)
        let missing = "the object has no name; give it one, such as \"web\", or a generateName, such as \"web-\""
        if let name = errors.require(name, at: path.field("name"), missing) {
            errors.add(names.problems(in: name), at: path.field("name"))
        }
        if let namespace, !namespace.isEmpty {
            errors.add(FormatRules.problems(inDNSLabel: namespace), at: path.field("namespace"))
        }
        return errors
    }

    /// A name as the server generates it: at most 58 bytes of the prefix, and five random letters and digits.
    private static func generatedName(from prefix: String) -> String? {
        prefix.isEmpty ? nil : String(decoding: prefix.utf8.prefix(58), as: UTF8.self) + "xxxxx"
    }

    private func ownerErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        var controllers = 0
        for owner in ownerReferences ?? [] {
            errors += owner.validationErrors(at: path)
            controllers += owner.controller == true ? 1 : 0
            if owner.controller == true, controllers > 1 {
                let sentence = "more than one owner has \"controller\" set to true; an object has one controller"
                errors.add(.invalid, at: path, sentence)
            }
        }
        return errors
    }

    /// The server checks the names as a list, and then once more one by one.
    private func finalizerErrors(at path: FieldPath) -> [ValidationError] {
        let finalizers = finalizers ?? []
        var errors: [ValidationError] = []
        for finalizer in finalizers {
            errors.add(FormatRules.problems(inQualifiedName: finalizer), at: path)
        }
        if finalizers.contains("orphan"), finalizers.contains("foregroundDeletion") {
            errors.add(.invalid, at: path, "\"orphan\" and \"foregroundDeletion\" contradict each other; keep one")
        }
        for (index, finalizer) in finalizers.enumerated() where !finalizer.utf8.contains(UInt8(ascii: "/")) {
            guard !["kubernetes", "orphan", "foregroundDeletion"].contains(finalizer) else { continue }
            let sentence =
                "\(finalizer.quotedForMessages) is not one of the finalizers of Kubernetes; "
                + "give it a prefix, such as \"example.com/cleanup\""
            errors.add(.invalid, at: path.index(index), sentence)
        }
        return errors
    }
}

extension OwnerReference {
    /// The path is that of the list: the server names no index.
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        // Of "apps/v1" the part behind the slash is the version, of "v1" all.
        let parts = apiVersion.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let hasNoVersion = parts.count > 2 || parts.last?.isEmpty != false
        let members = [("apiVersion", hasNoVersion), ("kind", kind.isEmpty)]
        for (name, isMissing) in members + [("name", self.name.isEmpty), ("uid", uid.isEmpty)] where isMissing {
            errors.add(.invalid, at: path.field(name), "an owner reference needs \"\(name)\"; copy it from the owner")
        }
        if apiVersion == "v1", kind == "Event" {
            errors.add(.invalid, at: path, "an Event cannot own other objects; name another owner")
        }
        return errors
    }
}
