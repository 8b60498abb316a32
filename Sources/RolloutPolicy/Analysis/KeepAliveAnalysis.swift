// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The work of judging condition 10: a connection that the server closes while the load balancer still uses it.
struct KeepAliveAnalysis {
    let path: TrafficPath
    let application: Application

    private var times: (server: Duration, loadBalancer: Duration)? {
        guard let server = application.keepAlive, let loadBalancer = path.idleTimeout else { return nil }
        return (server, loadBalancer)
    }

    var margins: [ConditionMargin] {
        guard let times else { return [] }
        return [
            ConditionMargin(
                condition: .keepAliveOutlastsIdleTimeout,
                needed: times.loadBalancer,
                given: times.server,
                binding: "the load balancer's idle timeout"
            )
        ]
    }

    var counterexample: Counterexample? {
        guard let times, times.server <= times.loadBalancer else { return nil }
        return Counterexample(
            .keepAliveOutlastsIdleTimeout,
            fails: .idleConnectionClosed,
            [
                .init(time: times.server, kind: .requestSent),
                .init(time: times.server, kind: .idleConnectionClosed(after: times.server)),
                .init(time: times.server, kind: .requestFails(.idleConnectionClosed)),
            ]
        )
    }
}
