// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What the name of a target group that the controller creates is made of.
///
/// The value describes the moment of creation. Where a cluster can be read, the names of its bindings are better taken
/// from there: a live name may differ (``liveNameDrift(since:)``).
public protocol TargetGroupIdentity: Hashable, Sendable {
    /// The texts of the hash, in order.
    var hashedInputs: [HashedInput] { get }

    /// The name that the controller gives to the target group and its binding.
    var name: TargetGroupName { get }

    /// By what the controller finds the target group again: the value of its tag for the resource in its stack.
    var resourceID: String { get }
}

extension TargetGroupIdentity {
    /// Returns the inputs that have changed since a target group was created but leave its live name as it is.
    ///
    /// Where the list is not empty, and nothing else has changed, the live target group and its binding have the
    /// earlier name, not the one that is computed from this value.
    public func liveNameDrift(since earlier: Self) -> [HashedInput] {
        changes(since: earlier).filter { $0.onChange == .keepsLiveName }
    }

    /// Returns the inputs that have changed since a target group was created, in the order of the hash.
    public func changes(since earlier: Self) -> [HashedInput] {
        let before = Dictionary(earlier.hashedInputs.map { ($0.name, $0.value) }) { first, _ in first }
        let after = Set(hashedInputs.map(\.name))
        return hashedInputs.filter { before[$0.name] != $0.value }
            + earlier.hashedInputs.filter { !after.contains($0.name) }
    }
}
