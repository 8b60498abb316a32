// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

extension PodTemplated {
    /// Changes the regular containers.
    ///
    /// The template stands behind a computed property, so that changing one container in it copies all of them; here they
    /// are copied once.
    mutating func changeContainers(_ change: (inout Container) -> Void) {
        var containers = podTemplate.spec.containers
        for index in containers.indices { change(&containers[index]) }
        podTemplate.spec.containers = containers
    }
}
