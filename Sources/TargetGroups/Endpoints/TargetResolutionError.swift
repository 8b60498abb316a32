// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Why the targets of a Service cannot be found.
public struct TargetResolutionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of mistake it is.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private let name: String

        /// There is no such Service.
        public static let noService = Code(name: "noService")
        /// The Service has no such port.
        public static let noPort = Code(name: "noPort")
        /// The Service has no Endpoints.
        public static let noEndpoints = Code(name: "noEndpoints")
        /// The Service has no node port, which targets of type `instance` need.
        public static let noNodePort = Code(name: "noNodePort")
        /// A node is no EC2 instance.
        public static let noInstance = Code(name: "noInstance")

        /// The code's name.
        public var description: String { name }
    }

    /// What kind of mistake it is.
    public let code: Code

    /// What is missing, or lacks something: a Service, a port or a node.
    public let subject: String

    init(_ code: Code, _ subject: String) {
        self.code = code
        self.subject = subject
    }

    /// The mistake in a sentence.
    public var description: String {
        switch code {
        case .noService: "error: there is no Service \(subject)"
        case .noPort: "error: there is no port \(subject)"
        case .noEndpoints: "error: there are no Endpoints \(subject)"
        case .noNodePort: "error: the Service \(subject) has no node port, so that nodes cannot be its targets"
        default: "error: the node \(subject) is no EC2 instance: its provider ID ends with no instance ID"
        }
    }
}
