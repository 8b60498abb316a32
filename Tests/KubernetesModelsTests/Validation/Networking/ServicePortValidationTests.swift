// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Testing

@testable import KubernetesModels

struct ServicePortValidationTests {
    private static let http = ServicePort(name: "http", protocol: .tcp, port: 80, targetPort: "http")

    private func port(_ change: (inout ServicePort) -> Void) -> ServicePort {
        var port = Self.http
        change(&port)
        return port
    }

    @Test func `a mistake in a port is told`() {
        func lines(_ change: (inout ServicePort) -> Void) -> [String] {
            [port(change)].validationErrors(at: .root).lines
        }
        #expect(lines { _ in }.isEmpty)
        #expect(lines { $0.name = nil }.isEmpty)
        #expect(lines { $0.name = "Http" } == ["[0].name Invalid"])
        #expect(lines { $0.port = 0 } == ["[0].port Invalid"])
        #expect(lines { $0.protocol = nil } == ["[0].protocol Required"])
        #expect(lines { $0.protocol = .init("HTTP") } == ["[0].protocol NotSupported"])
        #expect(lines { $0.targetPort = "HTTP" } == ["[0].targetPort Invalid", "[0].targetPort Invalid"])
        #expect(lines { $0.targetPort = nil } == ["[0].targetPort Invalid"])
        #expect(lines { $0.appProtocol = "kubernetes.io/h2c" }.isEmpty)
        #expect(lines { $0.appProtocol = "a b" } == ["[0].appProtocol Invalid"])
    }

    @Test func `several ports have names`() {
        let ports = [Self.http, port { $0.name = nil }, Self.http]
        #expect(
            ports.validationErrors(at: "ports").sentences == [
                #"ports[1].name: the port needs a name, because there are others; use one such as "http""#,
                #"ports[2].name: another port is named "http", too; give each its own name"#,
            ]
        )
    }

    @Test func `numbers are there once for each protocol`() {
        func lines(_ type: ServiceType, _ ports: [ServicePort]) -> [String] {
            ServiceSpec(ports: ports, type: type).numberErrors(at: "ports").lines
        }
        let udp = port { $0.protocol = .udp }
        #expect(lines(.clusterIP, [Self.http, udp]).isEmpty)
        #expect(lines(.clusterIP, [Self.http, Self.http]) == ["ports[1] Duplicate"])
        let node = port { $0.nodePort = 30_000 }
        #expect(lines(.clusterIP, [node]) == ["ports[0].nodePort Forbidden"])
        #expect(lines(.nodePort, [node]).isEmpty)
        let other = port {
            $0.port = 81
            $0.nodePort = 30_000
        }
        #expect(lines(.nodePort, [node, other]) == ["ports[1].nodePort Duplicate"])
    }
}
