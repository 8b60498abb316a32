// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// What is put to a system, and what the real one made of it.
struct ConformanceCase: Sendable {
    /// What the case is about, such as `quantity.parse`.
    let suite: String
    /// What tells the case from others of its suite.
    let name: String
    let input: JSONValue
    let expected: JSONValue
}
