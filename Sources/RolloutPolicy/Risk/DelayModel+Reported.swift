// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension DelayModel {
    /// How long an Application Load Balancer goes on sending to a target that was deregistered, as users report it:
    /// mostly 2 to 20 s, and up to a minute.
    ///
    /// An assumption: AWS publishes no figure. It is this library's reading of anecdotes from single clusters (traces
    /// with 15 and 17 s in the controller's issues 905 and 2366; sleeps of 15 s that failed, 25 s that sufficed in one
    /// cluster, 40 s that failed rarely, 60 s and more that did not fail). That a tenth takes longer than 20 s is part of the
    /// reading. Measure yours where it matters.
    public static let reportedApplicationLoadBalancerPropagation = DelayModel.buckets(
        [
            Bucket(upTo: .seconds(2), share: 0),
            Bucket(upTo: .seconds(20), share: 0.9),
            Bucket(upTo: .seconds(60), share: 1),
        ],
        within: .uniform
    )

    /// How long a Network Load Balancer goes on sending to a target that was deregistered, as users and AWS support
    /// report it: two to five minutes, whatever the deregistration delay (the controller's issues 1834 and 2366).
    ///
    /// An assumption: that any time between the two is as likely as any other is not measured.
    public static let reportedNetworkLoadBalancerPropagation = DelayModel.uniform(.seconds(120) ... .seconds(300))

    /// How long kube-proxy takes to hear of an endpoint and to change the rules of its node, as somebody measured it:
    /// 1,430 samples in one cluster, of which 75 % took up to 2.3 s and the longest 22.7 s (scylla-operator's pull
    /// request 1780).
    ///
    /// Traffic waits for the last node: ask for the ``largest(of:_:)`` of as many as there are.
    public static let reportedKubeProxyUpdate = DelayModel.buckets(
        [
            Bucket(upTo: .milliseconds(2300), share: 0.75),
            Bucket(upTo: .milliseconds(6800), share: 0.96),
            Bucket(upTo: .milliseconds(9100), share: 0.996),
            Bucket(upTo: .milliseconds(22_700), share: 1),
        ],
        within: .upperEdge
    )
}
