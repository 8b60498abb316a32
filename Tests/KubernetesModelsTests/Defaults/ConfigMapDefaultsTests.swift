// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct ConfigMapDefaultsTests {
    @Test func `a ConfigMap keeps what it holds`() {
        let full = ConfigMap(immutable: false, data: ["a": ""])
        #expect(full.applyingDefaults() == full)
        #expect(ConfigMap(data: [:], binaryData: [:]).applyingDefaults() == ConfigMap())
    }
}
