// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesManifests
import KubernetesModels
import SourceText
import Testing
import YAMLCodec

struct ManifestBundleEditingTests {
    private static func deployment(_ name: String, _ spec: String = "replicas: 2 # both zones") -> String {
        """
        # Owned by the web team.
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: \(name)}
        spec:
          \(spec)
          strategies: unknown
          selector: {matchLabels: {app: \(name)}}
          template:
            metadata: {labels: {app: \(name)}}
            spec: {containers: [{name: web, image: "nginx:1.27"}]}

        """
    }

    private static let service = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {selector: {app: web}}\n"

    private func scaled(_ bundle: ManifestBundle, _ position: Int = 0, to replicas: Int = 3) throws -> ManifestBundle {
        bundle.applying(try bundle.edits(of: position, as: Deployment.self) { $0.spec.replicas = replicas })
    }

    @Test func `an edit changes what it concerns, and other texts stay byte for byte`() throws {
        let texts = [
            ManifestText(Self.service, name: "service.yaml"),
            ManifestText("---\n" + Self.deployment("web") + "---\n" + Self.service, name: "web.yaml"),
        ]
        let changed = try scaled(ManifestBundle(texts), 1)
        #expect(changed.texts[0] == texts[0])
        let expected = "---\n" + Self.deployment("web", "replicas: 3 # both zones") + "---\n" + Self.service
        #expect(changed.texts[1] == ManifestText(expected, name: "web.yaml"))
        #expect(changed.all(Deployment.self)[0].resource.spec.replicas == 3)
        #expect(changed.objects.map(\.resource.kind) == ["Service", "Deployment", "Service"])
    }

    @Test func `edits of several objects of a text are applied together`() throws {
        let bundle = ManifestBundle(Self.deployment("a") + "---\n" + Self.deployment("b"))
        let edits = try [1, 0].flatMap { position in
            try bundle.edits(of: position, as: Deployment.self) { $0.spec.replicas = position + 7 }
        }
        let expected =
            Self.deployment("a", "replicas: 7 # both zones") + "---\n"
            + Self.deployment("b", "replicas: 8 # both zones")
        #expect(bundle.applying(edits).texts == [ManifestText(expected)])
    }

    @Test func `a change of nothing is no edit`() throws {
        let bundle = ManifestBundle(Self.deployment("web"))
        #expect(try bundle.edits(of: 0, as: Deployment.self) { _ in }.isEmpty)
        #expect(try bundle.edits(of: 0, as: Deployment.self) { $0.spec.replicas = 2 }.isEmpty)
        #expect(bundle.applying([] as [ManifestEdit]).texts == bundle.texts)
        #expect(bundle.diff(to: bundle.applying([] as [ManifestEdit])) == "")
    }

    @Test func `an item of a list is changed in its place`() throws {
        let list = """
            apiVersion: v1
            kind: List
            items:
            - {apiVersion: v1, kind: Namespace, metadata: {name: shop}}
            - apiVersion: v1
              kind: Namespace   # the second
              metadata:
                name: store
            """
        let bundle = ManifestBundle(list)
        let edits = try bundle.edits(of: 1, as: Namespace.self) { $0.metadata.name = "market" }
        #expect(bundle.applying(edits).texts == [ManifestText(list.replacing("store", with: "market"))])
    }

    @Test func `line ends stay those of the text`() throws {
        let text = Self.deployment("web", "paused: true").replacing("\n", with: "\r\n")
        let changed = try scaled(ManifestBundle(text))
        let expected = text.replacing("  selector:", with: "  replicas: 3\r\n  selector:")
        #expect(changed.texts == [ManifestText(expected)])
    }

    @Test(arguments: [TextEncoding.utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian, .utf32BigEndian])
    func `a text keeps its encoding`(encoding: TextEncoding) throws {
        let text = Array(Self.deployment("web", "replicas: 2 # b\u{E4}ide").utf8)
        let changed = try scaled(ManifestBundle([ManifestText(encoding.bytes(ofUTF8: text), name: "web.yaml")]))
        let expected = Array(Self.deployment("web", "replicas: 3 # b\u{E4}ide").utf8)
        #expect(changed.texts.map(\.bytes) == [encoding.bytes(ofUTF8: expected)])
        #expect(changed.errors.isEmpty)
    }

    @Test func `an unknown field is no reason to refuse a change, also where reading is strict`() throws {
        let bundle = ManifestBundle([ManifestText(Self.deployment("web"), name: "web.yaml")], isStrict: false)
        #expect(try scaled(bundle).texts[0].bytes.count == bundle.texts[0].bytes.count)
    }

    @Test func `an object of another kind is refused`() throws {
        let bundle = ManifestBundle([ManifestText(Self.service, name: "service.yaml")])
        let error = try #require(throws: YAMLDecodingError.self) { try scaled(bundle) }
        #expect("\(error)".hasPrefix("service.yaml:1:"))
    }

    @Test func `the difference names its file and shows the lines`() throws {
        let bundle = ManifestBundle([
            ManifestText(Self.service, name: "service.yaml"), ManifestText(Self.deployment("web"), name: "web.yaml"),
        ])
        #expect(
            bundle.diff(to: try scaled(bundle, 1)) == """
                --- web.yaml
                +++ web.yaml
                @@ -3,7 +3,7 @@
                 kind: Deployment
                 metadata: {name: web}
                 spec:
                -  replicas: 2 # both zones
                +  replicas: 3 # both zones
                   strategies: unknown
                   selector: {matchLabels: {app: web}}
                   template:

                """
        )
    }
}
