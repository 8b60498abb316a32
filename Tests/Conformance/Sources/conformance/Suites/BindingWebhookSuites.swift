// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TargetGroups

extension Suite {
    /// The webhooks for TargetGroupBindings.
    static let bindingWebhooks = [
        webhook("required-fields") { binding, _ in binding.requiredFieldErrors },
        webhook("node-selector") { binding, _ in binding.nodeSelectorErrors },
        webhook("assume-role") { binding, _ in binding.assumeRoleErrors },
        webhook("ip-address-type") { binding, input in binding.addressTypeErrors(try targetGroup(in: input)) },
        webhook("vpc-id") { binding, input in binding.vpcErrors(try targetGroup(in: input)) },
        webhook("protocol") { binding, input in binding.protocolErrors(try targetGroup(in: input)) },
        webhook("existing-target-groups") { binding, input in
            binding.duplicateErrors(among: try otherBindings(in: input))
        },
        webhook("immutable-fields") { binding, input in
            let old: TargetGroupBinding = try input.member("oldTGB").objectOfGo()
            return binding.immutableFieldErrors(old, clusterVPC: try input.optionalText("vpcID"))
        },
        webhook("validate-create") { binding, input in
            binding.validationErrors(in: try context(in: input))
        },
        webhook("validate-update") { binding, input in
            binding.validationErrors(
                updating: try input.member("oldObj").objectOfGo(),
                in: try context(in: input)
            )
        },
        Suite("tgb-webhook.mutate-create") { input in
            let binding: TargetGroupBinding = try input.member("obj").objectOfGo()
            let targetGroup = try targetGroup(in: input) ?? TargetGroupDescription()
            let spec = try binding.applyingDefaults(from: targetGroup).spec
            // The Service is required, and cases go without.
            let json = try JSONText.read(JSONValue.self, from: JSONText.write(spec)).removing(["serviceRef"])
            return ["value": ["spec": json]]
        },
    ]

    /// A suite of cases that say whether a webhook refuses a binding, and which fields it names.
    private static func webhook(
        _ name: String,
        errors: @escaping @Sendable (TargetGroupBinding, JSONValue) throws -> [ValidationError]
    ) -> Suite {
        Suite("tgb-webhook.\(name)") { conformanceCase in
            let input = conformanceCase.input
            let binding: TargetGroupBinding = try (input["tgb"] ?? input.member("obj")).objectOfGo()
            let errors = try errors(binding, input)
            let message = try conformanceCase.expected.optionalText("message") ?? ""
            var isExpected = conformanceCase.expected["error"] == .boolean(!errors.isEmpty)
            if let fields = message.split(separator: "immutable fields: ").dropFirst().first {
                isExpected = isExpected && errors.map(\.path.description).joined(separator: ",") == fields
            }
            return Verdict(isExpected, got: "\(errors)")
        }
    }

    private static func context(in input: JSONValue) throws -> TargetGroupBindingContext {
        TargetGroupBindingContext(
            targetGroup: try targetGroup(in: input),
            otherBindings: try otherBindings(in: input),
            clusterVPC: try input.optionalText("vpcID")
        )
    }

    private static func otherBindings(in input: JSONValue) throws -> [TargetGroupBinding] {
        try (input["existingTGBs"]?.arrayValue ?? []).map { try $0.objectOfGo() }
    }

    /// The target group that AWS answers with; nil where it is not asked.
    private static func targetGroup(in input: JSONValue) throws -> TargetGroupDescription? {
        try input["describeTargetGroupsAsListCalls"]?.arrayValue?.first?["resp"]?.arrayValue?.first?
            .targetGroupDescription()
    }
}
