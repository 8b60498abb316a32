// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Foundation
import KubernetesManifests
import RolloutPolicy
import Testing
import YAMLCodec

/// `Tests/Interop/check-sarif` holds reports against the published schema.
struct ManifestReportSARIFTests {
    private typealias Object = [String: Any]

    private static func run(_ report: ManifestReport) throws -> Object {
        let log = try JSONSerialization.jsonObject(with: Data(report.sarif.utf8)) as? Object
        return try #require((log?["runs"] as? [Object])?.first)
    }

    private static func results(_ report: ManifestReport) throws -> [Object] {
        try #require(run(report)["results"] as? [Object])
    }

    private static func region(_ result: Object?) -> [String: Int]? {
        let location = (result?["locations"] as? [Object])?.first
        return (location?["physicalLocation"] as? Object)?["region"] as? [String: Int]
    }

    @Test func `a finding is a result with its rule, its places and its fix`() {
        let policy = RolloutRules([SleepFits()], silenced: ["unknown-suppression", "unused-suppression"])
        #expect(
            ManifestReport(on: Example.bundle(), by: policy).sarif == #"""
                {
                  "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
                  "version": "2.1.0",
                  "runs": [
                    {
                      "tool": {
                        "driver": {
                          "name": "swift-kubernetes-lifecycle",
                          "rules": [
                            {
                              "id": "sleep-fits",
                              "shortDescription": {
                                "text": "the sleep fits"
                              },
                              "help": {
                                "text": "the sleep fits"
                              },
                              "defaultConfiguration": {
                                "level": "error"
                              },
                              "properties": {
                                "category": "shutdown"
                              }
                            },
                            {
                              "id": "suppression-without-reason",
                              "shortDescription": {
                                "text": "a suppression says why"
                              },
                              "fullDescription": {
                                "text": "Whoever reads the manifest later cannot tell whether the reason still holds."
                              },
                              "help": {
                                "text": "a suppression says why\n\nWhoever reads the manifest later cannot tell whether the reason still holds."
                              },
                              "defaultConfiguration": {
                                "level": "warning"
                              },
                              "properties": {
                                "category": "references"
                              }
                            }
                          ]
                        }
                      },
                      "columnKind": "unicodeCodePoints",
                      "artifacts": [
                        {
                          "location": {
                            "uri": "shop.yaml"
                          }
                        }
                      ],
                      "invocations": [
                        {
                          "executionSuccessful": true
                        }
                      ],
                      "results": [
                        {
                          "ruleId": "sleep-fits",
                          "ruleIndex": 0,
                          "level": "error",
                          "message": {
                            "text": "the hook sleeps 35 s, and the grace period is 30 s"
                          },
                          "locations": [
                            {
                              "physicalLocation": {
                                "artifactLocation": {
                                  "uri": "shop.yaml",
                                  "index": 0
                                },
                                "region": {
                                  "startLine": 13,
                                  "startColumn": 5,
                                  "endLine": 13,
                                  "endColumn": 9,
                                  "byteOffset": 200,
                                  "byteLength": 4
                                }
                              },
                              "logicalLocations": [
                                {
                                  "fullyQualifiedName": "Deployment/shop: spec.template.spec.terminationGracePeriodSeconds"
                                }
                              ]
                            }
                          ],
                          "relatedLocations": [
                            {
                              "id": 0,
                              "physicalLocation": {
                                "artifactLocation": {
                                  "uri": "shop.yaml",
                                  "index": 0
                                },
                                "region": {
                                  "startLine": 18,
                                  "startColumn": 38,
                                  "endLine": 18,
                                  "endColumn": 40,
                                  "byteOffset": 321,
                                  "byteLength": 2
                                }
                              },
                              "logicalLocations": [
                                {
                                  "fullyQualifiedName": "Deployment/shop: spec.template.spec.containers[0].lifecycle.preStop.sleep.seconds"
                                }
                              ],
                              "message": {
                                "text": "the hook sleeps 35 s"
                              }
                            }
                          ],
                          "partialFingerprints": {
                            "ruleObjectField/v1": "sleep-fits Deployment/shop spec.template.spec.terminationGracePeriodSeconds"
                          },
                          "fixes": [
                            {
                              "description": {
                                "text": "Raise the grace period to 55 s"
                              },
                              "artifactChanges": [
                                {
                                  "artifactLocation": {
                                    "uri": "shop.yaml",
                                    "index": 0
                                  },
                                  "replacements": [
                                    {
                                      "deletedRegion": {
                                        "startLine": 6,
                                        "startColumn": 1,
                                        "endLine": 6,
                                        "endColumn": 1,
                                        "byteOffset": 72,
                                        "byteLength": 0
                                      },
                                      "insertedContent": {
                                        "text": "  annotations:\n    example.com/grace: \"55\"\n"
                                      }
                                    },
                                    {
                                      "deletedRegion": {
                                        "startLine": 19,
                                        "startColumn": 1,
                                        "endLine": 19,
                                        "endColumn": 1,
                                        "byteOffset": 326,
                                        "byteLength": 0
                                      },
                                      "insertedContent": {
                                        "text": "      terminationGracePeriodSeconds: 55\n"
                                      }
                                    }
                                  ]
                                }
                              ]
                            }
                          ],
                          "properties": {
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
                            ]
                          }
                        }
                      ]
                    }
                  ]
                }

