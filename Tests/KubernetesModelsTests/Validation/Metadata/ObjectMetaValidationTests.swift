// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import Testing

struct ObjectMetaValidationTests {
    private static let owner = OwnerReference(apiVersion: "apps/v1", kind: "ReplicaSet", name: "web", uid: "1")

    @Test func `metadata in order have no errors`() {
        let metadata = ObjectMeta(
            name: "web",
            generateName: "web-",
            namespace: "default",
            labels: ["app": "web"],
            annotations: ["example.com/note": "Hello"],
            ownerReferences: [Self.owner],
            finalizers: ["orphan", "example.com/cleanup"]
        )
        #expect(metadata.validationErrors().isEmpty)
    }

    @Test(arguments: [
        (ObjectMeta(), ["name Required"]),
        (ObjectMeta(name: ""), ["name Required"]),
        (ObjectMeta(name: "Web"), ["name Invalid"]),
        (ObjectMeta(name: "web", generateName: "Web-"), ["generateName Invalid"]),
        (ObjectMeta(generateName: "web-"), []),
        (ObjectMeta(generateName: "Web-"), ["generateName Invalid", "name Invalid"]),
        (ObjectMeta(generateName: String(repeating: "a", count: 200) + "-"), []),
        (ObjectMeta(name: "web", namespace: "a.b"), ["namespace Invalid"]),
        (ObjectMeta(name: "web", labels: ["-": "-"]), ["labels Invalid", "labels Invalid"]),
        (ObjectMeta(name: "web", annotations: ["-": "-"]), ["annotations Invalid"]),
        (ObjectMeta(name: "web", finalizers: ["foo"]), ["finalizers[0] Invalid"]),
        (ObjectMeta(name: "web", finalizers: ["a/b/c"]), ["finalizers Invalid"]),
        (ObjectMeta(name: "web", finalizers: ["orphan", "foregroundDeletion"]), ["finalizers Invalid"]),
    ])
    func `a mistake is told`(metadata: ObjectMeta, lines: [String]) {
        #expect(metadata.validationErrors().lines == lines)
    }

    @Test func `the rule for names is that of the kind`() {
        let metadata = ObjectMeta(name: "web.1")
        #expect(metadata.validationErrors(at: "metadata").isEmpty)
        #expect(metadata.validationErrors(at: "metadata", names: .dnsLabel).lines == ["metadata.name Invalid"])
    }

    @Test func `a long prefix is cut before a name is made of it`() {
        let metadata = ObjectMeta(generateName: String(repeating: "a", count: 63))
        #expect(metadata.validationErrors(names: .dnsLabel).isEmpty)
    }

    @Test func `sentences say what would be right`() {
        #expect(
            ObjectMeta(finalizers: ["foo"]).validationErrors(at: "metadata").sentences == [
                #"metadata.name: the object has no name; give it one, such as "web", or a generateName, such as "web-""#,
                #"""
                metadata.finalizers[0]: "foo" is not one of the finalizers of Kubernetes; \#
                give it a prefix, such as "example.com/cleanup"
                """#,
            ]
        )
    }

    @Test func `an owner is named completely`() {
        let owner = OwnerReference(apiVersion: "", kind: "", name: "", uid: "")
        let metadata = ObjectMeta(name: "web", ownerReferences: [Self.owner, owner])
        #expect(
            metadata.validationErrors().lines == [
                "ownerReferences.apiVersion Invalid", "ownerReferences.kind Invalid", "ownerReferences.name Invalid",
                "ownerReferences.uid Invalid",
            ]
        )
    }

    @Test(arguments: [("v1", true), ("apps/v1", true), ("apps/", false), ("", false), ("a/b/c", false)])
    func `an owner's API version has a version`(apiVersion: String, isAllowed: Bool) {
        var owner = Self.owner
        owner.apiVersion = apiVersion
        let metadata = ObjectMeta(name: "web", ownerReferences: [owner])
        #expect(metadata.validationErrors().isEmpty == isAllowed)
    }

    @Test func `one owner is the controller`() {
        var owner = Self.owner
        owner.controller = true
        let metadata = ObjectMeta(name: "web", ownerReferences: [owner, owner])
        #expect(metadata.validationErrors().lines == ["ownerReferences Invalid"])
    }

    @Test func `an Event owns nothing`() {
        let owner = OwnerReference(apiVersion: "v1", kind: "Event", name: "web", uid: "1")
        let metadata = ObjectMeta(name: "web", ownerReferences: [owner])
        #expect(metadata.validationErrors().lines == ["ownerReferences Invalid"])
    }
}
