// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesManifests
import KubernetesModels
import SourceText
import TestSupport
import Testing
import YAMLCodec

/// What becomes of manifests in the styles of people and tools.
struct CorpusTests {
    private static func bundle(_ file: Corpus.File) -> ManifestBundle {
        ManifestBundle([ManifestText(file.bytes, name: file.name)])
    }

    // MARK: - Reading

    /// Files with YAML that is no object, and one whose object is a part of one.
    private static let mistakes: [String: ManifestError.Code] = [
        "anchors-merge-list.yaml": .notAnObject,
        "blocks-in-lists.yaml": .notAnObject,
        "deep-map.yaml": .notAnObject,
        "explicit-keys.yaml": .notAnObject,
        "indentation-dashes.yaml": .notAnObject,
        "kustomize-patch.yaml": .invalidObject,
        "numbers.json": .notAnObject,
        "plain-scalars.yaml": .notAnObject,
        "tags.yaml": .notAnObject,
    ]

    @Test func `there are at least sixty manifests, and most kinds of object are among them`() throws {
        let files = try Corpus.files()
        #expect(files.count >= 60)
        #expect(Set(Self.mistakes.keys).isSubset(of: files.map(\.name)))
        let objects = files.flatMap { Self.bundle($0).objects }
        let kinds = Set(objects.filter { $0.resource.typed != nil }.compactMap(\.resource.kind))
        #expect(kinds.isSuperset(of: ["Deployment", "StatefulSet", "DaemonSet", "Pod", "Service", "Ingress"]))
        #expect(objects.contains { $0.resource.untyped != nil })
    }

