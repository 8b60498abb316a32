// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import ModelTestSupport
import Testing

@testable import KubernetesModels

struct IntegerWidthsTests {
    private static let tooLarge = 2_147_483_648
    private static let tooSmall = -2_147_483_649

    private func deployment(_ change: (inout Deployment) -> Void) -> Deployment {
        var deployment = ValidatableTests.deployment
        change(&deployment)
        return deployment
    }

    @Test func `the greatest and the least number of 32 bits fit`() {
        let deployment = deployment {
            $0.spec.replicas = Int(Int32.max)
            $0.spec.template.spec.priority = Int(Int32.min)
        }
        #expect(IntegerWidths.errors(in: deployment).isEmpty)
    }

    @Test func `numbers beyond 32 bits do not, wherever they stand`() {
        let deployment = deployment {
            $0.spec.replicas = Self.tooLarge
            $0.spec.strategy = DeploymentStrategy(rollingUpdate: RollingUpdateDeployment(maxSurge: .int(Self.tooSmall)))
            $0.spec.template.spec.containers[0].ports = [ContainerPort(containerPort: Self.tooLarge)]
            $0.spec.template.spec.containers[0].restartPolicyRules = [
                ContainerRestartRule(action: .restart, exitCodes: .init(operator: .in, values: [1, Self.tooSmall]))
            ]
        }
        let container = "spec.template.spec.containers[0]"
        #expect(
            IntegerWidths.errors(in: deployment).lines == [
                "spec.replicas TypeInvalid",
                "\(container).ports[0].containerPort TypeInvalid",
                "\(container).restartPolicyRules[0].exitCodes.values[1] TypeInvalid",
                "spec.strategy.rollingUpdate.maxSurge TypeInvalid",
            ]
        )
    }

    @Test func `some fields have 64 bits`() {
        let deployment = deployment {
            $0.spec.template.spec.terminationGracePeriodSeconds = Self.tooLarge
            $0.spec.template.spec.securityContext = PodSecurityContext(supplementalGroups: [Self.tooLarge])
            $0.spec.template.spec.tolerations = [Toleration(tolerationSeconds: Self.tooSmall)]
            $0.spec.template.spec.containers[0].lifecycle = Lifecycle(
                preStop: LifecycleHandler(sleep: SleepAction(seconds: Self.tooLarge))
            )
        }
        #expect(IntegerWidths.errors(in: deployment).isEmpty)
    }

    @Test func `the sentence says what would fit`() {
        let deployment = deployment { $0.spec.replicas = Self.tooLarge }
        let sentence =
            "spec.replicas: 2147483648 does not fit 32 bits; use a number from -2147483648 to 2147483647"
        #expect(IntegerWidths.errors(in: deployment).sentences == [sentence])
    }

    @Test func `small numbers fit everywhere`() {
        var filler = ModelFiller(DistinctLeaves())
        #expect(IntegerWidths.errors(in: filler.value(Deployment.self)).isEmpty)
    }

    @Test func `widths are those of the schema`() throws {
        let definitions = try SchemaDefinition.all()
        for case (let name, let type as any FieldCodable.Type) in AllModels.definitions {
            let properties = try #require(definitions[name]).properties ?? [:]
            let narrow = properties.filter { $0.value.format == "int32" }
            #expect(narrowFields(of: type) == narrow.keys.sorted(), "\(name)")
        }
    }

    /// The type's own fields in which a great integer is an error.
    private func narrowFields(of type: any FieldCodable.Type) -> [String] {
        var filler = ModelFiller(WideLeaves())
        let names = IntegerWidths.errors(in: filler.value(type)).compactMap { error -> String? in
            let names = error.path.components.compactMap { if case .field(let name) = $0 { name } else { nil } }
            return names.count == 1 ? names[0] : nil
        }
        return Set(names).sorted()
    }
}

/// Fills every field, each integer with one that has more than 32 bits.
private struct WideLeaves: LeafSource {
    private var others = DistinctLeaves()

    mutating func integer() -> Int { 1 << 31 }
    mutating func intOrString() -> IntOrString { "a" }

    mutating func isPresent() -> Bool { true }
    mutating func count(ofObjects areObjects: Bool) -> Int { 1 }
    mutating func key() -> String { others.key() }
    mutating func boolean() -> Bool { others.boolean() }
    mutating func string() -> String { others.string() }
    mutating func spelling(known: [String]) -> String { others.spelling(known: known) }
    mutating func quantity() -> Quantity { others.quantity() }
    mutating func timestamp() -> Timestamp { others.timestamp() }
    mutating func json() -> JSONValue { .null }
}
