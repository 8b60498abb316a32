// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Why a load balancer or a target group cannot have a name.
public struct ResourceNameError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of mistake it is.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private let name: String

        /// A name that the user chose has more than 32 characters.
        public static let tooLong = Code(name: "name-too-long")
        /// A name that the user chose is empty, or has characters that AWS does not allow.
        public static let malformed = Code(name: "malformed-name")

        /// The code's name.
        public var description: String { name }
    }

    /// What kind of mistake it is.
    public let code: Code
    /// What is wrong and what would be right.
    public let sentence: String

    init(_ code: Code, _ sentence: String) {
        self.code = code
        self.sentence = sentence
    }

    /// The sentence.
    public var description: String { sentence }
}
