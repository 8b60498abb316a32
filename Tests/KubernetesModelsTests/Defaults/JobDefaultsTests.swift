// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct JobDefaultsTests {
    @Test(arguments: [
        ("", #""parallelism": 1, "completions": 1, "backoffLimit": 6, "podReplacementPolicy": "TerminatingOrFailed""#),
        (
            #""completions": 5,"#,
            #""parallelism": 1, "completions": 5, "backoffLimit": 6, "podReplacementPolicy": "TerminatingOrFailed""#
        ),
        (
            #""parallelism": 0,"#,
            #""parallelism": 0, "backoffLimit": 6, "podReplacementPolicy": "TerminatingOrFailed""#
        ),
        (
            #""backoffLimitPerIndex": 0, "completions": 2,"#,
            """
            "parallelism": 1, "completions": 2, "backoffLimit": 2147483647, "backoffLimitPerIndex": 0,
             "podReplacementPolicy": "TerminatingOrFailed"
            """
        ),
        (
            """
            "podFailurePolicy": {"rules": [{"action": "Ignore",
             "onPodConditions": [{"type": "DisruptionTarget"}]}]},
            """,
            """
            "parallelism": 1, "completions": 1, "backoffLimit": 6, "podReplacementPolicy": "Failed",
             "podFailurePolicy": {"rules": [{"action": "Ignore", "onPodConditions": [{"type": "DisruptionTarget",
             "status": "True"}]}]}
            """
        ),
    ])
    func `a Job gets its numbers and policies`(fields: String, expected: String) throws {
        var stored = try job(fields)
        #expect(stored.spec.template.spec.dnsPolicy == .clusterFirst)
        stored.spec.template = .blank
        let common = #""completionMode": "NonIndexed", "suspend": false, "manualSelector": false"#
        let spec = #"{\#(expected), \#(common), "template": {"spec": {"containers": []}}}"#
        #expect(try DefaultsJSON.text(of: stored.spec) == DefaultsJSON.normalized(spec))
    }

    @Test(arguments: [
        ("{}", #"{"labels": {"a": "b"}}"#, ["a": "b"]),
        (#"{"labels": {}}"#, #"{"labels": {"a": "b"}}"#, ["a": "b"]),
        (#"{"labels": {"c": "d"}}"#, #"{"labels": {"a": "b"}}"#, ["c": "d"]),
        ("{}", "{}", nil),
    ])
    func `a Job without labels gets those of its template`(
        metadata: String,
        template: String,
        labels: [String: String]?
    ) throws {
        #expect(try job("", metadata: metadata, template: template).metadata.labels == labels)
    }

    private func job(_ fields: String, metadata: String = "{}", template: String = "{}") throws -> Job {
        let spec = #"{\#(fields) "template": {"metadata": \#(template), "spec": {"containers": []}}}"#
        return try DefaultsJSON.read(Job.self, #"{"metadata": \#(metadata), "spec": \#(spec)}"#).applyingDefaults()
    }
}
