// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct SecretDefaultsTests {
    @Test func `a Secret is opaque unless it says otherwise`() {
        #expect(Secret().applyingDefaults().type == .opaque)
        #expect(Secret(type: .tls).applyingDefaults().type == .tls)
    }

    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
        ("foobar", "Zm9vYmFy"), ("\u{e9}\u{1f600}", "w6nwn5iA"), ("???>>>", "Pz8/Pj4+"),
    ])
    func `texts are stored encoded`(text: String, encoded: String) {
        let secret = Secret(stringData: ["key": text]).applyingDefaults()
        #expect(secret.data == ["key": encoded])
        #expect(secret.stringData == nil)
    }

    @Test func `a text replaces data of the same name`() {
        let secret = Secret(data: ["a": "YQ==", "b": "Yg=="], stringData: ["b": "c"]).applyingDefaults()
        #expect(secret.data == ["a": "YQ==", "b": "Yw=="])
    }
}
