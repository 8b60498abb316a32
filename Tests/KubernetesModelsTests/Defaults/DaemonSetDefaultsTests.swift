// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct DaemonSetDefaultsTests {
    @Test(arguments: [
        ("", #"{"type": "RollingUpdate", "rollingUpdate": {"maxUnavailable": 1, "maxSurge": 0}}"#),
        (
            #""updateStrategy": {"rollingUpdate": {"maxUnavailable": 0, "maxSurge": "10%"}},"#,
            #"{"type": "RollingUpdate", "rollingUpdate": {"maxUnavailable": 0, "maxSurge": "10%"}}"#
        ),
        (#""updateStrategy": {"type": "OnDelete"},"#, #"{"type": "OnDelete"}"#),
    ])
    func `a strategy gets its numbers`(fields: String, expected: String) throws {
        let stored = try daemonSet(fields)
        #expect(try DefaultsJSON.text(of: stored.spec.updateStrategy) == DefaultsJSON.normalized(expected))
        #expect(stored.spec.revisionHistoryLimit == 10)
        #expect(stored.spec.template.spec.restartPolicy == .always)
    }

    @Test(arguments: [
        ("{}", "1"),
        (#"{"annotations": {"deprecated.daemonset.template.generation": "4"}}"#, "4"),
        (#"{"annotations": {"deprecated.daemonset.template.generation": "0"}}"#, "1"),
    ])
    func `the template's generation stands in an annotation`(metadata: String, generation: String) throws {
        let stored = try daemonSet("", metadata: metadata)
        #expect(stored.metadata.annotations == ["deprecated.daemonset.template.generation": generation])
    }

    private func daemonSet(_ fields: String, metadata: String = "{}") throws -> DaemonSet {
        let spec = #"{\#(fields) "selector": {}, "template": {"spec": {"containers": []}}}"#
        return try DefaultsJSON.read(DaemonSet.self, #"{"metadata": \#(metadata), "spec": \#(spec)}"#)
            .applyingDefaults()
    }
}
