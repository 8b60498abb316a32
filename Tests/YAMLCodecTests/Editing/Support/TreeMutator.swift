// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TestSupport

@testable import YAMLCodec

/// Changes values at random places.
struct TreeMutator {
    private var random: SeededGenerator
    private var keys = 0

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    /// A value with a few changes.
    mutating func mutated(_ tree: YAMLTree) -> YAMLTree {
        (0..<Int.random(in: 1...5, using: &random)).reduce(tree) { tree, _ in changed(tree) }
    }

    private mutating func changed(_ tree: YAMLTree) -> YAMLTree {
        switch tree {
        case .map(var entries):
            switch Int.random(in: 0..<8, using: &random) {
            case 0 where !entries.isEmpty:
                entries.remove(at: Int.random(in: entries.indices, using: &random))
            case 1:
                keys += 1
                let entry = YAMLTree.Entry(key: "new \(keys)", value: value(depth: 0))
                entries.insert(entry, at: Int.random(in: 0...entries.count, using: &random))
            case 2 where entries.isEmpty:
                return value(depth: 0)
            default:
                guard !entries.isEmpty else { break }
                let index = Int.random(in: entries.indices, using: &random)
                entries[index] = YAMLTree.Entry(key: entries[index].key, value: changed(entries[index].value))
            }
            return .map(entries)
        case .sequence(var elements):
            switch Int.random(in: 0..<8, using: &random) {
            case 0 where !elements.isEmpty:
                elements.remove(at: Int.random(in: elements.indices, using: &random))
            case 1:
                elements.insert(value(depth: 0), at: Int.random(in: 0...elements.count, using: &random))
            case 2:
                elements.shuffle(using: &random)
            case 3 where elements.isEmpty:
                return value(depth: 0)
            default:
                guard !elements.isEmpty else { break }
                let index = Int.random(in: elements.indices, using: &random)
                elements[index] = changed(elements[index])
            }
            return .sequence(elements)
        default:
            return value(depth: 0)
        }
    }

    private mutating func value(depth: Int) -> YAMLTree {
        let scalars: [YAMLTree] = [
            .null, .boolean(true), .integer("5"), .string("text"), .string("a: b"), .string("one\ntwo\n"),
            .string("one\n\n"), .string(HostileText.random(using: &random)), .map([]), .sequence([]),
        ]
        guard depth < 3, Int.random(in: 0..<3, using: &random) == 0 else { return random.element(of: scalars) }
        let values = (0..<Int.random(in: 1...3, using: &random)).map { _ in value(depth: depth + 1) }
        guard Bool.random(using: &random) else { return .sequence(values) }
        return .map(
            values.map { value in
                keys += 1
                let key = random.element(of: ["key \(keys)", "on\(keys)", "- \(keys)", "\(keys)"])
                return YAMLTree.Entry(key: key, value: value)
            }
        )
    }
}
