// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Finds the place of a new key among those of a map.
struct KeyPlacement {
    private var positions: [[UInt8]: Int] = [:]
    private let count: Int

    /// Creates the placement of keys among these; nil stands for a key that is not a text.
    init(_ keys: [String?]) {
        count = keys.count
        for (position, key) in keys.enumerated() {
            if let key { positions[Array(key.utf8)] = position }
        }
    }

    /// Returns the position before which a key belongs: right behind the nearest key that comes before it in an order,
    /// else right before the nearest that comes behind it, else at the end.
    func position(of key: String, in order: [String]) -> Int {
        guard let index = order.firstIndex(where: { $0.utf8.elementsEqual(key.utf8) }) else { return count }
        func position(_ key: String) -> Int? { positions[Array(key.utf8)] }
        if let before = order[..<index].reversed().lazy.compactMap(position).first { return before + 1 }
        return order[(index + 1)...].lazy.compactMap(position).first ?? count
    }
}
