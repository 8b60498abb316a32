// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension EndpointConditions {
    /// The conditions of a Pod's endpoint, as the EndpointSlice controller derives them (1.36); nil where the Pod has no
    /// endpoint: without an address, or when its containers have ended for good.
    ///
    /// The deletion of a Pod withdraws its endpoint at once, side by side with the kubelet that stops the containers.
    ///
    /// - Parameters:
    ///   - pod: The Pod with its status.
    ///   - publishesNotReady: `publishNotReadyAddresses` of the Service; it keeps `ready` true even while the Pod is being
    ///     deleted.
    public init?(of pod: Pod, publishesNotReady: Bool = false) {
        let hasAddress = !(pod.status?.podIP ?? "").isEmpty || !(pod.status?.podIPs ?? []).isEmpty
        guard hasAddress, !pod.hasEnded else { return nil }
        let isServing = pod.condition(.ready)?.status == .true
        let isTerminating = pod.metadata.deletionTimestamp != nil
        self.init(
            ready: publishesNotReady || (isServing && !isTerminating),
            serving: isServing,
            terminating: isTerminating
        )
    }
}
