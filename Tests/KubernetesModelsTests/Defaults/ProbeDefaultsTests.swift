// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct ProbeDefaultsTests {
    @Test(arguments: [
        (
            #"{"tcpSocket": {"port": 80}}"#,
            """
            {"tcpSocket": {"port": 80}, "timeoutSeconds": 1, "periodSeconds": 10, "successThreshold": 1,
             "failureThreshold": 3}
            """
        ),
        (
            """
            {"exec": {"command": ["a"]}, "initialDelaySeconds": 0, "timeoutSeconds": 0, "periodSeconds": 0,
             "successThreshold": 0, "failureThreshold": 0}
            """,
            """
            {"exec": {"command": ["a"]}, "timeoutSeconds": 1, "periodSeconds": 10, "successThreshold": 1,
             "failureThreshold": 3}
            """
        ),
        (
            #"{"httpGet": {"port": "http", "path": "", "host": "", "scheme": "HTTPS"}, "periodSeconds": 2}"#,
            """
            {"httpGet": {"port": "http", "path": "/", "scheme": "HTTPS"}, "timeoutSeconds": 1, "periodSeconds": 2,
             "successThreshold": 1, "failureThreshold": 3}
            """
        ),
        (
            #"{"grpc": {"port": 80}, "failureThreshold": 5, "terminationGracePeriodSeconds": 0}"#,
            """
            {"grpc": {"port": 80, "service": ""}, "timeoutSeconds": 1, "periodSeconds": 10, "successThreshold": 1,
             "failureThreshold": 5, "terminationGracePeriodSeconds": 0}
            """
        ),
    ])
    func `a probe gets its times and thresholds`(probe: String, expected: String) throws {
        for kind in ["livenessProbe", "readinessProbe", "startupProbe"] {
            let container = try DefaultsJSON.container(#"{"name": "c", "\#(kind)": \#(probe)}"#)
            let result = container.livenessProbe ?? container.readinessProbe ?? container.startupProbe
            #expect(try DefaultsJSON.text(of: result) == DefaultsJSON.normalized(expected))
        }
    }

    @Test func `a probe alone gets the same`() {
        let probe = Probe(tcpSocket: TCPSocketAction(port: 80), initialDelaySeconds: 0, periodSeconds: 2)
        #expect(
            probe.applyingDefaults()
                == Probe(
                    tcpSocket: TCPSocketAction(port: 80),
                    timeoutSeconds: 1,
                    periodSeconds: 2,
                    successThreshold: 1,
                    failureThreshold: 3
                )
        )
    }

    @Test(arguments: [
        Probe(),
        Probe(initialDelaySeconds: 0, timeoutSeconds: 0, periodSeconds: 0, successThreshold: 0, failureThreshold: 0),
    ])
    func `absent numbers and zeros read as what is assumed`(probe: Probe) {
        #expect(probe.initialDelayOrDefault == .zero)
        #expect(probe.timeoutOrDefault == .seconds(1))
        #expect(probe.periodOrDefault == .seconds(10))
        #expect(probe.successThresholdOrDefault == 1)
        #expect(probe.failureThresholdOrDefault == 3)
    }

    @Test func `stated numbers read as they are`() {
        let probe = Probe(
            initialDelaySeconds: 2,
            timeoutSeconds: 4,
            periodSeconds: 5,
            successThreshold: 6,
            failureThreshold: 7
        )
        #expect(probe.initialDelayOrDefault == .seconds(2))
        #expect(probe.timeoutOrDefault == .seconds(4))
        #expect(probe.periodOrDefault == .seconds(5))
        #expect(probe.successThresholdOrDefault == 6)
        #expect(probe.failureThresholdOrDefault == 7)
    }
}
