// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The annotations of some objects, of which the first that has one counts.
///
/// For the target groups of an Ingress the Service comes before the Ingress. The parameters of the class come before
/// both, and are no annotations.
public struct AnnotationReader: Sendable {
    private let sources: [(object: String, annotations: [String: String])]

    /// Creates a reader of the annotations of some objects, the one that counts most first.
    public init(_ sources: [(object: String, annotations: [String: String])]) {
        self.sources = sources
    }

    /// Creates a reader of some annotations.
    public init(_ annotations: [String: String]) {
        self.init([("", annotations)])
    }

    /// Returns the annotation of a key, or of the first of several keys that any object has; nil where there is none.
    public func annotation(_ keys: String...) -> Annotation? {
        annotation(firstOf: keys)
    }

    /// Returns the annotation of the first key that any object has; nil where there is none.
    public func annotation(firstOf keys: [String]) -> Annotation? {
        for key in keys {
            for source in sources {
                guard let value = source.annotations[key] else { continue }
                return Annotation(object: source.object, key: key, value: value)
            }
        }
        return nil
    }
}
