// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

extension Suite {
    /// Objects as the API server returns them, without the status, which it makes up.
    static let defaults = [
        Suite("apiserver.defaults") { input in
            let resource = try input.decoded(as: AnyResource.self).applyingDefaults()
            return try JSONText.read(JSONValue.self, from: JSONText.write(resource)).removing(["status"])
        }
    ]
}
