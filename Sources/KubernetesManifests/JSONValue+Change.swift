// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import RolloutPolicy

/// Why a change does not fit an object.
struct ChangeFailure: Error {
    /// How many steps of the path lead somewhere.
    let depth: Int
}

extension JSONValue {
    /// Makes a change below this value.
    ///
    /// - Parameters:
    ///   - action: What happens to the field.
    ///   - path: The field.
    ///   - depth: The step of the path that this value is reached by.
    ///   - order: The fields of the object at so many steps of the path, in their order.
    /// - Throws: `ChangeFailure` where a step of the path leads nowhere.
    mutating func apply(
        _ action: Fix.Change.Action,
        at path: [FieldPath.Component],
        depth: Int = 0,
        order: (Int) -> [String]
    ) throws(ChangeFailure) {
        guard depth < path.count else {
            guard case .set(let value) = action else { throw ChangeFailure(depth: depth) }
            self = value
            return
        }
        switch path[depth] {
        case .field(let name), .key(let name):
            // A null becomes what is put into it.
            guard var object = self == .null ? JSONObject() : objectValue else { throw ChangeFailure(depth: depth) }
            guard var member = object[name] else {
                guard case .set(let value) = action else { return }
                var member = value
                for component in path[(depth + 1)...].reversed() {
                    guard let name = component.name else { throw ChangeFailure(depth: depth) }
                    member = .object([name: member])
                }
                self = .object(object.inserting(member, at: name, order: order(depth)))
                return
            }
            if depth == path.count - 1, action == .remove {
                object[name] = nil
            } else {
                try member.apply(action, at: path, depth: depth + 1, order: order)
                object[name] = member
            }
            self = .object(object)
        case .index(let index):
            guard var elements = self == .null ? [] : arrayValue else { throw ChangeFailure(depth: depth) }
            let isLast = depth == path.count - 1
            switch action {
            case .set(let value) where isLast && index == elements.count:
                elements.append(value)
            case .remove where !elements.indices.contains(index):
                return
            case .remove where isLast:
                elements.remove(at: index)
            default:
                guard elements.indices.contains(index) else { throw ChangeFailure(depth: depth) }
                try elements[index].apply(action, at: path, depth: depth + 1, order: order)
            }
            self = .array(elements)
        }
    }
}

extension JSONObject {
    /// The object with one more member: behind the nearest one that comes before it in an order, else before the nearest
    /// that comes behind it, else at the end.
    fileprivate func inserting(_ value: JSONValue, at name: String, order: [String]) -> JSONObject {
        let ranks = Dictionary(order.enumerated().map { ($1, $0) }) { first, _ in first }
        var place = members.count
        if let own = ranks[name] {
            var nearest: (before: Int, behind: Int) = (-1, .max)
            for (position, member) in members.enumerated() {
                guard let rank = ranks[member.name] else { continue }
                if rank < own, rank > nearest.before {
                    (nearest.before, place) = (rank, position + 1)
                } else if rank > own, nearest.before < 0, rank < nearest.behind {
                    (nearest.behind, place) = (rank, position)
                }
            }
        }
        var members = members.map { ($0.name, $0.value) }
        members.insert((name, value), at: place)
        return JSONObject(members)
    }
}

extension FieldPath.Component {
    /// The name of a field or a key.
    fileprivate var name: String? {
        switch self {
        case .field(let name), .key(let name): name
        case .index: nil
        }
    }
}
