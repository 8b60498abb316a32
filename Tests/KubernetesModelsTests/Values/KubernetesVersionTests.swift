// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct KubernetesVersionTests {
    @Test(arguments: [
        ("1.34", 1, 34), ("v1.34", 1, 34), ("1.34+", 1, 34), ("v1.34.2", 1, 34), ("v1.34.2-eks-3025e55", 1, 34),
        ("v1.34.2+k3s1", 1, 34), ("v1.37.0-rc.0", 1, 37), ("1.34-gke", 1, 34), ("0.0", 0, 0), ("01.09", 1, 9),
    ])
    func `a version is read`(text: String, major: Int, minor: Int) {
        #expect(KubernetesVersion(parsing: text) == KubernetesVersion(major: major, minor: minor))
    }

    @Test(arguments: [
        "", "v", "1", "v1", "1.", ".34", "1.x", "x.34", "1,34", "vv1.34", "V1.34", " 1.34", "1.34 ", "+1.34", "-1.34",
        "1.+34", "1.-34", "1.34x", "1.34\u{b2}", "1.\u{663}4", "99999999999999999999.1", "1.99999999999999999999",
    ])
    func `another text is no version`(text: String) {
        #expect(KubernetesVersion(parsing: text) == nil)
    }

    @Test func `versions are ordered by their numbers`() {
        let sorted = [(0, 99), (1, 2), (1, 9), (1, 10), (1, 34), (2, 0)].map { KubernetesVersion(major: $0, minor: $1) }
        #expect(sorted.reversed().sorted() == sorted)
        #expect(Set(sorted + sorted).count == sorted.count)
    }

    @Test func `a version is written as people write it`() {
        #expect(KubernetesVersion(major: 1, minor: 34).description == "1.34")
        #expect(KubernetesVersion.latest.description == "1.37")
    }
}
