// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct ServiceAccountDefaultsTests {
    @Test func `a ServiceAccount keeps what it says`() {
        let account = ServiceAccount(secrets: [], automountServiceAccountToken: false)
        #expect(account.applyingDefaults() == ServiceAccount(automountServiceAccountToken: false))
    }
}
