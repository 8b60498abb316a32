// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// Judges alternatives of which an object must have exactly one.
///
/// The first that is there is judged by its own rules; any further one is forbidden, whatever it holds.
struct ExclusiveChoice {
    /// The object that has the alternatives.
    let path: FieldPath
    /// What the alternatives are, such as `handler`.
    let noun: String

    private(set) var errors: [ValidationError] = []
    private var chosen: String?

    init(at path: FieldPath, of noun: String) {
        self.path = path
        self.noun = noun
    }

    /// Whether none of the alternatives was there.
    var isEmpty: Bool { chosen == nil }

    /// Judges an alternative; the server has another name for some of those that are one too many.
    mutating func consider<Alternative>(
        _ alternative: Alternative?,
        _ name: String,
        refusedAs refusedName: String? = nil,
        rules: (Alternative, FieldPath) -> [ValidationError]
    ) {
        guard let alternative else { return }
        if let chosen {
            let sentence = "there is a \(noun) already, \"\(chosen)\"; keep one of the two"
            errors.add(.forbidden, at: path.field(refusedName ?? name), sentence)
        } else {
            chosen = name
            errors += rules(alternative, path.field(name))
        }
    }
}
