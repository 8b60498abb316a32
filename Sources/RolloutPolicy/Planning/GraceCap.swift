// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A limit of the environment: a Pod that takes longer to end is killed, or its grace period is shortened.
public struct GraceCap: Hashable, Sendable {
    /// The longest grace period that counts.
    public let limit: Duration

    /// What sets the limit.
    public let source: String

    /// Creates a limit.
    ///
    /// One that is negative or longer than a year is refused by whatever computes with it; less than a second counts as one.
    public init(_ limit: Duration, source: String) {
        self.limit = limit
        self.source = source
    }

    /// The cluster autoscaler, which waits ten minutes for the Pods of a node that it removes
    /// (`--max-graceful-termination-sec`, by default 600).
    public static let clusterAutoscaler = GraceCap(.seconds(600), source: "the cluster autoscaler")

    /// The interruption of an EC2 Spot instance, which is announced two minutes ahead.
    public static let spotInterruption = GraceCap(.seconds(120), source: "the interruption of a Spot instance")
}
