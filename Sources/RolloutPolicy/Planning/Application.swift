// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What the program in the containers does, as far as rollouts are concerned.
public struct Application: Hashable, Sendable {
    /// What a program does when it gets the stop signal.
    public enum TerminationBehavior: Hashable, Sendable {
        /// It ends at once, and with it all requests that it is working on.
        case exits
        /// It stops listening, finishes the requests that it is working on, and ends within a time.
        case drains(within: Duration)
        /// It goes on accepting requests for a time, and then drains.
        case keepsServing(for: Duration, thenDrainsWithin: Duration)
    }

    /// What the program does when it gets the stop signal.
    public var onTermination: TerminationBehavior

    /// How long the longest request takes that must not be cut off.
    public var longestRequest: Duration

    /// How long the server keeps an idle connection open; nil where that is not known.
    public var keepAlive: Duration?

    /// Describes a program.
    ///
    /// Negative times are refused by whatever computes with them.
    public init(onTermination: TerminationBehavior, longestRequest: Duration, keepAlive: Duration? = nil) {
        self.onTermination = onTermination
        self.longestRequest = longestRequest
        self.keepAlive = keepAlive
    }

    /// How long it accepts requests after the stop signal.
    var servesOn: Duration {
        if case .keepsServing(let duration, _) = onTermination { duration } else { .zero }
    }

    /// How long it finishes requests after it has stopped accepting new ones.
    var drain: Duration {
        switch onTermination {
        case .exits: .zero
        case .drains(let duration), .keepsServing(_, let duration): duration
        }
    }

    /// By how much a request may outlast the drain: what arrives last must be finished by then.
    var requestBeyondDrain: Duration { max(.zero, longestRequest - drain) }
}
