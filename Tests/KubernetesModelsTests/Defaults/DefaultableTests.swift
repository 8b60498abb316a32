// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import ModelTestSupport
import Testing

@testable import KubernetesModels

struct DefaultableTests {
    static let types = AllModels.definitions.compactMap { name, type in
        (type as? any Defaultable.Type).map { (name, $0) }
    }

    @Test(arguments: types)
    func `defaults of defaults are the same`(name: String, type: any Defaultable.Type) throws {
        try expectIdempotence(of: type, seed: UInt64(name.utf8.count))
    }

    @Test func `21 kinds and 4 parts of a Pod have defaults`() {
        #expect(Self.types.count { $0.1 is any KubernetesResource.Type } == 21)
        #expect(Self.types.count == 25)
    }

    private func expectIdempotence<Kind: Defaultable>(of kind: Kind.Type, seed: UInt64) throws {
        var filler = ModelFiller(RandomLeaves(seed: seed))
        for _ in 0..<8 {
            let once = filler.value(kind).applyingDefaults()
            let text = try DefaultsJSON.text(of: once)
            #expect(once.applyingDefaults() == once, "\(text)")
            #expect(try DefaultsJSON.read(Kind.self, text) == once, "\(text)")
        }
    }

    @Test func `a part gets the same alone as in the template of a Pod`() {
        var filler = ModelFiller(RandomLeaves(seed: 100))
        for _ in 0..<20 {
            let deployment = filler.value(Deployment.self)
            let template = deployment.spec.template
            let stored = deployment.applyingDefaults().spec.template
            #expect(template.applyingDefaults() == stored)
            #expect(template.spec.applyingDefaults() == stored.spec)
            #expect(template.spec.containers.map { $0.applyingDefaults() } == stored.spec.containers)
            #expect(
                template.spec.containers.map { $0.livenessProbe?.applyingDefaults() }
                    == stored.spec.containers.map(\.livenessProbe)
            )
        }
    }

    @Test func `only absent fields are filled`() {
        var absent: Int?
        var present: Int? = 1
        absent.fill(with: 2)
        present.fill(with: 2)
        #expect(absent == 2)
        #expect(present == 1)
    }
}
