// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

extension Suite {
    /// The ports of a container.
    static let containerPorts = [
        Suite("validation.containerPorts") { conformanceCase in
            let expected = conformanceCase.expected
            let errors = try conformanceCase.input.member("ports").decoded(as: [ContainerPort].self).validationErrors()
            let isExpected = expected["valid"] == .boolean(errors.isEmpty)
            return Verdict(isExpected && isDescribed(errors, by: expected["error"] ?? .null), got: "\(errors)")
        }
    ]

    /// Whether an expected error describes all errors, of which it gives the type, and pieces of field and sentence.
    private static func isDescribed(_ errors: [ValidationError], by expected: JSONValue) -> Bool {
        guard expected != .null else { return true }
        return errors.allSatisfy { error in
            expected["type"]?.stringValue.map { "FieldValue" + $0 } == error.reason.rawValue
                && error.path.description.hasPiece(expected["fieldContains"])
                && error.sentence.hasPiece(expected["detailContains"])
        }
    }
}

extension String {
    /// Whether the text contains another; an absent one asks for nothing.
    fileprivate func hasPiece(_ piece: JSONValue?) -> Bool {
        guard let piece = piece?.stringValue, !piece.isEmpty else { return true }
        return contains(piece)
    }
}
