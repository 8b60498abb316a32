// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// When the kubelet sends the signals to a container that it stops, counted from the start of the kill.
///
/// The arithmetic is the kubelet's (`killContainer`, 1.36): whole seconds, what the hook took rounded down, and at least
/// two seconds from the stop signal to SIGKILL.
public struct KillTimeline: Hashable, Sendable {
    /// When the stop signal is sent, SIGTERM unless the image or the Pod says otherwise.
    public let stopSignal: Duration

    /// When SIGKILL is sent, if the container still runs.
    public let kill: Duration

    /// Computes the timeline of a container.
    ///
    /// - Parameters:
    ///   - grace: `terminationGracePeriodSeconds`; what is below 1 counts as 1, as in the kubelet.
    ///   - hook: How long the preStop hook runs, or nil where there is none.
    public init(grace: Int, hook: Duration?) {
        let grace = max(1, grace)
        let waited = max(.zero, min(hook ?? .zero, .seconds(grace)))
        let remaining = max(2, grace - waited.wholeSecondsRoundedDown)
        stopSignal = waited
        kill = waited + .seconds(remaining)
    }
}