                """#
        )
    }

    @Test func `names of files are references`() throws {
        let run = try Self.run(ManifestReport(on: Example.hostile, by: Example.policy))
        let uris = (run["artifacts"] as? [Object])?.map { ($0["location"] as? Object)?["uri"] as? String }
        #expect(uris == ["my%20shop/100%25%2Ca%3Ab.yaml", "file:///broken.yaml", "%3Cnone%3E.yaml"])
    }

    @Test func `a document that could not be read is a notification, and the run no success`() throws {
        let run = try Self.run(ManifestReport(on: Example.hostile, by: Example.policy))
        let invocation = try #require((run["invocations"] as? [Object])?.first)
        #expect(invocation["executionSuccessful"] as? Bool == false)
        let notifications = try #require(invocation["toolExecutionNotifications"] as? [Object])
        #expect(notifications.map { ($0["descriptor"] as? Object)?["id"] as? String } == ["invalidYAML"])
    }

    @Test func `a suppressed finding is a result with the reason`() throws {
        let results = try Self.results(ManifestReport(on: Example.hostile, by: Example.policy))
        #expect(results.map { $0["ruleId"] as? String } == ["enough-replicas", "sleep-fits", "hook-present"])
        let suppressions = results.map { ($0["suppressions"] as? [[String: String]])?.first?["justification"] }
        #expect(suppressions == [nil, nil, "no, \"never\""])
    }

    @Test func `columns count characters, and offsets bytes`() throws {
        let text = Example.shop.replacing("  replicas: 1", with: "  \u{1F6D2}\u{e9}: &x {}\n  replicas: 1")
            .replacing("metadata:\n  name: shop\n", with: "metadata: {labels: {a: \u{1F6D2}\u{e9}}, name: shop}\n")
        let bundle = Example.bundle(text)
        let place = RuleScope(bundle.resources).place("metadata.name", at: 0)
        let finding = ManifestFinding(Finding("odd", .note, "odd", at: place), in: bundle)
        let report = ManifestReport([finding], in: bundle, rules: [])
        let offset = try #require(text.utf8.firstRange(of: "shop}".utf8)).lowerBound
        #expect(
            Self.region(try Self.results(report).first) == [
                "startLine": 4, "startColumn": 35, "endLine": 4, "endColumn": 39,
                "byteOffset": text.utf8.distance(from: text.startIndex, to: offset), "byteLength": 4,
            ]
        )
    }

    @Test func `a byte-order mark is no character of the first line, but counts among the bytes`() throws {
        let json = "\u{FEFF}{apiVersion: v1, kind: Namespace, metadata: {name: shop}}"
        let bundle = ManifestBundle([ManifestText(Array(json.utf8), name: "bom.yaml")])
        let place = RuleScope(bundle.resources).place("apiVersion", at: 0)
        let finding = ManifestFinding(Finding("odd", .note, "odd", at: place), in: bundle)
        #expect(
            Self.region(try Self.results(ManifestReport([finding], in: bundle, rules: [])).first) == [
                "startLine": 1, "startColumn": 14, "endLine": 1, "endColumn": 16, "byteOffset": 16, "byteLength": 2,
            ]
        )
    }

    @Test(arguments: [TextEncoding.utf16LittleEndian, .utf32BigEndian])
    func `a text in another encoding has no byte offsets`(encoding: TextEncoding) throws {
        let bytes = encoding.bytes(ofUTF8: Array(Example.shop.utf8))
        let bundle = ManifestBundle([ManifestText(bytes, name: "shop.yaml")])
        let report = ManifestReport(on: bundle, by: RolloutRules([EnoughReplicas()]))
        #expect(
            Self.region(try Self.results(report).first) == [
                "startLine": 7, "startColumn": 13, "endLine": 7, "endColumn": 14,
            ]
        )
    }

    @Test func `the replacements of a fix make of the text what applying it does`() throws {
        let bundle = Example.bundle()
        let finding = try #require(RolloutRules([SleepFits()]).findings(in: bundle).first)
        let fixes = try Self.results(ManifestReport([finding], in: bundle, rules: []))[0]["fixes"] as? [Object]
        let change = try #require((fixes?.first?["artifactChanges"] as? [Object])?.first)
        var bytes = Array(Example.shop.utf8)
        for replacement in try #require(change["replacements"] as? [Object]).reversed() {
            let region = try #require(replacement["deletedRegion"] as? [String: Int])
            let text = (replacement["insertedContent"] as? [String: String])?["text"] ?? ""
            let (start, length) = try (#require(region["byteOffset"]), #require(region["byteLength"]))
            bytes.replaceSubrange(start..<start + length, with: text.utf8)
        }
        let fix = try #require(finding.fix)
        #expect(bytes == (try bundle.applying([fix])).texts[0].bytes)
    }
}
