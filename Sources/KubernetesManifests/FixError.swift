// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import RolloutPolicy
import SourceText

/// Why fixes cannot be applied.
public struct FixError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of obstacle it is.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private let name: String

        /// The text of an object has no place for a change.
        public static let unfit = Code(name: "unfit")
        /// An object would not be one of its kind any longer.
        public static let invalidResult = Code(name: "invalidResult")
        /// Fixes undo one another, or mend nothing: findings that have a fix are left after many rounds.
        public static let noFixedPoint = Code(name: "noFixedPoint")

        /// The code's name.
        public var description: String { name }
    }

    /// What kind of obstacle it is.
    public let code: Code

    /// What stands in the way, with its place.
    public let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    init(lost object: ManifestObject, in fixed: ManifestBundle) {
        let sentence = fixed.mistakes[object.place].map { ": \($0)" } ?? ""
        self.init(
            .invalidResult,
            "after the fix \(object.resource.title) would not be an object of its kind\(sentence)"
        )
    }

    init(unfit change: Fix.Change, at found: FieldPath, in object: ManifestObject) {
        let place = found.components.isEmpty ? "the object" : "\(found)"
        code = .unfit
        description = object.diagnostic("\(place) has no place for \(change.path)", at: found).description
    }
}
