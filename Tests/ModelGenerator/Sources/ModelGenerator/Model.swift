// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What is generated: the schema's types with the overlay's files, sentences and annotations.
struct Model {
    /// A generated file.
    struct File {
        let folder: String
        let name: String
        let declarations: [Declaration]
    }

    /// A generated type.
    enum Declaration {
        case structure(Structure)
        case enumeration(Enumeration)
    }

    /// A type with fields.
    struct Structure {
        let name: String
        let summary: [String]
        let isHashable: Bool
        let resource: (apiVersion: String, kind: String)?
        let fields: [Field]
    }

    /// An open enumeration.
    struct Enumeration {
        let name: String
        let summary: [String]
        let values: [(wire: String, name: String, sentence: String)]
    }

    /// A field of a type.
    struct Field {
        /// What a field is when it is absent.
        enum Presence {
            case optional
            case required
            /// Never nil: a missing one is blank, and a blank one is left out.
            case always
        }

        let name: String
        let type: String
        let presence: Presence
        let sentence: String
    }

    let files: [File]

    /// The Swift names of the schema's types, those written by hand included, by the names of their definitions.
    let swiftNames: [String: String]

    init(schema: Schema, overlay: [Overlay.File]) throws {
        let resolver = try Resolver(schema: schema, overlay: overlay)
        files = try overlay.map { file in
            File(folder: file.folder, name: file.name, declarations: try file.types.map(resolver.declaration))
        }
        try resolver.checkThatEverythingIsUsed()
        swiftNames = resolver.swiftNames
    }
}

/// Finds what the overlay's names mean, and what they leave out.
private struct Resolver {
    private let schema: Schema
    private let overlay: [Overlay.File]
    /// Full schema names by the overlay's type names.
    private let schemaNames: [String: String]
    /// Swift names by full schema names.
    let swiftNames: [String: String]
    private let enumerations: Set<String>

    init(schema: Schema, overlay: [Overlay.File]) throws {
        self.schema = schema
        self.overlay = overlay
        let entries = overlay.flatMap(\.types)
        let explicit = Set(entries.compactMap(\.schemaName))
        let byShortName = Dictionary(grouping: schema.definitions.keys.filter { !explicit.contains($0) }) {
            String($0.split(separator: ".").last ?? "")
        }
        var schemaNames: [String: String] = [:]
        for entry in entries where !entry.isEnumeration {
            let candidates = entry.schemaName.map { [$0] } ?? byShortName[entry.name] ?? []
            guard candidates.count == 1, schema.definitions[candidates[0]] != nil else {
                throw GeneratorError(
                    "overlay: the schema has \(candidates.count) types named \(entry.name), expected 1"
                )
            }
            guard schemaNames.updateValue(candidates[0], forKey: entry.name) == nil else {
                throw GeneratorError("overlay: \(entry.name) stands in two places")
            }
        }
        self.schemaNames = schemaNames
        swiftNames = Dictionary(uniqueKeysWithValues: schemaNames.map { ($1, $0) })
            .merging(Schema.handWritten) { first, _ in first }
        enumerations = Set(entries.filter(\.isEnumeration).map(\.name))
    }

    func declaration(_ entry: Overlay.TypeEntry) throws -> Model.Declaration {
        guard !entry.summary.isEmpty else { throw GeneratorError("overlay: \(entry.name) has no summary") }
        return entry.isEnumeration ? .enumeration(enumeration(entry)) : .structure(try structure(entry))
    }

    private func enumeration(_ entry: Overlay.TypeEntry) -> Model.Enumeration {
        let values = entry.items.map { item in
            (
                wire: item.name,
                name: item.annotations.first ?? Names.staticName(item.name),
                sentence: item.sentence.isEmpty ? "The value `\(item.name)`." : item.sentence
            )
        }
        return Model.Enumeration(name: entry.name, summary: entry.summary, values: values)
    }

    private func structure(_ entry: Overlay.TypeEntry) throws -> Model.Structure {
        guard let schemaName = schemaNames[entry.name], let definition = schema.definitions[schemaName] else {
            throw GeneratorError("overlay: the schema has no type \(entry.name)")
        }
        let known = Set(definition.properties.map(\.name))
        if let stranger = entry.items.first(where: { !known.contains($0.name) }) {
            throw GeneratorError("overlay: \(entry.name) has no field \(stranger.name)")
        }
        return Model.Structure(
            name: entry.name,
            summary: entry.summary,
            isHashable: entry.isHashable,
            resource: definition.resource,
            fields: try definition.properties.map { try field($0, of: entry) }
        )
    }

    private func field(_ property: Schema.Property, of entry: Overlay.TypeEntry) throws -> Model.Field {
        let place = "\(entry.name).\(property.name)"
        guard let item = entry.item(property.name), !item.sentence.isEmpty else {
            throw GeneratorError("overlay: \(place) has no sentence")
        }
        var presence = property.isRequired ? Model.Field.Presence.required : .optional
        var enumeration: String?
        for annotation in item.annotations {
            switch annotation {
            case "required": presence = .required
            case "always": presence = .always
            case _ where enumerations.contains(annotation): enumeration = annotation
            default: throw GeneratorError("overlay: \(place): there is no enumeration \(annotation)")
            }
        }
        let type = try swiftType(property.type, enumeration: enumeration, of: place)
        return Model.Field(name: property.name, type: type, presence: presence, sentence: item.sentence)
    }

    private func swiftType(_ type: Schema.PropertyType, enumeration: String?, of place: String) throws -> String {
        switch type {
        case .string: return enumeration ?? "String"
        case .integer: return "Int"
        case .boolean: return "Bool"
        case .array(let element): return "[\(try swiftType(element, enumeration: enumeration, of: place))]"
        case .map(let value): return "[String: \(try swiftType(value, enumeration: nil, of: place))]"
        case .reference(let name):
            guard let swiftName = swiftNames[name] else {
                throw GeneratorError("overlay: \(name), which \(place) needs, stands in no file")
            }
            return swiftName
        }
    }

    func checkThatEverythingIsUsed() throws {
        if let missing = schema.definitions.keys.filter({ swiftNames[$0] == nil }).min() {
            throw GeneratorError("overlay: \(missing) stands in no file")
        }
        let annotations = Set(overlay.flatMap(\.types).flatMap(\.items).flatMap(\.annotations))
        if let unused = enumerations.subtracting(annotations).min() {
            throw GeneratorError("overlay: no field has the enumeration \(unused)")
        }
    }
}
