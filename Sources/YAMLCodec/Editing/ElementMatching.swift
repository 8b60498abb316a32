// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Tells which elements of a list after a change are which of those before it.
///
/// Elements that are maps are known by a field that names them, such as `name`, where each has it and no two have the
/// same; where elements that are left over stand at the same place and are half equal at least, one was renamed. Any
/// other elements are known by their position, counted from both ends.
struct ElementMatching {
    /// For each element after the change the position that it had, or nil for one that is new.
    private(set) var origins: [Int?]

    /// The fields by which the API of Kubernetes tells the elements of its lists apart, `name` and `key` first.
    private static let identities = ["name", "key", "containerPort", "mountPath", "devicePath", "port", "ip", "type"]

    init(_ before: [YAMLTree], _ after: [YAMLTree]) {
        origins = Array(repeating: nil, count: after.count)
        let names = Self.identities.lazy.compactMap { field in
            Self.names(before, field).flatMap { first in Self.names(after, field).map { (first, $0) } }
        }
        if let (old, new) = names.first {
            matchNames(old, new)
            matchRenamed(before, after)
        } else {
            matchPositions(before, after)
        }
    }

    // MARK: - By name

    private enum Name: Hashable {
        case text([UInt8])
        case number(String)
    }

    /// The names of all elements; nil where one has none, or two have the same.
    private static func names(_ elements: [YAMLTree], _ field: String) -> [Name]? {
        var names: [Name] = []
        for element in elements {
            guard case .map(let entries) = element, let entry = entries.first(where: { $0.key == field }) else {
                return nil
            }
            switch entry.value {
            case .string(let text): names.append(.text(Array(text.utf8)))
            case .integer(let digits): names.append(.number(digits))
            default: return nil
            }
        }
        return Set(names).count == names.count ? names : nil
    }

    private mutating func matchNames(_ before: [Name], _ after: [Name]) {
        let positions = Dictionary(uniqueKeysWithValues: before.enumerated().map { ($1, $0) })
        for (index, name) in after.enumerated() { origins[index] = positions[name] }
    }

    /// Takes elements without a counterpart for renamed ones, where both stand behind the same neighbour.
    private mutating func matchRenamed(_ before: [YAMLTree], _ after: [YAMLTree]) {
        let known = Set(origins.compactMap { $0 })
        var position = 0
        for index in after.indices {
            if let origin = origins[index] {
                position = origin + 1
            } else if position < before.count, !known.contains(position) {
                if Self.areSimilar(before[position], after[index]) { origins[index] = position }
                position += 1
            }
        }
    }

    /// Whether half of the entries of two maps are equal at least.
    private static func areSimilar(_ first: YAMLTree, _ second: YAMLTree) -> Bool {
        guard case .map(let first) = first, case .map(let second) = second else { return false }
        let values = Dictionary(second.map { (Array($0.key.utf8), $0.value) }) { first, _ in first }
        let equal = first.count { values[Array($0.key.utf8)] == $0.value }
        return equal > 0 && 2 * equal >= max(first.count, second.count)
    }

    // MARK: - By position

    private mutating func matchPositions(_ before: [YAMLTree], _ after: [YAMLTree]) {
        let shared = min(before.count, after.count)
        guard before.count != after.count else {
            origins = Array(before.indices)
            return
        }
        let prefix = (0..<shared).first { before[$0] != after[$0] } ?? shared
        let rest = shared - prefix
        let suffix = (0..<rest).first { before[before.count - 1 - $0] != after[after.count - 1 - $0] } ?? rest
        for index in 0..<shared - suffix { origins[index] = index }
        for offset in 0..<suffix { origins[after.count - 1 - offset] = before.count - 1 - offset }
    }
}

extension ElementMatching {
    /// The elements after the change that keep their order, as many as possible; the others have moved or are new.
    var inOrder: Set<Int> {
        // Patience sorting: of the ascending runs of each length, the one with the least end.
        var ends: [(index: Int, origin: Int)] = []
        var previous: [Int?] = Array(repeating: nil, count: origins.count)
        for (index, origin) in origins.enumerated() {
            guard let origin else { continue }
            var low = 0
            var high = ends.count
            while low < high {
                let middle = (low + high) / 2
                if ends[middle].origin < origin { low = middle + 1 } else { high = middle }
            }
            previous[index] = low > 0 ? ends[low - 1].index : nil
            if low < ends.count { ends[low] = (index, origin) } else { ends.append((index, origin)) }
        }
        var kept: Set<Int> = []
        var next = ends.last?.index
        while let index = next {
            kept.insert(index)
            next = previous[index]
        }
        return kept
    }
}
