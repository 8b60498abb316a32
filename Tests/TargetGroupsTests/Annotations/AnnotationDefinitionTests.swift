// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import TargetGroups
import Testing

struct AnnotationDefinitionTests {
    @Test(arguments: [AnnotationFamily.ingress, .service])
    func `no annotation is defined twice`(family: AnnotationFamily) {
        let names = family.definitions.map { $0.suffix + ($0.takesName ? "." : "") }
        #expect(Set(names).count == names.count)
    }

    @Test(arguments: [AttributeDefinition.targetGroup, AttributeDefinition.loadBalancer])
    func `no attribute is defined twice`(definitions: [AttributeDefinition]) {
        #expect(Set(definitions.map(\.key)).count == definitions.count)
    }

    @Test func `a definition is found by its key`() throws {
        let definition = try #require(
            AnnotationFamily.ingress.definition(of: "alb.ingress.kubernetes.io/healthcheck-timeout-seconds")
        )
        #expect(definition.defaultValue == "5")
        #expect(definition.form == .number([2...120]))
        #expect(definition.affectsRollouts)
        #expect(AnnotationFamily.ingress.definition(of: "alb.ingress.kubernetes.io/tags")?.affectsRollouts == false)
    }

    @Test func `an annotation that takes a name is none without it`() {
        let family = AnnotationFamily.ingress
        #expect(family.definition(of: "alb.ingress.kubernetes.io/actions.blue")?.suffix == "actions")
        #expect(family.definition(of: "alb.ingress.kubernetes.io/actions.") == nil)
        #expect(family.definition(of: "alb.ingress.kubernetes.io/actions") == nil)
        #expect(family.definition(of: "example.com/actions.blue") == nil)
    }
}
