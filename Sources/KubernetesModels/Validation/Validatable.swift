// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// A kind whose objects are judged here as the API server judges them.
///
/// The rules are those of Kubernetes 1.36 for the creation of an object, with the stock feature gates. Paths and
/// reasons are the server's own, down to its slips (labels of a template are refused at `template.labels`); the
/// sentences are not. The server reports maps in no order; here their keys are sorted.
///
/// What the server learns from elsewhere is not judged: other objects, quotas, admission plugins, and a namespace that
/// only the request names.
public protocol Validatable: KubernetesResource, Defaultable {
    /// Returns the reasons for which the API server would refuse the object as it stands.
    ///
    /// Defaults are not applied: a field without its default counts as the zero of its type, which is mostly an error.
    /// Meant for objects that a server has returned, and for what defaults have been applied to.
    func validationErrorsAsStored() -> [ValidationError]
}

extension Validatable {
    /// Returns the reasons for which the API server would refuse to create the object, in the order of its fields;
    /// empty where it would accept it.
    ///
    /// Defaults are applied first, as the server does (``Defaultable/applyingDefaults()``). A number that does not fit
    /// its field is refused while the request is read, so it is an error alone.
    public func validationErrors() -> [ValidationError] {
        let unreadable = IntegerWidths.errors(in: self)
        return unreadable.isEmpty ? applyingDefaults().validationErrorsAsStored() : unreadable
    }
}

extension AnyResource {
    /// Returns the reasons for which the API server would refuse to create the object; see
    /// ``Validatable/validationErrors()``.
    ///
    /// Empty for a kind without rules here.
    public func validationErrors() -> [ValidationError] {
        (typed as? any Validatable)?.validationErrors() ?? []
    }
}
