// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

/// New Pods come beside old ones, but need a port of the node that the old ones have.
///
/// Encodes the catalogue's item on hostNetwork and hostPort with a surge: the new Pod stays Pending until a node without
/// an old one is found, and with as many nodes as Pods for ever.
public struct HostPortBlocksSurge: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "host-port-blocks-surge",
        category: .updates,
        summary: "Pods that take a port of their node need no second one beside them",
        rationale:
            "Two Pods cannot have the same port of a node. Where old Pods stay until new ones are available, the update "
            + "needs a free node for each.",
        reference: "https://kubernetes.io/docs/concepts/configuration/overview/#services"
    )

    /// Creates the rule.
    public init() {}

    /// Objects where no old Pod may go first, or where new ones come on the same node.
    public func findings(in workload: Workload) -> [Finding] {
        guard let port = workload.hostPortPlace, let shape = UpdateShape(of: workload), shape.manner == .beside,
            shape.unavailable == 0, shape.replaced > 0
        else { return [] }
        let isDaemonSet = workload.resource is DaemonSet
        let path: FieldPath = isDaemonSet ? "spec.updateStrategy.rollingUpdate" : "spec.strategy.rollingUpdate"
        return [
            Finding(
                Self.about.code,
                Self.about.severity,
                isDaemonSet
                    ? "a new Pod comes beside the old one on its node, but both need the same port"
                    : "old Pods stay until new ones are available, but two of them cannot have the same port of a node",
                at: workload.place(path.field("maxSurge")),
                related: [port],
                advice: isDaemonSet
                    ? "let maxSurge be 0 and maxUnavailable 1"
                    : "give up the port of the node, or let maxUnavailable be 1 with two replicas or more"
            )
        ]
    }
}

extension UpdateShape {
    /// The shape for a workload whose Pods are not counted: a DaemonSet counts as having one.
    fileprivate init?(of workload: Workload) {
        self.init(of: workload.resource, replicas: workload.resource is DaemonSet ? 1 : nil)
    }
}

extension Workload {
    /// The place of a port of the node that the Pods take; nil where they take none.
    var hostPortPlace: Finding.Place? {
        for (path, container) in longRunningContainers {
            for (index, port) in (container.ports ?? []).enumerated() {
                let place = path.field("ports").index(index)
                if let hostPort = port.hostPort, hostPort > 0 {
                    return self.place(place.field("hostPort"), note: "it takes the port \(hostPort) of the node")
                }
                if pod.hostNetwork == true {
                    return self.place(
                        place.field("containerPort"),
                        note: "it takes the port \(port.containerPort) of the node"
                    )
                }
            }
        }
        return nil
    }
}
