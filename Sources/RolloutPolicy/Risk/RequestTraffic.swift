// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// How many requests a Pod gets.
public enum RequestTraffic: Hashable, Sendable {
    /// So many that one always arrives in time to be dropped: the worst case.
    case always
    /// So many a second on average for each Pod, at random and independently (a Poisson process); 0 or more.
    case perPod(requestsPerSecond: Double)
}

extension RequestTraffic: CustomStringConvertible {
    /// The traffic in words.
    public var description: String {
        switch self {
        case .always: "a request at any moment"
        case .perPod(let rate): "\(Text.number(rate)) requests a second for each Pod"
        }
    }
}
