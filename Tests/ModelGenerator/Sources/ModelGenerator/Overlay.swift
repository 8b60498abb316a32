// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What the schema does not say: which types share a file, and a sentence for each type, field and value.
///
/// An overlay file is Markdown. Its folder and name are those of the generated file:
/// ```
/// ## Probe
///
/// A check that the kubelet runs at regular intervals.
///
/// - `exec`: Runs a command in the container.
/// - `spec` (required): ...
///
/// ## enumeration URIScheme
/// ```
/// Behind a type stand, where they apply, `= full.schema.name` (for names that occur twice) and `(hashable)`; behind a
/// field `(required)`, `(always)` for a field that is never nil and left out when empty, or the name of an
/// enumeration; behind a value its Swift name.
struct Overlay {
    /// One file of types.
    struct File {
        let folder: String
        let name: String
        var types: [TypeEntry] = []
    }

    /// A type or an enumeration.
    struct TypeEntry {
        let name: String
        let isEnumeration: Bool
        let isHashable: Bool
        let schemaName: String?
        var summary: [String] = []
        var items: [Item] = []

        func item(_ name: String) -> Item? {
            items.first { $0.name == name }
        }
    }

    /// A field of a type or a value of an enumeration.
    struct Item {
        let name: String
        let annotations: [String]
        let sentence: String
    }

    /// Reads one file.
    static func parse(_ text: String, folder: String, name: String) throws -> File {
        var file = File(folder: folder, name: name)
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let place = "Overlay/\(folder)/\(name).md:\(number + 1)"
            if line.hasPrefix("## ") {
                file.types.append(try typeEntry(line.dropFirst(3), place: place))
            } else if line.hasPrefix("- ") {
                guard !file.types.isEmpty else { throw GeneratorError("\(place): a field without a type") }
                file.types[file.types.count - 1].items.append(try item(line.dropFirst(2), place: place))
            } else if !line.isEmpty, !line.hasPrefix("# ") {
                guard !file.types.isEmpty else { throw GeneratorError("\(place): a sentence without a type") }
                file.types[file.types.count - 1].summary.append(String(line))
            }
        }
        return file
    }

    private static func typeEntry(_ heading: Substring, place: String) throws -> TypeEntry {
        var words = heading.split(separator: " ")[...]
        let isEnumeration = words.first == "enumeration"
        if isEnumeration { words.removeFirst() }
        guard let name = words.popFirst() else { throw GeneratorError("\(place): a heading without a name") }
        var schemaName: String?
        if words.first == "=" {
            words.removeFirst()
            schemaName = words.popFirst().map(String.init)
        }
        let isHashable = words.first == "(hashable)"
        guard words.dropFirst(isHashable ? 1 : 0).isEmpty else {
            throw GeneratorError("\(place): unexpected words behind the name")
        }
        return TypeEntry(
            name: String(name),
            isEnumeration: isEnumeration,
            isHashable: isHashable,
            schemaName: schemaName
        )
    }

    private static func item(_ line: Substring, place: String) throws -> Item {
        guard let match = line.wholeMatch(of: /`(?<name>[^`]*)`(?: \((?<annotations>[^)]*)\))?:(?: (?<sentence>.*))?/)
        else { throw GeneratorError("\(place): expected \"- `name` (annotation): Sentence.\"") }
        let annotations = (match.annotations ?? "").split(separator: ",").map {
            String($0.trimming { $0 == " " })
        }
        return Item(name: String(match.name), annotations: annotations, sentence: String(match.sentence ?? ""))
    }
}

extension Substring {
    fileprivate func trimming(where predicate: (Character) -> Bool) -> Substring {
        var rest = drop(while: predicate)
        while let last = rest.last, predicate(last) { rest.removeLast() }
        return rest
    }
}
