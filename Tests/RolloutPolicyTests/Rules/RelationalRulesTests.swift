// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import RolloutPolicy
import TargetGroups
import TestSupport
import Testing

struct RelationalRulesTests {
    private static let rules = RuleCatalogue.relational

    private static let hooks: [LifecycleHandler?] = [
        nil, .sleeping(0), .sleeping(5), .sleeping(35), .sleeping(71), .sleeping(-1), .sleeping(.max), .sleeping(.min),
        .running("sleep", "40"), .running("sleep", "9999999999999999999"), .running("sleep"), .running("/drain.sh"),
        .running("sh", "-c", "sleep 40"), .running("sh", "-c", "nginx -s quit; sleep 5"), .running(),
        LifecycleHandler(tcpSocket: TCPSocketAction(port: 1)), LifecycleHandler(),
        LifecycleHandler(exec: ExecAction(command: ["sleep", "20"]), sleep: SleepAction(seconds: 30)),
        LifecycleHandler(httpGet: HTTPGetAction(path: "/stop", port: 8080)),
    ]
    private static let numbers: [Int?] = [nil, 0, 1, 30, 60, 91, 200, -1, .max, .min]

    /// A shop with anything in it.
    private static func shop(_ random: inout SeededGenerator) -> Shop {
        var shop = Shop(random.element(of: hooks), grace: random.element(of: numbers))
        shop.deployment.spec.replicas = random.element(of: [nil, 0, 1, 3, .max, -1])
        shop.deployment.spec.minReadySeconds = random.element(of: numbers)
        shop.deployment.spec.progressDeadlineSeconds = random.element(of: numbers)
        shop.deployment.spec.strategy = random.element(of: [
            nil, DeploymentStrategy(type: .recreate),
            DeploymentStrategy(rollingUpdate: RollingUpdateDeployment(maxUnavailable: 1, maxSurge: 0)),
            DeploymentStrategy(rollingUpdate: RollingUpdateDeployment(maxUnavailable: "x", maxSurge: "100%")),
        ])
        for name in ["proxy", "istio-proxy", "web"] where Bool.random(using: &random) {
            shop.pod.containers.append(
                Container(
                    name: name,
                    image: random.element(of: [nil, "", "gcr.io/distroless/base", "envoy:1"]),
                    ports: random.element(of: [nil, [], [ContainerPort(hostPort: 9, containerPort: 9)]]),
                    livenessProbe: Probe(initialDelaySeconds: random.element(of: numbers), periodSeconds: .max),
                    lifecycle: random.element(of: hooks).map { Lifecycle(preStop: $0) }
                )
            )
        }
        if random.element(of: [true, false, false]) {
            shop.pod.initContainers = [
                Container(
                    name: "side",
                    ports: [ContainerPort(containerPort: 10)],
                    restartPolicy: .always,
                    lifecycle: random.element(of: hooks).map { Lifecycle(preStop: $0) }
                )
            ]
        }
        if random.element(of: [true, false, false, false]) { shop.namespace = nil }
        if random.element(of: [true, false, false]) { shop.namespace?.metadata.labels = nil }
        if random.element(of: [true, false, false, false]) { shop.ingress = nil }
        let delay = random.element(of: ["10", "0", "-5", "99999999999999999999", "x", ","])
        if Bool.random(using: &random) {
            shop.annotate("target-group-attributes", "deregistration_delay.timeout_seconds=" + delay)
        }
        return shop
    }

    private static func assumptions(_ random: inout SeededGenerator) -> Assumptions {
        Assumptions(
            application: random.element(of: [
                Assumptions().application, .draining(longestRequest: 45),
                Application(onTermination: .exits, longestRequest: .seconds(5), keepAlive: .seconds(5)),
            ]),
            kubernetes: random.element(of: [.latest, KubernetesVersion(major: 1, minor: 28)]),
            caps: random.element(of: [[], [], [.spotInterruption], [GraceCap(.seconds(50), source: "a policy")]])
        )
    }

    @Test(arguments: 0..<4)
    func `whatever the shop, rules end, and a fix by itself removes its finding`(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<25 {
            let resources = Self.shop(&random).resources
            let assumptions = Self.assumptions(&random)
            let policy = RolloutRules(Self.rules, assumptions: assumptions)
            for finding in policy.findings(in: resources) {
                guard let fix = finding.fix else { continue }
                let mended = policy.findings(in: try resources.applying([fix]))
                #expect(!mended.contains { $0.description == finding.description }, "\(finding)\n\(fix)")
            }
        }
    }

    @Test(arguments: 0..<4)
    func `applying all fixes again and again ends without a finding that has one`(_ seed: UInt64) throws {
        var random = SeededGenerator(seed: seed &+ 100)
        for _ in 0..<25 {
            var resources = Self.shop(&random).resources
            let policy = RolloutRules(Self.rules, assumptions: Self.assumptions(&random))
            var rounds = 0
            var fixes = policy.findings(in: resources).compactMap(\.fix)
            while !fixes.isEmpty, rounds < 8 {
                resources = try resources.applying(fixes)
                fixes = policy.findings(in: resources).compactMap(\.fix)
                rounds += 1
            }
            #expect(fixes == [])
        }
    }
}
