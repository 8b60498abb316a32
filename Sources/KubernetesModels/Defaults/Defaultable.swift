// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

/// A kind, or a part of one, for which the API server assumes values that a manifest leaves out.
///
/// A part of a Pod gets what it gets in the template of one; ``Pod`` itself gets more.
public protocol Defaultable: FieldCodable {
    /// Returns the object as a Kubernetes 1.36 API server with the stock settings stores and returns it.
    ///
    /// Absent fields get their defaults, fields whose zero means "absent" (`minReadySeconds: 0`, `paused: false`,
    /// `labels: {}`) go, quantities get their canonical form, and fields whose feature is switched off in 1.36 (a
    /// container's `stopSignal`, `maxUnavailable` of a StatefulSet) go, too. What the built-in admission plugins add is
    /// there, as far as it does not depend on other objects.
    ///
    /// What only a server can know is not made up: UID, resource version, times, cluster IPs, node ports, the selector
    /// of a Job, a Pod's service account. Nor is what it derives for a Pod from `matchLabelKeys`, from AppArmor
    /// profiles and from the `resources` of the Pod as a whole. `status` stays as it is, and so do fields that 1.36
    /// does not know.
    ///
    /// Applying the defaults again changes nothing.
    func applyingDefaults() -> Self
}