    @Test(arguments: try Corpus.files())
    func `every object is read`(file: Corpus.File) {
        let bundle = Self.bundle(file)
        #expect(bundle.errors.map(\.code) == [Self.mistakes[file.name]].compactMap(\.self))
        for error in bundle.errors { #expect("\(error)".hasPrefix(file.name + ":")) }
    }

    @Test(arguments: try Corpus.files())
    func `every field is found by its path, and its path by its place`(file: Corpus.File) {
        for object in Self.bundle(file).objects {
            var nodes = [object.node]
            while let node = nodes.popLast() {
                nodes += node.elements + node.entries.map(\.value)
                guard node.kind != .alias, !node.range.isEmpty else { continue }
                let path = FieldPath(Array(node.path.components.dropFirst(object.base.components.count)))
                #expect(object.range(of: path) == node.range, "\(path)")
                if node.kind == .scalar { #expect(object.path(at: node.range.lowerBound) == path) }
            }
        }
    }

    // MARK: - Editing

    @Test func `an edit of one manifest leaves all others byte for byte`() throws {
        let files = try Corpus.files()
        let bundle = ManifestBundle(files.map { ManifestText($0.bytes, name: $0.name) })
        for (position, object) in bundle.objects.enumerated() where object.resource.kind == "Deployment" {
            let edits = try bundle.edits(of: position, as: Deployment.self) { $0.spec.replicas = 41 }
            let texts = bundle.applying(edits).texts
            #expect(texts.indices.filter { texts[$0].bytes != files[$0].bytes } == [object.textIndex])
        }
    }

    @Test(arguments: try Corpus.files())
    func `a change of nothing is no edit`(file: Corpus.File) throws {
        let bundle = Self.bundle(file)
        for (position, object) in bundle.objects.enumerated() {
            if let resource = object.resource.typed {
                let change = try Change(ofMetadataOf: resource, at: position, in: bundle) { _ in }
                #expect(change.edits == [])
            } else {
                let decoder = YAMLDecoder(schema: .kubernetes)
                let edits = try object.document.edits(UntypedResource.self, at: object.base, decoder: decoder) { _ in }
                #expect(edits == [])
            }
        }
    }

    @Test(arguments: try Corpus.files())
    func `an annotation takes nothing away, and at most two lines of its own`(file: Corpus.File) throws {
        let bundle = Self.bundle(file)
        for (position, object) in bundle.objects.enumerated() {
            guard let resource = object.resource.typed else { continue }
            let change = try Change(ofMetadataOf: resource, at: position, in: bundle) {
                $0.annotations = ($0.annotations ?? [:]).merging(["checked": "yes"]) { $1 }
            }
            change.expectResult()
            #expect(change.removed.allSatisfy { $0.isWhitespace })
            #expect(change.lines.old.count <= 1)
            #expect((0...2).contains(change.lines.new.count - change.lines.old.count))
        }
    }

    @Test(arguments: try Corpus.files())
    func `labels go with their lines, and with nothing else`(file: Corpus.File) throws {
        let bundle = Self.bundle(file)
        for (position, object) in bundle.objects.enumerated() {
            // Labels that are used elsewhere stay; see below.
            guard let resource = object.resource.typed, let labels = object.node.node(at: "metadata.labels"),
                labels.anchor == nil
            else { continue }
            let change = try Change(ofMetadataOf: resource, at: position, in: bundle) { $0.labels = nil }
            change.expectResult()
            #expect(change.edits.allSatisfy { $0.edit.replacement.isEmpty })
            let text = String(decoding: object.source.bytes[labels.range], as: UTF8.self)
            #expect(change.removed.contains(text) && change.removed.contains("labels"))
            #expect(change.lines.new.count <= 1)
        }
    }

    @Test(arguments: try Corpus.files())
    func `another number changes one line`(file: Corpus.File) throws {
        let bundle = Self.bundle(file)
        for (position, object) in bundle.objects.enumerated() {
            if let deployment = object.resource.as(Deployment.self) {
                try Change(of: deployment, at: position, in: bundle) { $0.spec.replicas = 41 }
                    .expectNumber(in: object, at: "spec.replicas", is: 41)
            }
            if let statefulSet = object.resource.as(StatefulSet.self) {
                try Change(of: statefulSet, at: position, in: bundle) { $0.spec.replicas = 41 }
                    .expectNumber(in: object, at: "spec.replicas", is: 41)
            }
            if let pod = object.resource.as(Pod.self) {
                try Change(of: pod, at: position, in: bundle) { $0.spec.terminationGracePeriodSeconds = 41 }
                    .expectNumber(in: object, at: "spec.terminationGracePeriodSeconds", is: 41)
            }
            if let workload = object.resource.typed as? any PodTemplated {
                try Change(ofPodsOf: workload, at: position, in: bundle) { $0.terminationGracePeriodSeconds = 41 }
                    .expectNumber(in: object, at: "spec.template.spec.terminationGracePeriodSeconds", is: 41)
            }
        }
    }

    @Test(
        arguments: [
            (
                "indentation-4.yaml",
                """
                                  lifecycle:
                                      preStop:
                                          sleep:
                                              seconds: 70
                """
            ),
            (
                "indentation-mixed.yaml",
                """
                             lifecycle:
                              preStop:
                               sleep:
                                seconds: 70
                """
            ),
            (
                "crlf-deployment.yaml",
                """
                        lifecycle:\r
                          preStop:\r
                            sleep:\r
                              seconds: 70\r
                """
            ),
            (
                "deployment.json",
                """
                            "resources": {"limits": {"cpu": "500m", "memory": "128Mi"}},
                            "lifecycle": {"preStop": {"sleep": {"seconds": 70}}}
                """
            ),
        ]
    )
    func `a hook is written in the style of its text`(name: String, expected: String) throws {
        let bundle = try Self.bundle(#require(Corpus.files().first { $0.name == name }))
        let workload = try #require(bundle.objects[0].resource.typed as? any PodTemplated)
        let change = try Change(ofPodsOf: workload, at: 0, in: bundle) {
            $0.containers[0].lifecycle = Lifecycle(preStop: LifecycleHandler(sleep: SleepAction(seconds: 70)))
        }
        change.expectResult()
        #expect(change.lines.new.joined(separator: "\n") == expected)
    }

    @Test func `labels that an alias stands for are not removed`() throws {
        let file = try #require(Corpus.files().first { $0.name == "anchors-shared-labels.yaml" })
        let error = try #require(throws: YAMLEditError.self) {
            try Self.bundle(file).edits(of: 0, as: Deployment.self) { $0.metadata.labels = nil }
        }
        #expect(error.code == .anchorInUse)
    }

    // MARK: - A long text

    @Test func `an edit in the middle of five megabytes changes one line`() throws {
        var random = SeededGenerator(seed: 5)
        // Byte-order marks and directives belong to the start of a text.
        let files = try Corpus.files().filter { [0xEF, 0xFF, UInt8(ascii: "%")].contains($0.bytes.first) == false }
        var text: [UInt8] = []
        while text.count < 5_000_000 {
            text += Array("---\n".utf8) + random.element(of: files).bytes + Array("\n".utf8)
        }
        let documents = try YAMLStream(parsing: text).documents
        #expect(Array(documents.map(\.text).joined().utf8) == text)
        let bundle = ManifestBundle([ManifestText(text, name: "all.yaml")])
        #expect(bundle.objects.count > 5000)
        #expect(Set(bundle.errors.map(\.code)) == [.notAnObject, .invalidObject])
        let position = try #require(
            bundle.objects.indices.first {
                bundle.objects[$0].node.range.lowerBound > text.count / 2
                    && bundle.objects[$0].resource.as(Deployment.self)?.spec.replicas != nil
            }
        )
        let deployment = try #require(bundle.objects[position].resource.as(Deployment.self))
        try Change(of: deployment, at: position, in: bundle) { $0.spec.replicas = 41 }
            .expectNumber(in: bundle.objects[position], at: "spec.replicas", is: 41)
    }
}

/// A change of an object of a bundle of one text, and what came of it.
private struct Change {
    let position: Int
    let bundle: ManifestBundle
    let edits: [ManifestEdit]
    /// The objects that the bundle should have afterwards.
    let expected: [AnyResource]
    let changed: ManifestBundle

