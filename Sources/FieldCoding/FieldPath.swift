// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The place of a field in a value, as Kubernetes writes it: `spec.template.spec.containers[0].lifecycle.preStop`.
///
/// A map's key stands in brackets, `metadata.labels[app.kubernetes.io/name]`. A key that would read as an index, or
/// that holds a bracket, a quote or a backslash, is quoted: `data["0"]`.
public struct FieldPath: Hashable, Sendable {
    /// One step of a path.
    public enum Component: Hashable, Sendable {
        /// A field of an object.
        case field(String)
        /// An element of a list, counted from zero.
        case index(Int)
        /// An entry of a map whose keys the user chooses.
        case key(String)
    }

    /// The steps, outermost first; empty for the whole value.
    public var components: [Component]

    /// Creates a path from its steps; without steps it names the whole value.
    public init(_ components: [Component] = []) {
        self.components = components
    }

    /// The whole value.
    public static let root = FieldPath()

    /// Returns the path of a field of the value at this path.
    public func field(_ name: String) -> FieldPath {
        FieldPath(components + [.field(name)])
    }

    /// Returns the path of an element of the list at this path.
    public func index(_ index: Int) -> FieldPath {
        FieldPath(components + [.index(index)])
    }

    /// Returns the path of an entry of the map at this path.
    public func key(_ key: String) -> FieldPath {
        FieldPath(components + [.key(key)])
    }

    /// Returns this path with the steps of another behind it.
    public func appending(_ other: FieldPath) -> FieldPath {
        FieldPath(components + other.components)
    }
}

extension FieldPath: CustomStringConvertible {
    /// The path as Kubernetes writes it; empty for the whole value.
    public var description: String {
        var text = ""
        for component in components {
            switch component {
            case .field(let name):
                if !text.isEmpty { text += "." }
                text += name
            case .index(let index):
                text += "[\(index)]"
            case .key(let key):
                text += "[\(Self.needsQuotes(key) ? Self.quoted(key) : key)]"
            }
        }
        return text
    }

    private static func needsQuotes(_ key: String) -> Bool {
        key.isEmpty
            || key.utf8.contains { $0 == UInt8(ascii: "]") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }
            || key.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    private static func quoted(_ key: String) -> String {
        var text = "\""
        for character in key.unicodeScalars {
            if character == "\"" || character == "\\" { text += "\\" }
            text.unicodeScalars.append(character)
        }
        return text + "\""
    }
}
