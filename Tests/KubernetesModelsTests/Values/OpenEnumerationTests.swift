// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TestSupport
import Testing

struct OpenEnumerationTests {
    @Test func `a known value is its wire spelling`() throws {
        #expect(RestartPolicy.onFailure.rawValue == "OnFailure")
        #expect(RestartPolicy.onFailure.description == "OnFailure")
        #expect(RestartPolicy.onFailure.isKnown)
        #expect(RestartPolicy("OnFailure") == .onFailure)
        #expect(try JSON.read(#"["Always","OnFailure"]"#) == [RestartPolicy.always, .onFailure])
        #expect(try JSON.text(of: [RestartPolicy.never]) == #"["Never"]"#)
    }

    @Test(arguments: ["", "onFailure", "OnFailure ", "Sometimes", "\u{1f600}"])
    func `an unknown value survives`(spelling: String) throws {
        let value = RestartPolicy(spelling)
        #expect(!value.isKnown)
        #expect(value.rawValue == spelling)
        #expect(try JSON.text(of: [value]) == "[\"\(spelling)\"]")
        #expect(try JSON.read("[\"\(spelling)\"]") == [value])
    }

    @Test func `values are told apart, and known ones listed once`() {
        #expect(RestartPolicy.allKnown == [.always, .onFailure, .never])
        #expect(Set([RestartPolicy.always, .never, RestartPolicy("Always"), RestartPolicy("Other")]).count == 3)
    }

    @Test(arguments: ["1", "true", "[]", "{}"])
    func `what is no text is no value`(json: String) {
        #expect(throws: DecodingError.self) { try JSON.read("[\(json)]", as: [RestartPolicy].self) }
    }
}
