// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// How the cases of a file are laid out.
///
/// Most cases name their suite and stand as `{suite, name, input, expected}`. The others are told by members that every
/// case of their layout has; they are put to their suite as they are.
struct Layout {
    /// The suite of all cases of the layout.
    let suite: String
    /// What every case of the layout has.
    let members: [String]
    /// The member that names a case; nil where cases are told by their place only.
    let naming: String?

    private static let unnamed = [
        Layout(
            suite: "yaml.emission",
            members: ["string", "plainMisreadAsValueBy", "plainMisreadAsKeyBy"],
            naming: "string"
        ),
        Layout(suite: "yaml.suite", members: ["id", "yaml", "tree"], naming: "id"),
        Layout(suite: "trace.rollout", members: ["config", "complete", "scaling"], naming: nil),
        Layout(suite: "trace.statefulset", members: ["config", "complete", "events", "final"], naming: nil),
        Layout(suite: "trace.termination", members: ["case", "containers", "podObjectGone"], naming: nil),
        Layout(suite: "trace.traffic", members: ["config", "requests", "failedAt"], naming: nil),
    ]

    /// Reads a case at a place in its file, counted from 1.
    static func read(_ element: JSONValue, at place: Int) throws(LayoutError) -> ConformanceCase {
        guard element["suite"] == nil else { return try readNamed(element, at: place) }
        guard let layout = unnamed.first(where: { $0.members.allSatisfy { element[$0] != nil } }) else {
            throw LayoutError(place, "has no \"suite\", and none of the layouts that go without")
        }
        let name = layout.naming.flatMap { element[$0]?.stringValue }
        return ConformanceCase(
            suite: layout.suite,
            name: "\(place)" + (name.map { " \($0.prefix(60).debugDescription)" } ?? ""),
            input: element,
            expected: .null
        )
    }

    private static func readNamed(_ element: JSONValue, at place: Int) throws(LayoutError) -> ConformanceCase {
        guard let suite = element["suite"]?.stringValue else { throw LayoutError(place, "\"suite\" is not a text") }
        guard let name = element["name"]?.stringValue else { throw LayoutError(place, "has no \"name\"") }
        guard let input = element["input"] else { throw LayoutError(place, "has no \"input\"") }
        guard let expected = element["expected"] else { throw LayoutError(place, "has no \"expected\"") }
        return ConformanceCase(suite: suite, name: name, input: input, expected: expected)
    }
}

/// Why an element of a file is not a case.
struct LayoutError: Error, CustomStringConvertible {
    let description: String

    init(_ place: Int, _ problem: String) {
        description = "case \(place) \(problem)"
    }
}
