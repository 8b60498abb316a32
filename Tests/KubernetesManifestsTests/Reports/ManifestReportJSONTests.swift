// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Foundation
import KubernetesManifests
import RolloutPolicy
import Testing

struct ManifestReportJSONTests {
    @Test func `a finding has its places, its evidence and its edits`() {
        let report = ManifestReport(on: Example.bundle(), by: RolloutRules([SleepFits()]))
        #expect(
            report.json == #"""
                {
                  "findings": [
                    {
                      "code": "sleep-fits",
                      "severity": "error",
                      "message": "the hook sleeps 35 s, and the grace period is 30 s",
                      "place": {
                        "text": "shop.yaml",
                        "line": 13,
                        "column": 5,
                        "endLine": 13,
                        "endColumn": 9,
                        "offset": 200,
                        "endOffset": 204,
                        "object": "Deployment/shop",
                        "field": "spec.template.spec.terminationGracePeriodSeconds",
                        "isWritten": false
                      },
                      "related": [
                        {
                          "text": "shop.yaml",
                          "line": 18,
                          "column": 38,
                          "endLine": 18,
                          "endColumn": 40,
                          "offset": 321,
                          "endOffset": 323,
                          "object": "Deployment/shop",
                          "field": "spec.template.spec.containers[0].lifecycle.preStop.sleep.seconds",
                          "isWritten": true,
                          "note": "the hook sleeps 35 s"
                        }
                      ],
                      "evidence": [
                        {
                          "name": "sleep",
                          "value": 35
                        },
                        {
                          "name": "grace period",
                          "value": 30
                        },
                        {
                          "name": "container",
                          "value": "shop"
                        }
                      ],
                      "fix": {
                        "summary": "Raise the grace period to 55 s",
                        "edits": [
                          {
                            "text": "shop.yaml",
                            "offset": 72,
                            "endOffset": 72,
                            "replacement": "  annotations:\n    example.com/grace: \"55\"\n"
                          },
                          {
                            "text": "shop.yaml",
                            "offset": 326,
                            "endOffset": 326,
                            "replacement": "      terminationGracePeriodSeconds: 55\n"
                          }
                        ]
                      }
                    }
                  ],
                  "errors": []
                }

                """#
        )
    }

    @Test func `texts with what has a meaning in JSON come back as they were`() throws {
        var text = ""
        for scalar in (0..<0x3000).compactMap({ Unicode.Scalar(UInt32($0)) }) { text.unicodeScalars.append(scalar) }
        let bundle = Example.bundle()
        let place = RuleScope(bundle.resources).place("spec", at: 0)
        let finding = Finding("odd", .note, text + "\u{1F6D2}\"\\/", at: place)
        let report = ManifestReport([ManifestFinding(finding, in: bundle)], in: bundle, rules: [])
        let json = try JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any]
        let findings = json?["findings"] as? [[String: Any]]
        #expect(findings?.first?["message"] as? String == text + "\u{1F6D2}\"\\/")
    }

    @Test func `suppressed findings, timelines and mistakes are told, too`() throws {
        let report = ManifestReport(on: Example.hostile, by: Example.policy)
        let json = try JSONSerialization.jsonObject(with: Data(report.json.utf8)) as? [String: Any]
        let findings = json?["findings"] as? [[String: Any]]
        #expect(findings?.map { $0["suppression"] as? String } == [nil, nil, "no, \"never\""])
        let errors = json?["errors"] as? [[String: Any]]
        #expect(errors?.map { $0["text"] as? String } == ["/broken.yaml"])
        #expect(errors?.map { $0["column"] as? Int } == [7])
    }
}
