// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

extension LabelSelector {
    /// Which nodes are registered in target groups of type `instance`: not the control plane, not what is excluded by
    /// label, not Fargate; and what a binding's own selector demands.
    ///
    /// The rule is that of the AWS Load Balancer Controller v3.5. Nodes must be ready and not about to be removed, too.
    public static func nodes(selectedBy selector: LabelSelector?) -> LabelSelector {
        let excluded = [
            "node-role.kubernetes.io/master", "node.kubernetes.io/exclude-from-external-load-balancers",
            "alpha.service-controller.kubernetes.io/exclude-balancer",
        ]
        var nodes = selector ?? LabelSelector()
        nodes.matchExpressions =
            (nodes.matchExpressions ?? [])
            + excluded.map { LabelSelectorRequirement(key: $0, operator: .doesNotExist) } + [
                LabelSelectorRequirement(key: "eks.amazonaws.com/compute-type", operator: .notIn, values: ["fargate"])
            ]
        return nodes
    }
}
