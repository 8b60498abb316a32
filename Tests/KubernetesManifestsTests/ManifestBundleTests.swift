// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesManifests
import KubernetesModels
import SourceText
import TargetGroups
import Testing

struct ManifestBundleTests {
    private let web = """
        # The shop's front.
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          selector:
            matchLabels: {app: web}
          template:
            metadata:
              labels: {app: web}
            spec:
              containers:
              - name: web
                image: nginx:1.27
        ---
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          selector: {app: web}
        """

    @Test func `objects are typed where their kind is known, and kept where not`() throws {
        let bundle = ManifestBundle([
            ManifestText(web, name: "web.yaml"),
            ManifestText(#"{"apiVersion": "example.com/v1", "kind": "Shop", "open": 9}"#, name: "shop.json"),
            ManifestText("# nothing\n---\n", name: "empty.yaml"),
        ])
        #expect(bundle.errors.isEmpty)
        #expect(bundle.objects.map(\.resource.kind) == ["Deployment", "Service", "Shop"])
        #expect(bundle.objects.map(\.source.name) == ["web.yaml", "web.yaml", "shop.json"])
        #expect(bundle.objects.map(\.documentIndex) == [0, 2, 0])
        #expect(bundle.all(Deployment.self)[0].resource.spec.template.spec.containers[0].image == "nginx:1.27")
        #expect(bundle.objects[2].resource.untyped?.object["open"] == 9)
        #expect(bundle.first(kind: "Service", named: "web")?.textIndex == 0)
        #expect(bundle.first(kind: "Service", named: "web", namespace: "other") == nil)
    }

    @Test func `an item that is no object has a path of its own`() {
        let bundle = ManifestBundle("apiVersion: v1\nkind: List\nitems: [&a {name: x}, *a]\n")
        #expect(bundle.errors.map(\.path) == ["items[0]", "items[1]"])
        #expect(bundle.errors.map(\.code) == [.notAnObject, .notAnObject])
    }

    @Test func `the items of a list are objects with places of their own`() throws {
        let list = """
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
            - apiVersion: v1
              kind: ConfigMap
              data: {a: b}
            """
        let bundle = ManifestBundle(list)
        #expect(bundle.objects.map(\.base.description) == ["items[0]", "items[1]"])
        let object = bundle.objects[1]
        #expect(object.range(of: "data.a").map { String(decoding: object.source.bytes[$0], as: UTF8.self) } == "b")
    }

    @Test func `one bad document does not hide the others`() throws {
        let text = """
            apiVersion: v1
            kind: Service
            metadata: {name: a}
            spec: {ports: [{port: http}]}
            ---
            a: b: c
            d: "
            ---
            just text
            ---
            {{ template }}
            ---
            apiVersion: v1
            kind: Namespace
            metadata: {name: last, labels: {a: 1}}
            ---
            apiVersion: v1
            kind: Namespace
            metadata: {name: good}
            """
        let bundle = ManifestBundle(text, name: "all.yaml")
        #expect(bundle.objects.map(\.resource.name) == ["good"])
        #expect(
            bundle.errors.map(\.description).joined(separator: "\n") == """
                all.yaml:4:23: error: expected a whole number, found a text
                 4 | spec: {ports: [{port: http}]}
                   |                       ^~~~
                all.yaml:6:5: error: a map cannot begin here, behind other text of the line
                 6 | a: b: c
                   |     ^
                hint: put the value on the next line, or in quotes if the colon is a part of it
                all.yaml:9:1: error: expected an object with "apiVersion" and "kind"
                 9 | just text
                   | ^~~~~~~~~
                all.yaml:11:1: error: expected an object with "apiVersion" and "kind"
                 11 | {{ template }}
                    | ^~~~~~~~~~~~~~
                hint: a template that has not been rendered is no manifest; render it first
                all.yaml:15:36: error: expected a text, found the number 1
                 15 | metadata: {name: last, labels: {a: 1}}
                    |                                    ^
                hint: put it in quotes
                """
        )
        #expect(
            bundle.errors.map(\.code) == [.invalidObject, .invalidYAML, .notAnObject, .notAnObject, .invalidObject]
        )
        #expect(bundle.errors[0].path == "spec.ports[0].port")
        let errors = try #require(throws: ManifestErrors.self) {
            try ManifestBundle(validating: [ManifestText(text, name: "all.yaml")])
        }
        #expect(errors.errors == bundle.errors)
    }

    @Test func `strict reading tells unknown fields`() throws {
        let text = "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {ports: [], typ: NodePort}\n"
        #expect(ManifestBundle(text).errors.isEmpty)
        let bundle = ManifestBundle([ManifestText(text)], isStrict: true)
        #expect(bundle.errors.map(\.hint) == ["did you mean \"type\"?"])
        #expect(bundle.errors.map(\.path) == ["spec.typ"])
    }

    @Test func `a text that is not text is one error`() {
        let bundle = ManifestBundle([ManifestText([0xFF, 0, 1], name: "binary"), ManifestText(web, name: "web.yaml")])
        #expect(bundle.errors.map { "\($0.diagnostic.name) \($0.code)" } == ["binary invalidYAML"])
        #expect(bundle.objects.count == 2)
    }

    @Test func `what the API server would refuse has its place`() throws {
        let text = web.replacing("nginx:1.27", with: "nginx:1.27\n        ports: [{containerPort: 0}]")
            .replacing("selector: {app: web}", with: "type: NodeBalancer")
        let errors = ManifestBundle(text, name: "web.yaml").validationErrors()
        #expect(errors.map(\.code) == [.refusedByServer, .refusedByServer, .refusedByServer])
        #expect(
            errors.map { "\($0.diagnostic.location) \($0.path)" } == [
                "16:33 spec.template.spec.containers[0].ports[0].containerPort", "24:3 spec.ports", "24:9 spec.type",
            ]
        )
        #expect(
            errors[0].description == """
                web.yaml:16:33: error: spec.template.spec.containers[0].ports[0].containerPort: the port is missing; use a \
                number from 1 to 65535, such as 8080
                 16 |         ports: [{containerPort: 0}]
                    |                                 ^
                """
        )
        #expect(ManifestBundle(web).validationErrors().map(\.path.description) == ["spec.ports"])
    }

    // MARK: - Places

    @Test func `a field has a place, and a place has a field`() throws {
        let object = ManifestBundle(web, name: "web.yaml").objects[0]
        for path: FieldPath in [
            "metadata.name", "spec.selector.matchLabels.app", "spec.template.spec.containers[0].image",
        ] {
            let range = try #require(object.range(of: path))
            #expect(object.path(at: range.lowerBound) == path)
        }
        // A key stands for its value.
        let offset = try #require(web.utf8Offset(of: "image:"))
        #expect(object.path(at: offset) == "spec.template.spec.containers[0].image")
        #expect(object.path(at: web.utf8.count) == nil)
        #expect(object.range(of: "spec.replicas") == nil)
        #expect(
            object.diagnostic("replicas are missing", at: "spec.template.spec.containers[0].ports[1]").description
                == """
                web.yaml:14:9: error: replicas are missing
                 14 |       - name: web
                    |         ^~~~~~~~~
                """
        )
    }
}

extension String {
    fileprivate func utf8Offset(of text: String) -> Int? {
        let (bytes, sought) = (Array(utf8), Array(text.utf8))
        return bytes.indices.first { bytes[$0...].starts(with: sought) }
    }
}

extension String {
    /// Replaces the first occurrence of a text.
    fileprivate func replacing(_ text: String, with other: String) -> String {
        guard let start = utf8Offset(of: text) else { return self }
        let bytes = Array(utf8)
        return String(
            decoding: bytes[..<start] + Array(other.utf8) + bytes[(start + text.utf8.count)...],
            as: UTF8.self
        )
    }
}
