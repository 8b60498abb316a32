// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels
public import TargetGroups

extension Assumptions {
    /// Returns these assumptions once for each combination of target type, release and controller latency: arguments for a
    /// test of a policy.
    ///
    /// ```swift
    /// @Test(arguments: Assumptions().sweep(controllerProcessing: [.seconds(1), .seconds(10)]))
    /// func `checkout survives a rolling update`(assumptions: Assumptions) throws { … }
    /// ```
    ///
    /// - Parameters:
    ///   - targets: What an Application Load Balancer sends to; by default each type that is known.
    ///   - kubernetes: The releases; by default the release of these assumptions alone.
    ///   - controllerProcessing: The longest times that the controller may take.
    /// - Returns: The combinations, the target type changing slowest.
    public func sweep(
        targets: [TargetType] = TargetType.allKnown,
        kubernetes: [KubernetesVersion]? = nil,
        controllerProcessing: [Duration]
    ) -> [Assumptions] {
        targets.flatMap { target in
            (kubernetes ?? [self.kubernetes]).flatMap { release in
                controllerProcessing.map { latency in
                    var assumptions = self
                    assumptions.path = .applicationLoadBalancer(targets: target)
                    assumptions.kubernetes = release
                    assumptions.delays[.controllerProcessing] = .stated(upTo: latency)
                    return assumptions
                }
            }
        }
    }
}

extension Assumptions: CustomStringConvertible {
    /// The path, the release and the delays that are stated, in a clause: the name of a test's argument.
    public var description: String {
        let stated = delays.map { "\($0.key) up to \(Text.seconds($0.value.most))" }.sorted()
        return ([path?.name ?? "the load balancers of the manifests", "Kubernetes \(kubernetes)"] + stated)
            .joined(separator: ", ")
    }
}
