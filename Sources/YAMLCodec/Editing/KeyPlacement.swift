// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Finds the places of new keys among those of a map.
struct KeyPlacement {
    /// The places of keys that the order knows and the map has not.
    private var places: [[UInt8]: Int] = [:]
    private let count: Int

    /// Creates the placement among keys of which nil stands for one that is not a text.
    init(among keys: [String?], order: [String]) {
        count = keys.count
        var positions: [[UInt8]: Int] = [:]
        for (position, key) in keys.enumerated() {
            if let key { positions[Array(key.utf8)] = position }
        }
        var behind: Int?
        var leading: [[UInt8]] = []
        for key in order.lazy.map({ Array($0.utf8) }) {
            if let position = positions[key] {
                if behind == nil {
                    for key in leading { places[key] = position }
                }
                behind = position + 1
            } else if let behind {
                places[key] = places[key] ?? behind
            } else {
                leading.append(key)
            }
        }
    }

    /// Returns the position before which a new key belongs: right behind the nearest key that comes before it in the
    /// order, else right before the nearest that comes behind it, else at the end.
    func position(of key: String) -> Int {
        places[Array(key.utf8)] ?? count
    }
}
