// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// When the kubelet sends the signals to a container that it stops, counted from the start of the kill.
///
/// The arithmetic is the kubelet's (`killContainer`, 1.36): whole seconds, each wait rounded down, and at least two
/// seconds from the stop signal to SIGKILL.
public struct KillTimeline: Hashable, Sendable {
    /// When the stop signal is sent, SIGTERM unless the image or the Pod says otherwise.
    public let stopSignal: Duration

    /// When SIGKILL is sent, if the container still runs.
    public let kill: Duration

    /// Computes the timeline of a container.
    ///
    /// - Parameters:
    ///   - grace: `terminationGracePeriodSeconds`; what is below 1 counts as 1, as in the kubelet.
    ///   - hook: How long the preStop hook runs, or nil where there is none; whether it succeeds does not matter.
    ///   - predecessorsEnd: Of a sidecar, when the containers have ended that it outlasts; nil for any other container.
    public init(grace: Int, hook: Duration?, predecessorsEnd: Duration? = nil) {
        var remaining = max(1, grace)
        let hooked = max(.zero, min(hook ?? .zero, .seconds(remaining)))
        remaining -= hooked.wholeSecondsRoundedDown
        let waited = max(.zero, min((predecessorsEnd ?? .zero) - hooked, .seconds(remaining)))
        remaining -= waited.wholeSecondsRoundedDown
        stopSignal = hooked + waited
        kill = stopSignal + .seconds(max(2, remaining))
    }
}
