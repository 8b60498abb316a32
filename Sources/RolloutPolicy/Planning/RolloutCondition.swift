// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A condition without which a rolling update drops requests.
public enum RolloutCondition: Int, Hashable, Sendable, CaseIterable {
    /// The server accepts connections until no new request is sent to it.
    case serverOutlivesRouting = 1
    /// Requests that have been accepted are finished before the process ends.
    case requestsFinish = 2
    /// The preStop hook ends before the grace period does.
    case hookFitsGrace = 3
    /// The load balancer lets requests in flight finish.
    case deregistrationOutlastsRequests = 4
    /// A Pod is removed only when one that replaces it is healthy where traffic comes from.
    case replacementsAreHealthy = 5
    /// Enough Pods serve during the update.
    case capacityRemains = 6
    /// The progress deadline is longer than a new Pod may take.
    case progressDeadlineSuffices = 7
    /// The environment lets the grace period stand.
    case environmentLetsGraceStand = 8
    /// Every container that serves or proxies traffic lives as long as it is needed.
    case allServersLive = 9
    /// The server keeps idle connections longer than the load balancer does.
    case keepAliveOutlastsIdleTimeout = 10

    /// The condition in words.
    public var sentence: String {
        switch self {
        case .serverOutlivesRouting: "the server accepts connections until the last new request has arrived"
        case .requestsFinish: "accepted requests finish before SIGKILL"
        case .hookFitsGrace: "the preStop hook ends before the grace period"
        case .deregistrationOutlastsRequests: "the load balancer lets requests in flight finish"
        case .replacementsAreHealthy: "a Pod is removed only when one that replaces it is healthy"
        case .capacityRemains: "enough Pods serve during the update"
        case .progressDeadlineSuffices: "the progress deadline is longer than a new Pod may take"
        case .environmentLetsGraceStand: "the environment lets the grace period stand"
        case .allServersLive: "every container that serves lives as long as the others"
        case .keepAliveOutlastsIdleTimeout: "the server keeps idle connections longer than the load balancer"
        }
    }
}

/// By how much a condition holds.
public struct ConditionMargin: Hashable, Sendable {
    /// The condition.
    public let condition: RolloutCondition

    /// The least time that satisfies it.
    public let needed: Duration

    /// The time that it is given.
    public let given: Duration

    /// The term that would break the condition first if it grew: the largest of those that it needs time for.
    public let binding: String

    /// What is left over.
    public var slack: Duration { given - needed }
}
