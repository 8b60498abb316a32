// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// How an update of a workload replaces its Pods, in whole Pods.
public struct UpdateShape: Hashable, Sendable {
    /// How Pods are replaced.
    public enum Manner: Hashable, Sendable {
        /// New Pods come beside old ones, which go as new ones become available: a Deployment, and a DaemonSet that may
        /// surge.
        case beside
        /// An old Pod goes, and once it has ended a new one takes its place: a StatefulSet, and a DaemonSet.
        case inPlace
        /// All old Pods go before a new one comes: `Recreate`.
        case recreate
    }

    /// How Pods are replaced.
    public let manner: Manner

    /// How many Pods are wanted, at most 2,147,483,647.
    public let replicas: Int

    /// How many of them are replaced: all, unless a StatefulSet has a partition.
    public let replaced: Int

    /// How many Pods may run beyond those wanted; those that are ending are not counted.
    public let surge: Int

    /// How many Pods may be missing.
    public let unavailable: Int

    /// How many Pods are replaced at a time.
    public var batch: Int { max(1, min(replaced, surge + unavailable)) }

    /// How many times a batch is replaced.
    public var batches: Int {
        replaced == 0 ? 0 : manner == .recreate ? 1 : (replaced - 1) / batch + 1
    }

    /// The fewest Pods that are available at any time, if none fails by itself.
    public var leastAvailable: Int { manner == .recreate ? 0 : max(0, replicas - unavailable) }

    /// The shape of an update; nil where an update replaces no Pods (a ReplicaSet, the strategy `OnDelete`), where the
    /// number of Pods is not known (a DaemonSet), or where one of the numbers is not a number or a percentage.
    ///
    /// - Parameters:
    ///   - workload: The workload.
    ///   - replicas: The number of Pods, where something else decides than the workload, such as an autoscaler.
    public init?(of workload: some PodTemplated, replicas: Int? = nil) {
        switch workload {
        case let deployment as Deployment:
            self.init(deployment.spec, replicas: replicas ?? deployment.spec.replicasOrDefault)
        case let statefulSet as StatefulSet:
            self.init(statefulSet.spec, replicas: replicas ?? statefulSet.spec.replicas ?? 1)
        case let daemonSet as DaemonSet:
            guard let replicas else { return nil }
            self.init(daemonSet.spec, replicas: replicas)
        default:
            return nil
        }
    }

    /// The shape of an update of a DaemonSet on nodes of which nobody knows the number: on two more than may be without a
    /// Pod, or on a hundred where that is a percentage; nil for other workloads.
    init?(ofUncounted workload: some PodTemplated) {
        guard let daemonSet = workload as? DaemonSet else { return nil }
        let unavailable = daemonSet.spec.updateStrategy?.rollingUpdate?.maxUnavailable ?? 1
        let nodes = unavailable.intValue.map { min(max(1, $0), Int(Int32.max) - 2) + 2 } ?? 100
        self.init(daemonSet.spec, replicas: nodes)
    }

    private init(_ manner: Manner, replicas: Int, kept: Int = 0, surge: Int, unavailable: Int) {
        self.manner = manner
        self.replicas = min(max(0, replicas), Int(Int32.max))
        replaced = max(0, self.replicas - max(0, kept))
        self.surge = min(max(0, surge), Int(Int32.max))
        self.unavailable = min(max(0, unavailable), self.replicas)
    }

    /// The surge is rounded up, the rest down; where both come out as nothing, one Pod may be missing.
    private init?(_ spec: DeploymentSpec, replicas: Int) {
        guard spec.strategy?.type != .recreate else {
            self.init(.recreate, replicas: replicas, surge: 0, unavailable: replicas)
            return
        }
        guard let surge = try? spec.maxSurgeOrDefault.scaled(of: replicas, rounding: .up),
            let unavailable = try? spec.maxUnavailableOrDefault.scaled(of: replicas, rounding: .down)
        else { return nil }
        self.init(
            .beside,
            replicas: replicas,
            surge: surge,
            unavailable: surge == 0 ? max(1, unavailable) : unavailable
        )
    }

    /// The partition keeps the Pods below it; `maxUnavailable` needs a feature that is off by default.
    private init?(_ spec: StatefulSetSpec, replicas: Int) {
        guard spec.updateStrategy?.type != .onDelete else { return nil }
        let kept = spec.updateStrategy?.rollingUpdate?.partition ?? 0
        self.init(.inPlace, replicas: replicas, kept: kept, surge: 0, unavailable: 1)
    }

    private init?(_ spec: DaemonSetSpec, replicas: Int) {
        guard spec.updateStrategy?.type != .onDelete else { return nil }
        let update = spec.updateStrategy?.rollingUpdate
        guard let surge = try? (update?.maxSurge ?? 0).scaled(of: replicas, rounding: .up),
            let unavailable = try? (update?.maxUnavailable ?? 1).scaled(of: replicas, rounding: .up)
        else { return nil }
        if surge > 0 {
            self.init(.beside, replicas: replicas, surge: surge, unavailable: 0)
        } else {
            self.init(.inPlace, replicas: replicas, surge: 0, unavailable: max(1, unavailable))
        }
    }
}
