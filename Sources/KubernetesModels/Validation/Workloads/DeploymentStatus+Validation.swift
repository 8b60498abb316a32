// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

extension DeploymentStatus {
    /// Returns the reasons for which the API server would refuse the status from a controller.
    public func validationErrors(at path: FieldPath = .root) -> [ValidationError] {
        var errors: [ValidationError] = []
        let counts: KeyValuePairs = [
            "observedGeneration": observedGeneration, "replicas": replicas, "updatedReplicas": updatedReplicas,
            "readyReplicas": readyReplicas, "availableReplicas": availableReplicas,
            "unavailableReplicas": unavailableReplicas, "terminatingReplicas": terminatingReplicas,
            "collisionCount": collisionCount,
        ]
        for (name, count) in counts { errors.requireNonNegative(count, at: path.field(name)) }
        let all = ("replicas", replicas ?? 0)
        errors.requireAtMost(all, "updatedReplicas", updatedReplicas, at: path)
        errors.requireAtMost(all, "readyReplicas", readyReplicas, at: path)
        errors.requireAtMost(all, "availableReplicas", availableReplicas, at: path)
        errors.requireAtMost(("readyReplicas", readyReplicas ?? 0), "availableReplicas", availableReplicas, at: path)
        return errors
    }
}

extension [ValidationError] {
    /// Adds an error where a count is above that of what it is a part of.
    fileprivate mutating func requireAtMost(
        _ whole: (name: String, count: Int),
        _ name: String,
        _ count: Int?,
        at path: FieldPath
    ) {
        guard let count, count > whole.count else { return }
        let sentence = "\(count) is more than \(whole.name) (\(whole.count)), which these are a part of"
        add(.invalid, at: path.field(name), sentence)
    }
}
