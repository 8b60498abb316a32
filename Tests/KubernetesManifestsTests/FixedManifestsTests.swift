// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesManifests
import KubernetesModels
import RolloutPolicy
import Synchronization
import TargetGroups
import Testing

/// One after the other, for they count what they read.
@Suite(.serialized)
struct FixedManifestsTests {
    /// Says of each object that annotations should have values, and how often it was asked.
    private struct Annotated: Rule {
        static let about = RuleDescription("annotated")

        /// The names of the annotations, and what the fixes put to which path.
        let changes: [(name: String, path: FieldPath, value: JSONValue)]
        let count: Counter

        func findings(in scope: RuleScope) -> [Finding] {
            count.add(1)
            return scope.resources.all(Widget.self).flatMap { member in
                changes.compactMap { name, path, value in
                    guard member.resource.metadata.annotations?[name] == nil else { return nil }
                    let change = Fix.Change(position: member.position, path: path, action: .set(value))
                    let place = scope.place(path, of: member)
                    return Finding(Self.about.code, .warning, "it has no \(name)", at: place, fix: Fix(name, [change]))
                }
            }
        }
    }

    /// An object that counts how many times one like it is read.
    private struct Widget: KubernetesResource {
        static let apiVersion = "example.com/v1"
        static let kind = "Widget"
        static let count = Counter()

        var metadata = ObjectMeta()
        static var blank: Self { Self() }

        mutating func visitFields(_ visitor: inout some FieldVisitor) {
            Self.count.add(1)
            visitor.constant("apiVersion", Self.apiVersion)
            visitor.constant("kind", Self.kind)
            visitor.optional("metadata", &metadata, absent: ObjectMeta())
        }
    }

    private final class Counter: Sendable {
        private let value = Mutex(0)

        func add(_ number: Int) { value.withLock { $0 += number } }

        /// The number since it was asked for last.
        func take() -> Int {
            value.withLock { value in
                defer { value = 0 }
                return value
            }
        }
    }

    private static func policy(_ values: KeyValuePairs<String, JSONValue>, _ count: Counter = Counter()) -> RolloutRules
    {
        let changes = values.map { ($0.key, FieldPath("metadata.annotations").key($0.key), $0.value) }
        return RolloutRules([Annotated(changes: changes, count: count)])
    }

    private static func bundle(_ count: Int, isList: Bool) -> ManifestBundle {
        let widgets = (0..<count).map { "{apiVersion: example.com/v1, kind: Widget, metadata: {name: w\($0)}}\n" }
        let text =
            isList
            ? "apiVersion: v1\nkind: List\nitems:\n" + widgets.map { "- " + $0 }.joined()
            : widgets.map { "---\n" + $0 }.joined()
        return ManifestBundle([ManifestText(text)], kinds: ResourceKinds([Widget.self]))
    }

    @Test(arguments: [false, true])
    func `fixes that make objects something else are left out, and the others are made`(isList: Bool) throws {
        let policy = Self.policy(["list": [], "a": "x", "map": [:]])
        let fixed = try Self.bundle(3, isList: isList).fixing(by: policy)
        #expect(fixed.rounds == 1)
        #expect(fixed.bundle.all(Widget.self).map { $0.resource.metadata.annotations?["a"] } == ["x", "x", "x"])
        #expect(fixed.refusals.allSatisfy { $0.code == .invalidResult })
        #expect(
            Set(fixed.refusals.map(\.description)).sorted() == [
                "after the fix Widget/w0 would not be an object of its kind: expected a text, found a list",
                "after the fix Widget/w0 would not be an object of its kind: expected a text, found a map",
                "after the fix Widget/w1 would not be an object of its kind: expected a text, found a list",
                "after the fix Widget/w1 would not be an object of its kind: expected a text, found a map",
                "after the fix Widget/w2 would not be an object of its kind: expected a text, found a list",
                "after the fix Widget/w2 would not be an object of its kind: expected a text, found a map",
            ]
        )
        #expect(fixed.left.count == 6 && fixed.mended.count == 3)
    }

    @Test(arguments: [false, true])
    func `however many fixes are refused, the texts are read a few times`(isList: Bool) throws {
        let bundle = Self.bundle(200, isList: isList)
        let changes: [(String, FieldPath, JSONValue)] = [
            ("list", "metadata.annotations.list", []), ("deep", "metadata.name.deep", 1),
        ]
        let count = Counter()
        _ = Widget.count.take()
        let fixed = try bundle.fixing(by: RolloutRules([Annotated(changes: changes, count: count)]))
        #expect(fixed.refusals.count == 400)
        #expect(fixed.rounds == 1 && count.take() == 2)
        // The fields are gone through in other ways, too, but not once for each fix and object.
        #expect(Widget.count.take() < 20 * 200)
    }

    @Test(arguments: [["a", "b"], ["b", "a"]])
    func `a fix that spoils an object by an alias is left out, and the others are made`(names: [String]) throws {
        let anchor = "{apiVersion: example.com/v1, kind: Widget, metadata: {name: a, annotations: &a {}}}"
        let other = "{apiVersion: example.com/v1, kind: Widget, metadata: {name: b}}"
        let text = """
            apiVersion: v1
            kind: List
            items:
            - \(names[0] == "a" ? anchor : other)
            - \(names[1] == "a" ? anchor : other)
            - apiVersion: v1
              kind: Pod
              metadata: {name: c}
              spec: {containers: [{name: c, resources: {limits: *a}}]}

            """
        let bundle = ManifestBundle([ManifestText(text)], kinds: ResourceKinds([Widget.self, Pod.self]))
        #expect(bundle.objects.count == 3)
        let fixed = try bundle.fixing(by: Self.policy(["a": "x"]))
        let spoilt = "after the fix Pod/c would not be an object of its kind: "
        #expect(fixed.refusals.count == 1 && fixed.refusals.allSatisfy { $0.description.hasPrefix(spoilt) })
        let annotations = fixed.bundle.all(Widget.self).map {
            ($0.resource.metadata.name, $0.resource.metadata.annotations)
        }
        for (name, annotations) in annotations { #expect(annotations == (name == "a" ? [:] : ["a": "x"])) }
    }
}
