// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Finds the places of new keys among those of a map.
struct KeyPlacement {
    /// The place of a new key, next to an entry that is there.
    enum Place: Equatable {
        case before(Int)
        case behind(Int)

        /// The position of the entry before which the key comes to stand.
        var position: Int {
            switch self {
            case .before(let entry): entry
            case .behind(let entry): entry + 1
            }
        }
    }

    /// The places of keys that the order knows and the map has not.
    private var places: [[UInt8]: Place] = [:]
    private let count: Int

    /// Creates the placement among keys of which nil stands for one that is not a text.
    init(among keys: [String?], order: [String]) {
        count = keys.count
        var positions: [[UInt8]: Int] = [:]
        for (position, key) in keys.enumerated() {
            if let key { positions[Array(key.utf8)] = position }
        }
        var last: Int?
        var leading: [[UInt8]] = []
        for key in order.lazy.map({ Array($0.utf8) }) {
            if let position = positions[key] {
                if last == nil {
                    for key in leading { places[key] = .before(position) }
                }
                last = position
            } else if let last {
                places[key] = places[key] ?? .behind(last)
            } else {
                leading.append(key)
            }
        }
    }

    /// Returns the place where a new key belongs: right behind the nearest key that comes before it in the order, else
    /// right before the nearest that comes behind it, else at the end.
    func place(of key: String) -> Place {
        places[Array(key.utf8)] ?? .before(count)
    }
}
