// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What happens from the deletion of a Pod or the start of an update on, in the order of time.
public struct Timeline: Hashable, Sendable, CustomStringConvertible {
    /// Something that happens, and when, counted from the first event.
    public struct Event: Hashable, Sendable, CustomStringConvertible {
        /// When it happens.
        public let time: Duration

        /// What happens.
        public let kind: Kind

        /// What happens in a clause: `web gets the stop signal`.
        public var description: String { kind.description }
    }

    /// What happens.
    public enum Kind: Hashable, Sendable, CustomStringConvertible {
        /// The API server accepts the deletion; the kubelet and the endpoint controller hear of it.
        case podDeleted
        /// The preStop hook of a container begins.
        case hookStarts(container: String)
        /// The preStop hook of a container has ended.
        case hookEnds(container: String)
        /// The grace period is over before the hook of a container, which is given up.
        case hookAbandoned(container: String)
        /// The kubelet sends the stop signal.
        case stopSignal(container: String)
        /// The server stops accepting connections.
        case serverStops(container: String)
        /// The process has ended by itself.
        case processEnds(container: String)
        /// The kubelet sends SIGKILL.
        case kill(container: String)
        /// A step of the path has ended.
        case step(TrafficTerm)
        /// What stands before the Pods sends a request.
        case requestSent
        /// A request arrives at the Pod, and takes some time.
        case requestArrives(takes: Duration)
        /// The request fails.
        case requestFails(RequestFailure)
        /// New Pods are created.
        case podsCreated(count: Int)
        /// The containers of new Pods are ready.
        case containersReady
        /// New Pods count as available.
        case podsAvailable(count: Int)
        /// Old Pods are deleted.
        case oldPodsDeleted(count: Int)
        /// The targets of new Pods are healthy.
        case targetsHealthy(count: Int)
        /// The progress deadline is over.
        case progressDeadline(Duration)
        /// The server closes a connection that was idle for some time.
        case idleConnectionClosed(after: Duration)

        /// What happens in a clause.
        public var description: String {
            switch self {
            case .podDeleted: "the Pod is deleted"
            case .hookStarts(let container): "the preStop hook of \(container) begins"
            case .hookEnds(let container): "the preStop hook of \(container) has ended"
            case .hookAbandoned(let container): "the grace period is over: the preStop hook of \(container) is given up"
            case .stopSignal(let container): "\(container) gets the stop signal"
            case .serverStops(let container): "\(container) stops accepting connections"
            case .processEnds(let container): "\(container) has ended"
            case .kill(let container): "\(container) gets SIGKILL"
            case .step(let term): "\(term) has ended"
            case .requestSent: "a request is sent"
            case .requestArrives(let time): "a request arrives that takes \(Text.seconds(time))"
            case .requestFails(let failure): "the request fails: \(failure)"
            case .podsCreated(let count): "\(Text.count(count, "new Pod is", "new Pods are")) created"
            case .containersReady: "the containers of the new Pods are ready"
            case .podsAvailable(let count): "\(Text.count(count, "new Pod counts", "new Pods count")) as available"
            case .oldPodsDeleted(let count): "\(Text.count(count, "old Pod is", "old Pods are")) deleted"
            case .targetsHealthy(let count):
                "\(Text.count(count, "target of a new Pod is", "targets of new Pods are")) healthy"
            case .progressDeadline(let deadline):
                "the progress deadline of \(Text.seconds(deadline)) is over: the update is reported as failed"
            case .idleConnectionClosed(let time):
                "the server closes a connection that was idle for \(Text.seconds(time))"
            }
        }
    }

    /// The events, those at the same time in the order in which they follow from one another.
    public let events: [Event]

    init(_ events: [Event]) {
        self.events = events.enumerated().sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
            .map(\.element)
    }

    /// One line an event, with its time.
    public var description: String {
        let times = events.map { Text.seconds($0.time) }
        let width = times.map(\.count).max() ?? 0
        return zip(times, events).map { time, event in
            String(repeating: " ", count: width - time.count) + "\(time)  \(event)"
        }
        .joined(separator: "\n")
    }
}

/// How a request fails that meets a Pod which is being stopped.
public enum RequestFailure: Hashable, Sendable, CustomStringConvertible {
    /// Nobody accepts the connection; the load balancer answers with HTTP 502.
    case refused
    /// The process ends while it works on the request; the load balancer answers with HTTP 502.
    case reset
    /// The load balancer's deregistration delay ends while the request is under way, and it closes the connection.
    case cutOff
    /// Nobody accepts the connection, and nothing before the Pods answers in its place.
    case connectionRefused
    /// The process ends while it works on the request, and nothing before the Pods answers in its place.
    case connectionReset
    /// No target is healthy; the load balancer answers with HTTP 503.
    case noHealthyTarget
    /// No Pod is ready, and nothing before the Pods answers in their place.
    case noEndpoint
    /// Fewer Pods serve than the traffic needs; requests time out or are turned away with HTTP 503 or 504.
    case overloaded(serving: Int, needed: Int)
    /// The server closes an idle connection while the load balancer sends a request on it; it answers with HTTP 502.
    case idleConnectionClosed

    /// The failure in a clause.
    public var description: String {
        switch self {
        case .refused: "the connection is refused, and the client sees HTTP 502"
        case .reset: "the process ends before it has answered, and the client sees HTTP 502"
        case .connectionRefused: "the connection is refused, and so the client sees it"
        case .connectionReset: "the process ends before it has answered, and the client sees the connection reset"
        case .noEndpoint: "no Pod can serve it, and the client sees the connection refused, or no answer"
        case .cutOff: "the deregistration delay is over, and the load balancer closes the connection"
        case .noHealthyTarget: "no Pod can serve it, and the client sees HTTP 503"
        case .overloaded(let serving, let needed):
            "\(Text.count(serving, "Pod serves", "Pods serve")) where \(needed) are needed, and the client waits or is turned away (HTTP 503 or 504)"
        case .idleConnectionClosed: "the connection is closed as it is sent, and the client sees HTTP 502"
        }
    }
}
