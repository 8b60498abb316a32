// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import Testing

struct ServiceValidationTests {
    private func errors(_ change: (inout Service) -> Void) -> [String] {
        var service = Service(
            metadata: ObjectMeta(name: "web"),
            spec: ServiceSpec(ports: [ServicePort(port: 80)], selector: ["app": "web"])
        )
        change(&service)
        return service.validationErrors().lines
    }

    @Test func `a Service in order has no errors`() {
        #expect(errors { _ in }.isEmpty)
        #expect(errors { $0.metadata.name = "1web" }.isEmpty)
        #expect(errors { $0.spec.type = .nodePort }.isEmpty)
        #expect(errors { $0.spec.type = .loadBalancer }.isEmpty)
        #expect(errors { $0.spec.sessionAffinity = .clientIP }.isEmpty)
    }

    @Test func `a mistake is told`() {
        #expect(errors { $0.metadata.name = "web.1" } == ["metadata.name Invalid"])
        #expect(errors { $0.spec.ports = nil } == ["spec.ports Required"])
        #expect(errors { $0.spec.selector = ["-": ""] } == ["spec.selector Invalid"])
        #expect(errors { $0.spec.type = .init("Foo") } == ["spec.type NotSupported"])
        #expect(errors { $0.spec.externalIPs = ["127.0.0.1", "10.0.0.1"] } == ["spec.externalIPs[0] Invalid"])
        #expect(errors { $0.spec.sessionAffinity = .init("Foo") } == ["spec.sessionAffinity NotSupported"])
    }

    @Test func `a Service without addresses needs no ports`() {
        let lines = errors {
            $0.spec.clusterIP = "None"
            $0.spec.ports = nil
        }
        #expect(lines.isEmpty)
        let outside = errors {
            $0.spec.clusterIP = "None"
            $0.spec.type = .nodePort
        }
        #expect(outside == ["spec.clusterIPs[0] Invalid"])
    }

    @Test func `a Service can be the name of a host`() {
        func errors(_ name: String, clusterIPs: [String]? = nil) -> [String] {
            self.errors {
                $0.spec = ServiceSpec(clusterIPs: clusterIPs, type: .externalName, externalName: name)
            }
        }
        #expect(errors("db.example.com.").isEmpty)
        #expect(errors("") == ["spec.externalName Required"])
        #expect(errors("A") == ["spec.externalName Invalid"])
        #expect(errors("a", clusterIPs: ["None"]) == ["spec.clusterIPs Forbidden"])
    }

    @Test(arguments: [(0, false), (1, true), (86_400, true), (86_401, false)])
    func `clients are remembered for a day at most`(seconds: Int, isAllowed: Bool) {
        let lines = errors {
            $0.spec.sessionAffinity = .clientIP
            $0.spec.sessionAffinityConfig = .init(clientIP: .init(timeoutSeconds: seconds))
        }
        #expect(lines == (isAllowed ? [] : ["spec.sessionAffinityConfig.clientIP.timeoutSeconds Invalid"]))
    }

    @Test func `how clients are remembered is said completely`() {
        func lines(_ affinity: ServiceAffinity?, _ config: SessionAffinityConfig?) -> [String] {
            let spec = ServiceSpec(ports: [], sessionAffinity: affinity, sessionAffinityConfig: config)
            return spec.validationErrors().lines.filter { $0.hasPrefix("session") }
        }
        #expect(lines(nil, nil) == ["sessionAffinity Required"])
        #expect(lines(.clientIP, nil) == ["sessionAffinityConfig Required"])
        #expect(lines(.clientIP, .init()) == ["sessionAffinityConfig.clientIP Required"])
        #expect(
            lines(.clientIP, .init(clientIP: .init())) == ["sessionAffinityConfig.clientIP.timeoutSeconds Required"]
        )
        #expect(lines(.explicitNone, .init()) == ["sessionAffinityConfig Forbidden"])
    }

    @Test func `two annotations for the same agree`() {
        let mode = "service.kubernetes.io/topology-mode"
        let hints = "service.kubernetes.io/topology-aware-hints"
        #expect(
            errors { $0.metadata.annotations = [mode: "Auto", hints: "Disabled"] } == [
                "metadata.annotations[\(mode)] Invalid"
            ]
        )
        #expect(errors { $0.metadata.annotations = [mode: "Auto", hints: "Auto"] }.isEmpty)
    }
}
