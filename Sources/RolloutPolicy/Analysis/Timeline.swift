// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What happens to a Pod from its deletion on, in the order of time.
public struct Timeline: Hashable, Sendable, CustomStringConvertible {
    /// Something that happens, and when, counted from the start of the kill.
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
        /// A request arrives at the Pod, and takes some time.
        case requestArrives(takes: Duration)
        /// The request fails.
        case requestFails(RequestFailure)

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
            case .requestArrives(let time): "a request arrives that takes \(Text.seconds(time))"
            case .requestFails(let failure): "the request fails: \(failure)"
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

    /// The failure in a clause.
    public var description: String {
        switch self {
        case .refused: "the connection is refused, and the client sees HTTP 502"
        case .reset: "the process ends before it has answered, and the client sees HTTP 502"
        case .cutOff: "the deregistration delay is over, and the load balancer closes the connection"
        }
    }
}
