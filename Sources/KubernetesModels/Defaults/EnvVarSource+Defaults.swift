// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension EnvVarSource {
    mutating func setDefaults() {
        fieldRef?.setDefaults()
        resourceFieldRef?.setDefaults()
        fileKeyRef?.optional.fill(with: false)
    }
}

extension ObjectFieldSelector {
    mutating func setDefaults() {
        apiVersion.fill(with: "v1")
    }
}

extension ResourceFieldSelector {
    /// An absent divisor is written as 0, which stands for 1.
    mutating func setDefaults() {
        divisor.fill(with: 0)
    }
}
