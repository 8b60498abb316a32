// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// What the name of a resource says about it.
struct ResourceKind {
    let name: String

    private static let hugePagesPrefix = "hugepages-"

    /// The resources without a prefix that a quota or a container can be about.
    private static let standardNames: Set<String> = Set(ResourceName.allKnown.map(\.rawValue))

    init(_ name: String) {
        self.name = name
    }

    private var hasPrefix: Bool { name.utf8.contains(UInt8(ascii: "/")) }

    /// Whether this is memory in pages of a certain size, such as `hugepages-2Mi`.
    var isHugePages: Bool { name.utf8.starts(with: Self.hugePagesPrefix.utf8) }

    /// Whether the resource belongs to Kubernetes.
    var isNative: Bool { !hasPrefix || name.containsBytes(of: "kubernetes.io/") }

    /// Whether a request may be below the limit.
    var allowsOvercommit: Bool { isNative && !isHugePages }

    /// Whether this is a resource of some device plugin, such as `nvidia.com/gpu`.
    var isExtended: Bool {
        !isNative && !name.utf8.starts(with: "requests.".utf8)
            && FormatRules.problems(inQualifiedName: "requests." + name).isEmpty
    }

    /// Whether amounts must be whole.
    var isCounted: Bool {
        let counted: Set<ResourceName> = [
            .pods, .resourcequotas, .services, .replicationcontrollers, .secrets, .configmaps,
            .persistentvolumeclaims, .servicesNodeports, .servicesLoadbalancers,
        ]
        return counted.contains(ResourceName(name)) || isExtended
    }

    /// The size of a page; nil for other resources, and where the name gives none.
    var pageSize: Quantity? {
        guard isHugePages else { return nil }
        let size = name.utf8.dropFirst(Self.hugePagesPrefix.utf8.count)
        return try? Quantity(parsing: String(decoding: size, as: UTF8.self))
    }

    /// What is wrong with the resource for a container; the server complains twice about some names.
    var problemsForContainer: [String] {
        var problems = generalProblems
        if !hasPrefix {
            if !isHugePages, ![ResourceName.cpu, .memory, .ephemeralStorage].contains(ResourceName(name)) {
                problems.append(
                    "\(name.quotedForMessages) is not a resource of containers; "
                        + "use cpu, memory, ephemeral-storage, or one with a prefix such as example.com/gpu"
                )
            }
        } else if !isNative, !isExtended {
            problems.append("\(name.quotedForMessages) is not the name of a resource; use one such as example.com/gpu")
        }
        return problems
    }

    /// What is wrong with the resource for a Pod as a whole.
    func errorsForPod(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.add(generalProblems, at: path)
        if errors.isEmpty, name != "cpu", name != "memory", !isHugePages {
            let sentence = "\(name.quotedForMessages) cannot be given for a whole Pod; use cpu, memory or hugepages-2Mi"
            errors.add(.notSupported, at: path, sentence)
        }
        return errors
    }

    private var generalProblems: [String] {
        let problems = FormatRules.problems(inQualifiedName: name)
        let isQuotaOfHugePages = isHugePages || name.utf8.starts(with: "requests.hugepages-".utf8)
        guard problems.isEmpty, !hasPrefix, !isQuotaOfHugePages, !Self.standardNames.contains(name) else {
            return problems
        }
        let name = name.quotedForMessages
        return ["Kubernetes has no resource \(name); give one of your own a prefix, as in example.com/gpu"]
    }
}

extension String {
    /// Whether the bytes of another text stand in this one.
    func containsBytes(of other: String) -> Bool {
        let bytes = utf8
        return bytes.indices.contains { bytes[$0...].starts(with: other.utf8) }
    }
}
