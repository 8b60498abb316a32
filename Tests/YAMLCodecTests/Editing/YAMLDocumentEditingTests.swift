// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import SourceText
import Testing

@testable import YAMLCodec

struct YAMLDocumentEditingTests {
    private let deployment = """
        # Source: chart/templates/web.yaml
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web # the name
          labels: {app: web, tier: 'front'}
        spec:
          replicas: 2

          # how to find Pods
          selector:
            matchLabels: &labels
              app: web
          fieldOfTomorrow:
            deep: [1, 2]
          template:
            metadata:
              labels: *labels
            spec:
              # containers follow
              containers:
                # the server
                - name: web
                  image: "nginx:1.26"   # pinned
                  fieldOfTomorrow: keep
                  args: ["-g", "daemon off;"]
                # the proxy
                - name: proxy
                  image: envoy

        """

    // MARK: - Typed edits

    @Test func `a change of a value is a change of its lines`() throws {
        var document = try YAMLDocument(deployment)
        try document.edit(Deployment.self) {
            $0.spec.replicas = 3
            $0.spec.template.spec.terminationGracePeriodSeconds = 90
            $0.spec.template.spec.containers[0].image = "nginx:1.27"
            $0.spec.template.spec.containers[0].lifecycle = Lifecycle(
                preStop: LifecycleHandler(sleep: SleepAction(seconds: 70))
            )
            $0.spec.template.spec.containers[0].args?.append("x")
            $0.metadata.labels?["tier"] = nil
            $0.metadata.labels?["zone"] = "eu"
        }
        let difference = UnifiedDiff(
            from: SourceText(deployment, name: "web.yaml"),
            to: SourceText(document.text, name: "web.yaml"),
            context: 0
        )
        #expect(
            difference.description == """
                --- web.yaml
                +++ web.yaml
                @@ -6 +6 @@
                -  labels: {app: web, tier: 'front'}
                +  labels: {app: web, zone: eu}
                @@ -8 +8 @@
                -  replicas: 2
                +  replicas: 3
                @@ -24 +24 @@
                -          image: "nginx:1.26"   # pinned
                +          image: "nginx:1.27"   # pinned
                @@ -26 +26,5 @@
                -          args: ["-g", "daemon off;"]
                +          args: ["-g", "daemon off;", "x"]
                +          lifecycle:
                +            preStop:
                +              sleep:
                +                seconds: 70
                @@ -29,0 +34 @@
                +      terminationGracePeriodSeconds: 90

                """
        )
    }

    @Test func `a change of nothing is no edit`() throws {
        let document = try YAMLDocument(deployment)
        #expect(try document.edits(Deployment.self) { $0.spec.replicas = $0.spec.replicas } == [])
        let value = try YAMLDecoder().decode(Deployment.self, from: document)
        #expect(try document.edits(Deployment.self) { $0 = value } == [])
    }

    @Test func `elements of lists are known by their names`() throws {
        let swapped = try edited(deployment) { document in
            try document.edit(Deployment.self) { $0.spec.template.spec.containers.swapAt(0, 1) }
        }
        #expect(
            swapped.hasSuffix(
                """
                      containers:
                        # the proxy
                        - name: proxy
                          image: envoy
                        # the server
                        - name: web
                          image: "nginx:1.26"   # pinned
                          fieldOfTomorrow: keep
                          args: ["-g", "daemon off;"]

                """
            )
        )
        let removed = try edited(deployment) { document in
            try document.edit(Deployment.self) { $0.spec.template.spec.containers.removeFirst() }
        }
        #expect(removed.hasSuffix("containers:\n        # the proxy\n        - name: proxy\n          image: envoy\n"))
        let renamed = try edited(deployment) { document in
            try document.edit(Deployment.self) { $0.spec.template.spec.containers[0].name = "app" }
        }
        #expect(renamed == deployment.replacing("- name: web\n", with: "- name: app\n"))
    }

    @Test func `keys that are set stay in the order of the text`() throws {
        var document = try YAMLDocument("minReadySeconds: 0 # none yet\nreplicas: 2\n")
        let value = try YAMLDecoder().decode(JSONValue.self, from: "{paused: true, replicas: 3, minReadySeconds: 10}")
        try document.set(.root, to: value)
        #expect(document.text == "minReadySeconds: 10 # none yet\npaused: true\nreplicas: 3\n")
    }

    @Test func `an alias is not what is changed`() throws {
        let error = try refusal(of: deployment) { document in
            try document.edit(Deployment.self) { $0.spec.selector.matchLabels?["app"] = "x" }
        }
        #expect(error?.code == .throughAlias)
        #expect(error?.path == "spec.template.metadata.labels")
        let both = try edited(deployment) { document in
            try document.edit(Deployment.self) {
                $0.spec.selector.matchLabels?["app"] = "x"
                $0.spec.template.metadata.labels?["app"] = "x"
            }
        }
        #expect(both == deployment.replacing("      app: web\n", with: "      app: x\n"))
    }

    @Test func `an alias of a single value is replaced`() throws {
        let text = "a: &x 1\nb: *x\nc: *x\n"
        #expect(try edited(text) { try $0.edit([String: Int].self) { $0["b"] = 2 } } == "a: &x 1\nb: 2\nc: *x\n")
        #expect(try edited(text) { try $0.edit([String: Int].self) { $0["a"] = 2 } } == "a: &x 2\nb: 1\nc: 1\n")
        let all = try edited(text) { try $0.edit([String: Int].self) { $0 = ["a": 2, "b": 2, "c": 2] } }
        #expect(all == "a: &x 2\nb: *x\nc: *x\n")
    }

    @Test func `what merged maps say is overridden where it is merged`() throws {
        let text = "base: &b {x: 1, k: 2}\nmore:\n  <<: *b\n  z: 3\n"
        let decoder = YAMLDecoder(schema: .kubernetes)
        typealias Maps = [String: [String: Int]]
        let overridden = try edited(text) { try $0.edit(Maps.self, decoder: decoder) { $0["more"]?["k"] = 4 } }
        #expect(overridden == "base: &b {x: 1, k: 2}\nmore:\n  <<: *b\n  k: 4\n  z: 3\n")
        let kept = try edited(text) { try $0.edit(Maps.self, decoder: decoder) { $0["base"]?["k"] = 4 } }
        #expect(kept == "base: &b {x: 1, k: 4}\nmore:\n  <<: *b\n  k: 2\n  z: 3\n")
        let error = try refusal(of: text) { try $0.edit(Maps.self, decoder: decoder) { $0["more"]?["k"] = nil } }
        #expect(error?.code == .throughAlias)
        #expect(error?.message == "the key \"k\" comes from a map that is merged here: remove it there")
    }

    @Test func `other errors are those of decoding and of the closure`() throws {
        struct Stop: Error {}
        var document = try YAMLDocument("spec: 1\n")
        #expect(throws: YAMLDecodingError.self) { try document.edit(Deployment.self) { $0.spec.replicas = 1 } }
        #expect(throws: Stop.self) { try document.edit([String: Int].self) { _ in throw Stop() } }
        #expect(throws: EncodingError.self) { try document.set("spec", to: Double.nan) }
        #expect(document.text == "spec: 1\n")
    }

    // MARK: - Texts

    @Test(arguments: ["", "# c", "a: 1", "a: 1\n...\n# end\n", "--- # c\n\n", "\u{feff}a: 1\r\n"])
    func `the text is what was read`(text: String) throws {
        #expect(try YAMLDocument(text).text.utf8.elementsEqual(text.utf8))
    }

    @Test func `a document of a stream stands alone once it is changed`() throws {
        var document = try YAMLStream(parsing: "a: 1\n---\nb: 2\n---\nc: 3\n", name: "all.yaml").documents[1]
        #expect(document.text == "---\nb: 2\n")
        #expect(try document.edits(setting: "b", to: 3) == [TextEdit(replacing: 12..<13, with: "3")])
        try document.set("b", to: 3)
        #expect(document.text == "---\nb: 3\n")
        #expect(try document.edits(setting: "b", to: 4) == [TextEdit(replacing: 7..<8, with: "4")])
        #expect(document.storage.name == "all.yaml")
    }

    @Test func `edits are applied in terms of the text that was read`() throws {
        var document = try YAMLStream(parsing: "a: 1\n---\nb: 2\n").documents[1]
        try document.apply([])
        #expect(document.text == "---\nb: 2\n")
        try document.apply([TextEdit(replacing: 9..<10, with: "x"), TextEdit(replacing: 12..<13, with: "y")])
        #expect(document.text == "---\nx: y\n")
    }

    @Test func `edits that leave several documents are refused`() throws {
        var document = try YAMLDocument("a: 1\n")
        let error = #expect(throws: YAMLError.self) {
            try document.apply([TextEdit(replacing: 5..<5, with: "---\nb: 2\n")])
        }
        #expect(error?.code == .unexpectedText)
        #expect(document.text == "a: 1\n")
    }
}
