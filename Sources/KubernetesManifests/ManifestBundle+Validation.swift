// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import SourceText

extension ManifestBundle {
    /// Returns the reasons for which the API server would refuse to create the objects, each with its place, in the
    /// order of the texts; see ``KubernetesModels/Validatable/validationErrors()``.
    ///
    /// A field that is missing is shown where it would stand: at the object around it.
    public func validationErrors() -> [ManifestError] {
        objects.flatMap { object in
            object.resource.validationErrors().map { ManifestError($0, in: object) }
        }
    }
}

extension ManifestError {
    fileprivate init(_ error: ValidationError, in object: ManifestObject) {
        let range = object.nearestRange(of: error.path)
        self.init(
            code: .refusedByServer,
            path: object.base.appending(error.path),
            range: range,
            diagnostic: object.source.diagnostic("\(error)", at: range)
        )
    }
}