    init<Resource: KubernetesResource>(
        of resource: Resource,
        at position: Int,
        in bundle: ManifestBundle,
        _ change: (inout Resource) -> Void
    ) throws {
        self.position = position
        self.bundle = bundle
        edits = try bundle.edits(of: position, as: Resource.self, change)
        var resource = resource
        change(&resource)
        var expected = bundle.objects.map(\.resource)
        expected[position] = AnyResource(resource)
        self.expected = expected
        changed = bundle.applying(edits)
    }

    init(
        ofMetadataOf resource: some KubernetesResource,
        at position: Int,
        in bundle: ManifestBundle,
        _ change: (inout ObjectMeta) -> Void
    ) throws {
        try self.init(of: resource, at: position, in: bundle) { change(&$0.metadata) }
    }

    init(
        ofPodsOf workload: some PodTemplated,
        at position: Int,
        in bundle: ManifestBundle,
        _ change: (inout PodSpec) -> Void
    ) throws {
        try self.init(of: workload, at: position, in: bundle) { change(&$0.podTemplate.spec) }
    }

    /// The text that the edits take away.
    var removed: String {
        edits.map { String(decoding: bundle.objects[position].source.bytes[$0.edit.range], as: UTF8.self) }.joined()
    }

    /// The lines of the text in UTF-8 that differ.
    var lines: ChangedLines {
        ChangedLines(from: bundle.objects[position].source.bytes, to: changed.objects[position].source.bytes)
    }

    /// Checks that the object is what was asked for, and that the others are what they were.
    func expectResult() {
        #expect(changed.objects.map(\.resource) == expected)
        #expect(changed.errors.map(\.code) == bundle.errors.map(\.code))
    }

    /// Checks that a number took the place of the one at a path, or was added in a line of its own.
    func expectNumber(in object: ManifestObject, at path: FieldPath, is number: Int) {
        expectResult()
        if let range = object.range(of: path) {
            #expect(edits.map(\.edit) == [TextEdit(replacing: range, with: "\(number)")])
            #expect(lines.old.count == 1 && lines.new.count == 1)
        } else {
            #expect(removed.allSatisfy { $0.isWhitespace })
            #expect(lines.new.contains { $0.contains("\(number)") })
            #expect(lines.old.count <= 1 && (0...1).contains(lines.new.count - lines.old.count))
        }
    }
}
