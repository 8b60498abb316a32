// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// What the rules of a container need to know about its Pod.
struct PodContext {
    /// The volumes that are in order, by name.
    let volumes: [String: Volume]
    /// The names of the resource claims.
    let claims: Set<String>
    let gracePeriodSeconds: Int?
    let os: PodOS?
    let restartPolicy: RestartPolicy?
    /// Whether the users of the containers are those of the node.
    let usesHostUsers: Bool

    init(of spec: PodSpec, volumes: [String: Volume]) {
        self.volumes = volumes
        claims = Set((spec.resourceClaims ?? []).map(\.name).filter { !$0.isEmpty })
        gracePeriodSeconds = spec.terminationGracePeriodSeconds
        os = spec.os
        restartPolicy = spec.restartPolicy
        usesHostUsers = spec.hostUsers ?? true
    }

    init(of spec: PodSpec) {
        self.init(of: spec, volumes: (spec.volumes ?? []).validVolumes(of: nil))
    }
}
