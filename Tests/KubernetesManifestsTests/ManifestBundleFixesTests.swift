// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesManifests
import KubernetesModels
import RolloutPolicy
import SourceText
import TestSupport
import Testing

struct ManifestBundleFixesTests {
    private static func fix(_ path: FieldPath, _ action: Fix.Change.Action, at position: Int = 0) -> Fix {
        Fix("Change it", [Fix.Change(position: position, path: path, action: action)])
    }

    private static func text(_ bundle: ManifestBundle) -> String {
        String(decoding: bundle.texts[0].bytes, as: UTF8.self)
    }

    // MARK: - Applying

    @Test func `fixes change the values, add fields where their kind has them, and leave the rest`() throws {
        let bundle = Example.bundle()
        let fixed = try bundle.applying(Example.policy.findings(in: bundle).compactMap(\.fix))
        #expect(
            bundle.diff(to: fixed) == """
                --- shop.yaml
                +++ shop.yaml
                @@ -3,8 +3,10 @@
                 kind: Deployment
                 metadata:
                   name: shop
                +  annotations:
                +    example.com/grace: "55"
                 spec:
                -  replicas: 1  # for now
                +  replicas: 2  # for now
                   selector:
                     matchLabels: {app: shop}
                   template:
                @@ -16,3 +18,4 @@
                         image: shop:1
                         lifecycle:
                           preStop: {sleep: {seconds: 35}}
                +      terminationGracePeriodSeconds: 55

                """
        )
    }

    @Test(
        arguments: [
            ("spec.paused", .remove, "spec:\n  replicas: 1\n"),
            ("spec.replicas", .remove, "spec: {}\n"),
            ("spec.list[0]", .set(1), "spec:\n  replicas: 1\n  list:\n  - 1\n"),
            ("spec.replicas", .set(.null), "spec:\n  replicas: null\n"),
            ("spec.other.deep", .set("yes"), "spec:\n  replicas: 1\n  other:\n    deep: \"yes\"\n"),
        ] as [(FieldPath, Fix.Change.Action, String)]
    )
    func `a change of one field is what it says`(path: FieldPath, action: Fix.Change.Action, expected: String) throws {
        let head = "apiVersion: example.com/v1\nkind: Shop\n"
        let bundle = Example.bundle(head + "spec:\n  replicas: 1\n" + (path == "spec.list[0]" ? "  list: []\n" : ""))
        let result = Self.text(try bundle.applying([Self.fix(path, action)]))
        #expect(result.replacing("list: [1]", with: "list:\n  - 1") == head + expected)
    }

    @Test func `an element behind the last is added`() throws {
        let bundle = Example.bundle()
        let fixed = try bundle.applying([
            Self.fix("spec.template.spec.containers[1]", .set(["name": "proxy", "image": "envoy"]))
        ])
        #expect(Self.text(fixed).hasSuffix("{seconds: 35}}\n      - name: proxy\n        image: envoy\n"))
    }

    @Test func `of fixes that contradict one another the first counts`() throws {
        let path: FieldPath = "spec.template.spec.containers[0]"
        let fixes = [
            Self.fix("spec.replicas", .set(3)), Self.fix("spec.replicas", .set(4)),
            Self.fix("spec.replicas", .set(3)), Self.fix("spec", .remove),
            Self.fix("spec.replicas.deep", .set(1)),
            Self.fix(path.field("lifecycle"), .remove),
            Fix(
                "Two",
                [
                    Fix.Change(position: 0, path: "spec.paused", action: .set(true)),
                    Fix.Change(position: 0, path: path.appending("lifecycle.postStart"), action: .remove),
                ]
            ),
        ]
        let expected = Example.shop.replacing("replicas: 1", with: "replicas: 3")
            .replacing("        lifecycle:\n          preStop: {sleep: {seconds: 35}}\n", with: "")
        #expect(Self.text(try Example.bundle().applying(fixes)) == expected)
    }

    @Test func `what moves elements of a list contradicts changes of them`() throws {
        let path: FieldPath = "spec.list"
        let bundle = Example.bundle("apiVersion: example.com/v1\nkind: Shop\nspec:\n  list:\n  - a\n  - b\n  - c\n")
        let fixed = try bundle.applying([
            Self.fix(path.index(0), .remove), Self.fix(path.index(1), .set("changed")),
        ])
        #expect(Self.text(fixed).hasSuffix("list:\n  - b\n  - c\n"))
    }

    @Test func `an object keeps what comes from maps that are merged into it`() throws {
        let text = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              selector: {matchLabels: {app: web}}
              template:
                metadata: {labels: {app: web}}
                spec:
                  <<: &pod {containers: [{name: web, image: web}]}

            """
        let path: FieldPath = "spec.template.spec.terminationGracePeriodSeconds"
        let fixed = try Example.bundle(text).applying([Self.fix(path, .set(60))])
        #expect(Self.text(fixed) == text + "      terminationGracePeriodSeconds: 60\n")
        #expect(fixed.all(Deployment.self)[0].resource.spec.template.spec.containers.count == 1)
    }

    @Test(
        arguments: [
            ("apiVersion: v1\nkind: List\nitems:\n", "- ", "\n", ""),
            ("apiVersion: v1\nkind: List\nitems: [\n", "  ", ",\n", "]\n"),
            ("{\"apiVersion\":\"v1\",\"kind\":\"List\",\"items\":[", "", ",", "{}]}"),
            ("", "---\n", "\n", ""),
        ]
    )
    func `a fix of each of many objects is an edit of each`(
        start: String,
        before: String,
        behind: String,
        end: String
    ) throws {
        // If each of them took a walk along all the others, this would take a minute.
        let count = 1000
        func text(_ value: Int) -> String {
            let objects = (0..<count).map {
                #"{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"m\#($0)"},"data":{"a":"\#(value)"}}"#
            }
            return start + objects.map { before + $0 + behind }.joined() + end
        }
        let bundle = ManifestBundle(text(1))
        #expect(bundle.objects.count == count)
        let fixes = (0..<count).map { Self.fix("data.a", .set("2"), at: $0) }
        let edits = try bundle.edits(of: fixes)
        let result = TextEdit.apply(edits.map(\.edit), to: bundle.texts[0].bytes)
        #expect(String(decoding: result, as: UTF8.self) == text(2))
        #expect(try fixes.flatMap { try bundle.edits(of: [$0]) } == edits)
        for position in stride(from: 0, to: count, by: 100) {
            let typed = try bundle.edits(of: position, as: ConfigMap.self) { $0.data?["a"] = "2" }
            #expect(typed == [edits[position]])
        }
    }

    @Test func `fixes of each key of a long map, and of each element of a long list, are edits of each`() throws {
        let count = 1000
        func text(_ value: String, _ isRemoved: (Int) -> Bool = { _ in false }) -> String {
            let map = (0..<count).filter { !isRemoved($0) }.map { "  k\($0): \(value)\n" }.joined()
            let list = (0..<count).map { "- name: \(value)\($0)\n" }.joined()
            return "apiVersion: v1\nkind: Thing\nmap:\n\(map)list:\n\(list)"
        }
        let bundle = ManifestBundle(text("a"))
        let values = (0..<count).flatMap { index in
            [
                Self.fix(FieldPath("map").key("k\(index)"), .set("b")),
                Self.fix(FieldPath("list").index(index).field("name"), .set(.string("b\(index)"))),
            ]
        }
        #expect(Self.text(try bundle.applying(values)) == text("b"))
        let odd = stride(from: 1, to: count, by: 2).map { Self.fix(FieldPath("map").key("k\($0)"), .remove) }
        #expect(Self.text(try bundle.applying(odd)) == text("a") { !$0.isMultiple(of: 2) })
        let new = (0..<count).map { Self.fix(FieldPath("new").key("k\($0)"), .set("a")) }
        let added = "new:\n" + (0..<count).map { "  k\($0): a\n" }.joined()
        #expect(Self.text(try bundle.applying(new)) == text("a") + added)
    }

    // MARK: - Refusals

    @Test func `a change that has no place is refused with the place`() throws {
        let error = try #require(throws: FixError.self) {
            try Example.bundle().applying([Self.fix("spec.replicas.deep", .set(1))])
        }
        #expect(error.code == .unfit)
        #expect(
            error.description == """
                shop.yaml:7:13: error: spec.replicas has no place for spec.replicas.deep
                 7 |   replicas: 1  # for now
                   |             ^
                """
        )
    }

    @Test func `a change through an alias is refused`() throws {
        let text = """
            apiVersion: v1
            kind: Service
            metadata: {name: web, labels: &labels {app: web}}
            spec: {selector: *labels, ports: [{port: 80}]}
            """
        let error = try #require(throws: FixError.self) {
            try Example.bundle(text).applying([Self.fix("spec.selector.app", .set("shop"))])
        }
        #expect(error.code == .unfit)
        #expect(error.description.contains("shop.yaml:4:18: error: this alias stands for"))
    }

    @Test func `a fix that makes an object something else is refused`() throws {
        let error = try #require(throws: FixError.self) {
            try Example.bundle().applying([Self.fix("spec.replicas", .set("many"))])
        }
        #expect(error.code == .invalidResult)
        #expect(
            error.description == "after the fix Deployment/shop would not be an object of its kind: "
                + "expected a whole number, found a text"
        )
    }

    // MARK: - To a fixed point

    @Test func `what a fix brings up is fixed in the next round`() throws {
        let bundle = Example.bundle(
            Example.shop.replacing("        lifecycle:\n          preStop: {sleep: {seconds: 35}}\n", with: "")
        )
        let fixed = try bundle.fixing(by: Example.policy)
        #expect(fixed.rounds == 2)
        #expect(fixed.mended.map(\.code) == ["enough-replicas", "hook-present", "sleep-fits"])
        #expect(fixed.left.isEmpty && fixed.refusals.isEmpty)
        let pod = fixed.bundle.all(Deployment.self)[0].resource.spec.template.spec
        #expect(pod.containers[0].lifecycle?.preStop?.sleep?.seconds == 35)
        #expect(pod.terminationGracePeriodSeconds == 55)
    }

    @Test func `manifests without findings stay as they are`() throws {
        let bundle = Example.bundle("apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n")
        let fixed = try bundle.fixing(by: Example.policy)
        #expect(fixed.rounds == 0 && fixed.bundle.texts == bundle.texts)
    }

    @Test func `rules that undo one another are told of`() throws {
        let error = try #require(throws: FixError.self) {
            try Example.bundle().fixing(by: RolloutRules([Quarrel()]), rounds: 3)
        }
        #expect(error.code == .noFixedPoint)
        #expect(
            error.description == """
                findings that have a fix are left after 3 rounds of fixes:
                shop.yaml:7:14: warning: it is not no [quarrel]
                """
        )
    }

    @Test func `a fix that does not fit is left out, and the others are applied`() throws {
        let hook = "lifecycle:\n          preStop: {sleep: {seconds: 35}}"
        let aliased = Example.shop.replacing(hook, with: "lifecycle: *none")
            .replacing("labels: {app: shop}\n    spec", with: "labels: &none {}\n    spec")
        let text = Example.shop + "---\n" + aliased
        let fixed = try Example.bundle(text).fixing(by: Example.policy)
        #expect(fixed.refusals.map(\.code) == [.unfit])
        #expect(fixed.left.map(\.code) == ["hook-present"])
        #expect(fixed.bundle.all(Deployment.self).map(\.resource.spec.replicas) == [2, 2])
    }

    @Test func `what an anchor and its alias share is changed once`() throws {
        let item = """
            - apiVersion: apps/v1
              kind: Deployment
              metadata: {name: NAME}
              spec:
                replicas: 2
                selector: {matchLabels: {app: web}}
                template: TEMPLATE

            """
        let template = """
            &template
                  metadata: {labels: {app: web}}
                  spec: {containers: [{name: web, image: web}]}
            """
        let list =
            "apiVersion: v1\nkind: List\nitems:\n"
            + item.replacing("NAME", with: "a").replacing("TEMPLATE", with: template)
            + item.replacing("NAME", with: "b").replacing("TEMPLATE", with: "*template")
        let bundle = Example.bundle(list)
        #expect(bundle.errors.isEmpty && bundle.objects.count == 2)
        let fixed = try bundle.fixing(by: Example.policy)
        #expect(fixed.left.isEmpty)
        #expect(Self.text(fixed.bundle).split(separator: "\n").filter { $0.contains("preStop") }.count == 1)
    }

    @Test(arguments: try Corpus.files())
    func `every manifest reaches a fixed point, and what has no finding stays`(file: Corpus.File) throws {
        let bundle = ManifestBundle([ManifestText(file.bytes, name: file.name)])
        let findings = Example.policy.findings(in: bundle)
        let fixed = try bundle.fixing(by: Example.policy)
        #expect(fixed.bundle.errors.map(\.code) == bundle.errors.map(\.code))
        #expect(fixed.left.allSatisfy { $0.fix == nil } || !fixed.refusals.isEmpty)
        #expect(try fixed.bundle.fixing(by: Example.policy).rounds == 0)
        let changed = Set(findings.map(\.finding.place.position))
        for position in bundle.objects.indices where !changed.contains(position) {
            #expect(fixed.bundle.objects[position].resource == bundle.objects[position].resource)
        }
        if findings.isEmpty { #expect(fixed.bundle.texts == bundle.texts) }
    }

    @Test(arguments: try Corpus.files())
    func `every manifest reaches a fixed point under all rules`(file: Corpus.File) throws {
        let bundle = ManifestBundle([ManifestText(file.bytes, name: file.name)])
        let fixed = try bundle.fixing(by: .all())
        #expect(fixed.left.count { $0.fix != nil } <= fixed.refusals.count)
        #expect(fixed.bundle.objects.map(\.resource.name) == bundle.objects.map(\.resource.name))
        #expect(try fixed.bundle.fixing(by: .all()).bundle.texts == fixed.bundle.texts)
    }

    @Test func `a fix of one object of many leaves the others`() throws {
        let files = try Corpus.files()
        let bundle = ManifestBundle(files.map { ManifestText($0.bytes, name: $0.name) })
        for finding in Example.policy.findings(in: bundle) {
            guard let fix = finding.fix, let fixed = try? bundle.applying([fix]) else { continue }
            let changed = files.indices.filter { fixed.texts[$0].bytes != files[$0].bytes }
            #expect(changed == [finding.place.textIndex])
        }
    }
}
