// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What the API server makes of a request to delete a Pod (1.36).
public struct PodDeletion: Hashable, Sendable {
    /// What becomes of the Pod's object.
    public enum Outcome: Hashable, Sendable {
        /// It is removed at once.
        case removed
        /// It stays until the kubelet has stopped the containers; a deletion that was under way is made shorter.
        case graceful
        /// A deletion is under way that ends no later, and goes on as it is.
        case pending
    }

    /// What becomes of the Pod's object.
    public let outcome: Outcome

    /// `metadata.deletionGracePeriodSeconds` afterwards.
    public let gracePeriodSeconds: Int

    /// `metadata.deletionTimestamp` afterwards: when the grace period ends, not when the request was made.
    public let deletionTimestamp: Timestamp

    /// Finds what becomes of a Pod.
    ///
    /// - Parameters:
    ///   - pod: The Pod as it is stored.
    ///   - now: When the request is made.
    ///   - requested: The grace period of the request; nil for that of the Pod.
    public init(of pod: Pod, at now: Timestamp, gracePeriodSeconds requested: Int? = nil) {
        guard let timestamp = pod.metadata.deletionTimestamp else {
            gracePeriodSeconds = Self.firstGracePeriod(of: pod, requested)
            deletionTimestamp = now.adding(seconds: gracePeriodSeconds)
            outcome = gracePeriodSeconds == 0 ? .removed : .graceful
            return
        }
        let stored = pod.metadata.deletionGracePeriodSeconds ?? 0
        guard stored != 0 else {
            (outcome, gracePeriodSeconds, deletionTimestamp) = (.removed, 0, timestamp)
            return
        }
        let current = Self.positive(stored)
        guard let requested = requested.map(Self.positive), requested < current else {
            (outcome, gracePeriodSeconds, deletionTimestamp) = (.pending, current, timestamp)
            return
        }
        let shortened = timestamp.adding(seconds: requested - current)
        // A grace period that would have ended by now ends now, and counts as one second unless none is wanted.
        gracePeriodSeconds = shortened < now ? min(requested, 1) : requested
        deletionTimestamp = max(shortened, now)
        outcome = requested == 0 ? .removed : .graceful
    }

    private static func firstGracePeriod(of pod: Pod, _ requested: Int?) -> Int {
        let isPlaced = !(pod.spec.nodeName ?? "").isEmpty
        guard isPlaced, !pod.hasEnded else { return 0 }
        return positive(requested ?? pod.spec.terminationGracePeriodSeconds ?? 30)
    }

    /// A negative grace period counts as one second.
    private static func positive(_ seconds: Int) -> Int {
        seconds < 0 ? 1 : seconds
    }
}

/// The grace period with which the kubelet stops a Pod (1.36).
public enum KubeletGracePeriod {
    /// Why a container is stopped while its Pod stays.
    public enum Reason: Hashable, Sendable {
        /// Its liveness probe has failed.
        case livenessProbe
        /// Its startup probe has failed.
        case startupProbe
        /// Anything else.
        case other
    }

    /// The grace period of a Pod that goes.
    ///
    /// It never grows while the Pod is being stopped, and is one second at least.
    ///
    /// - Parameters:
    ///   - spec: `terminationGracePeriodSeconds`.
    ///   - deletion: `metadata.deletionGracePeriodSeconds`, once the Pod is being deleted.
    ///   - override: What an eviction or the shutdown of the node allows.
    ///   - recorded: The grace period that the kubelet has begun with, 0 before it has.
    /// - Returns: The grace period in seconds.
    public static func seconds(spec: Int?, deletion: Int? = nil, override: Int? = nil, recorded: Int = 0) -> Int {
        var seconds = recorded
        for limit in [deletion, override].compactMap({ $0 }) where seconds == 0 || limit < seconds {
            seconds = limit
        }
        let isLimited = deletion != nil || override != nil
        if !isLimited, seconds == 0, let spec { seconds = spec }
        return max(1, seconds)
    }

    /// The grace period of a container that is stopped while its Pod stays, or before the kubelet knows of a deletion.
    public static func seconds(of container: String, in pod: Pod, reason: Reason) -> Int {
        if let seconds = pod.metadata.deletionGracePeriodSeconds { return seconds }
        let container = (pod.spec.containers + (pod.spec.initContainers ?? [])).first { $0.name == container }
        let probe =
            switch reason {
            case .livenessProbe: container?.livenessProbe
            case .startupProbe: container?.startupProbe
            case .other: Probe?.none
            }
        return probe?.terminationGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds ?? 2
    }
}
