// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import ModelTestSupport
import TestSupport
import Testing

struct JSONValueUnknownFieldsTests {
    private func unknownFields(_ json: String) throws -> [String] {
        let value: JSONValue = try JSON.read(json)
        return Deployment.unknownFields(in: value).map(\.description)
    }

    @Test func `a type knows its fields, those of its kind included`() throws {
        let json = #"{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "web"}, "spec": {}}"#
        #expect(try unknownFields(json).isEmpty)
    }

    @Test func `fields are looked for in objects and lists`() throws {
        let json = """
            {"spec": {"replica": 3, "template": {"spec": {"terminationGracePeriod": 90, "containers": [
              {"name": "web"}, {"lifecycle": {"preStopHook": {}, "preStop": {"sleep": {"second": 5}}}}]}}}}
            """
        #expect(
            try unknownFields(json) == [
                "spec.replica",
                "spec.template.spec.containers[1].lifecycle.preStop.sleep.second",
                "spec.template.spec.containers[1].lifecycle.preStopHook",
                "spec.template.spec.terminationGracePeriod",
            ]
        )
    }

    @Test func `the keys of a map are free`() throws {
        let json = """
            {"metadata": {"labels": {"anything": "a"}}, "spec": {"template": {"spec": {"overhead": {"cpu": "1"}}}}}
            """
        #expect(try unknownFields(json).isEmpty)
    }

    @Test func `a field is another one where its letters have another case`() throws {
        #expect(try unknownFields(#"{"Spec": {}}"#) == ["Spec"])
    }

    @Test func `what is of another type has no fields to know`() throws {
        #expect(try unknownFields(#"{"spec": 5, "metadata": null}"#).isEmpty)
        #expect(try unknownFields(#"{"spec": {"template": {"spec": {"containers": {"name": "a"}}}}}"#).isEmpty)
        #expect(Deployment.unknownFields(in: JSONValue.array([])).isEmpty)
    }

    @Test func `names are told apart by their bytes`() throws {
        // The sign of Kelvin is equal to the letter K.
        #expect(try unknownFields("{\"\u{212a}ind\": \"Deployment\"}") == ["\u{212a}ind"])
    }

    @Test func `what a type has written, it knows`() throws {
        var filler = ModelFiller(RandomLeaves(seed: 3))
        for _ in 0..<20 {
            let value: JSONValue = try JSON.read(try JSON.text(of: filler.value(Deployment.self)))
            #expect(Deployment.unknownFields(in: value).isEmpty)
        }
    }
}
