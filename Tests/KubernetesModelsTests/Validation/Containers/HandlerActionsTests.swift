// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import TestSupport
import Testing

@testable import KubernetesModels

struct HandlerActionsTests {
    private func errors(_ json: String, gracePeriodSeconds: Int? = 30) throws -> [ValidationError] {
        let handler: LifecycleHandler = try JSON.read(json)
        return HandlerActions(
            exec: handler.exec,
            httpGet: handler.httpGet,
            tcpSocket: handler.tcpSocket,
            sleep: handler.sleep
        ).validationErrors(at: "preStop", gracePeriodSeconds: gracePeriodSeconds)
    }

    @Test(arguments: [
        #"{"exec": {"command": ["true"]}}"#,
        #"{"httpGet": {"path": "/", "port": 80, "scheme": "HTTPS", "httpHeaders": [{"name": "Host", "value": ""}]}}"#,
        #"{"tcpSocket": {"port": "http"}}"#,
        #"{"sleep": {"seconds": 30}}"#,
    ])
    func `an action in order has no errors`(json: String) throws {
        #expect(try errors(json).isEmpty)
    }

    @Test(arguments: [
        ("{}", "preStop: there is no handler; add one, such as exec or httpGet"),
        (
            #"{"exec": {"command": []}}"#,
            #"preStop.exec.command: there is no command to run; give it as a list, such as ["sleep", "70"]"#
        ),
        (
            #"{"httpGet": {"port": 80, "scheme": "HTTP"}}"#,
            #"preStop.httpGet.path: the path is missing; use one such as "/healthz""#
        ),
        (
            #"{"httpGet": {"path": "/", "port": 0, "scheme": "HTTP"}}"#,
            "preStop.httpGet.port: 0 is not a port: use a number from 1 to 65535, such as 8080"
        ),
        (
            #"{"httpGet": {"path": "/", "port": 80, "scheme": "http"}}"#,
            #"preStop.httpGet.scheme: "http" is not supported; use one of "HTTP", "HTTPS""#
        ),
        (
            #"{"httpGet": {"path": "/", "port": 80, "scheme": "HTTP", "httpHeaders": [{"name": "a b", "value": ""}]}}"#,
            #"""
            preStop.httpGet.httpHeaders: "a b" is not a header name: " " at position 2 is not allowed; \#
            use letters, digits and "-", such as "X-Forwarded-For"
            """#
        ),
        (
            #"{"tcpSocket": {"port": 70000}}"#,
            "preStop.tcpSocket.port: 70000 is not a port: use a number from 1 to 65535, such as 8080"
        ),
        (
            #"{"sleep": {"seconds": 31}}"#,
            """
            preStop.sleep: a sleep of 31 seconds is longer than terminationGracePeriodSeconds (30); \
            shorten it, or raise the grace period
            """
        ),
        (#"{"sleep": {"seconds": -1}}"#, "preStop.sleep: the hook cannot sleep for -1 seconds; use 0 or more"),
    ])
    func `a mistake is told`(json: String, sentence: String) throws {
        #expect(try errors(json).sentences == [sentence])
    }

    @Test func `a second action is forbidden`() throws {
        let json = #"{"sleep": {"seconds": 99}, "exec": {"command": ["true"]}, "tcpSocket": {"port": 0}}"#
        #expect(try errors(json).lines == ["preStop.tcpSocket Forbidden", "preStop.sleep Forbidden"])
    }

    @Test func `reasons differ`() throws {
        #expect(try errors("{}").lines == ["preStop Required"])
        #expect(try errors(#"{"exec": {}}"#).lines == ["preStop.exec.command Required"])
        #expect(
            try errors(#"{"httpGet": {"port": ""}}"#).lines == [
                "preStop.httpGet.path Required", "preStop.httpGet.port Invalid", "preStop.httpGet.port Invalid",
                "preStop.httpGet.scheme NotSupported",
            ]
        )
    }

    @Test func `a port of gRPC has a number`() {
        let actions = HandlerActions(grpc: GRPCAction(port: 0))
        #expect(actions.validationErrors(at: "probe", gracePeriodSeconds: nil).lines == ["probe.grpc.port Invalid"])
    }

    @Test(arguments: [
        (0, 30, true, true), (30, 30, true, true), (31, 30, true, false), (-1, 30, true, false), (0, 0, true, true),
        (1, -1, true, false), (0, 30, false, false), (1, 30, false, true),
    ])
    func `a sleep fits the grace period`(seconds: Int, gracePeriod: Int, allowsZero: Bool, isAllowed: Bool) {
        let action = SleepAction(seconds: seconds)
        let errors = action.validationErrors(gracePeriodSeconds: gracePeriod, allowsZero: allowsZero)
        #expect(errors.isEmpty == isAllowed)
    }

    @Test func `without a grace period a sleep is not judged`() {
        #expect(SleepAction(seconds: -1).validationErrors(gracePeriodSeconds: nil).isEmpty)
    }
}
