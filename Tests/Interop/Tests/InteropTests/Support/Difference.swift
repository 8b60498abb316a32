// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TestSupport

/// A place where two readers find something else.
struct Difference: Hashable, Comparable, CustomStringConvertible {
    /// A line and a column, or a path.
    let place: String
    let ours: String
    let theirs: String

    init(at place: String, ours: String, theirs: String) {
        (self.place, self.ours, self.theirs) = (place, ours, theirs)
    }

    var description: String { "\(place): we read \(ours), Yams \(theirs)" }

    static func < (first: Difference, second: Difference) -> Bool {
        (first.place, first.ours) < (second.place, second.ours)
    }
}

extension Difference {
    /// The differences of values, with JSON for what stands at their places.
    static func between(_ ours: JSONValue, _ theirs: JSONValue, at place: String) throws -> [Difference] {
        switch (ours, theirs) {
        case (.object(let ours), .object(let theirs)):
            let names = Set(ours.members.map(\.name)).union(theirs.members.map(\.name))
            return try names.flatMap { name -> [Difference] in
                let place = "\(place).\(name)"
                guard let ours = ours[name], let theirs = theirs[name] else {
                    return [Difference(at: place, ours: "\(ours[name] != nil)", theirs: "\(theirs[name] != nil)")]
                }
                return try between(ours, theirs, at: place)
            }
        case (.array(let ours), .array(let theirs)) where ours.count == theirs.count:
            return try zip(ours, theirs).enumerated().flatMap { try between($1.0, $1.1, at: "\(place)[\($0)]") }
        default:
            if ours == theirs { return [] }
            return [Difference(at: place, ours: try JSON.text(of: ours), theirs: try JSON.text(of: theirs))]
        }
    }

    /// The differences of trees, with what stands at their places; places themselves are compared where both are known
    /// and something is written there.
    static func between(_ ours: PlacedTree, _ theirs: PlacedTree) -> [Difference] {
        switch (ours.content, theirs.content) {
        case (.scalar(let text), .scalar(let other)) where text.utf8.elementsEqual(other.utf8):
            let isSame = text.isEmpty || ours.place == nil || ours.place == theirs.place
            return isSame ? [] : [Difference(at: ours.title, ours: ours.title, theirs: theirs.title)]
        case (.sequence(let ours), .sequence(let theirs)) where ours.count == theirs.count,
            (.mapping(let ours), .mapping(let theirs)) where ours.count == theirs.count:
            return zip(ours, theirs).flatMap { between($0, $1) }
        default:
            return [Difference(at: ours.title, ours: ours.summary, theirs: theirs.summary)]
        }
    }
}
