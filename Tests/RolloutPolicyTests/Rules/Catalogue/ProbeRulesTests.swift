// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import TargetGroups
import Testing

struct ProbeRulesTests {
    static let cases = missing + identical + ports + handlers + timings

    private static let missing = [
        RuleCase(
            "missing-readiness-probe",
            "behind a Service",
            [Manifests.deployment(container: { $0.readinessProbe = nil }), Manifests.service()],
            """
            Deployment/web: spec.template.spec.containers[0].readinessProbe: warning: web has no readiness probe; \
            add one that succeeds once the container can answer [missing-readiness-probe]
            """
        ),
        RuleCase(
            "missing-readiness-probe",
            "behind nothing",
            [Manifests.deployment(container: { $0.readinessProbe = nil })],
            """
            Deployment/web: spec.template.spec.containers[0].readinessProbe: note: web has no readiness probe; \
            add one that succeeds once the container can answer [missing-readiness-probe]
            """
        ),
        RuleCase(
            "missing-readiness-probe",
            "containers that do not serve",
            [
                Manifests.deployment { deployment in
                    deployment.spec.template.spec.containers.append(Container(name: "logs"))
                    deployment.spec.template.spec.initContainers = [
                        Container(name: "migration"), Container(name: "proxy", restartPolicy: .always),
                    ]
                }
            ]
        ),
        RuleCase("missing-readiness-probe", "a Job", [job]),
        RuleCase(
            "missing-liveness-probe",
            "none",
            [Manifests.deployment(container: { $0.livenessProbe = nil })],
            """
            Deployment/web: spec.template.spec.containers[0].livenessProbe: note: web has no liveness probe; \
            add one if the container can hang without exiting [missing-liveness-probe]
            """
        ),
        RuleCase("missing-liveness-probe", "there is one", Manifests.good),
        RuleCase("missing-liveness-probe", "a Job", [job]),
        RuleCase(
            "missing-pre-stop-hook",
            "behind a Service",
            [Manifests.deployment(container: { $0.lifecycle = nil }), Manifests.service()],
            """
            Deployment/web: spec.template.spec.containers[0].lifecycle.preStop: note: web has no preStop hook; \
            let it sleep until no more requests arrive [missing-pre-stop-hook]
            """
        ),
        RuleCase("missing-pre-stop-hook", "behind nothing", [Manifests.deployment(container: { $0.lifecycle = nil })]),
    ]

    private static let job = AnyResource(
        Job(
            metadata: ObjectMeta(name: "web"),
            spec: JobSpec(template: PodTemplateSpec(spec: PodSpec(containers: [Container(name: "once")])))
        )
    )

    private static func probes(liveness: Probe, readiness: Probe) -> [AnyResource] {
        [
            Manifests.deployment { deployment in
                deployment.spec.template.spec.containers[0].livenessProbe = liveness
                deployment.spec.template.spec.containers[0].readinessProbe = readiness
            }
        ]
    }

    private static func probe(_ period: Int? = nil, times threshold: Int? = nil, port: IntOrString = 8080) -> Probe {
        Probe(
            httpGet: HTTPGetAction(path: port == "http" ? "/" : nil, port: port),
            periodSeconds: period,
            failureThreshold: threshold
        )
    }

    private static let identical = [
        RuleCase(
            "identical-probes",
            "alike, by name and by number",
            probes(liveness: probe(), readiness: probe(port: "http")),
            """
            Deployment/web: spec.template.spec.containers[0].livenessProbe: warning: the liveness probe of web asks \
            what its readiness probe asks, and fails no later; let liveness fail later, or ask less of it \
            [identical-probes]
            """
        ),
        RuleCase(
            "identical-probes",
            "liveness fails sooner",
            probes(liveness: probe(1, times: 5), readiness: probe(10, times: 3)),
            """
            Deployment/web: spec.template.spec.containers[0].livenessProbe: warning: the liveness probe of web asks \
            what its readiness probe asks, and fails no later; let liveness fail later, or ask less of it \
            [identical-probes]
            """
        ),
        RuleCase(
            "identical-probes",
            "numbers that overflow",
            probes(liveness: probe(.max, times: .max), readiness: probe(.max, times: .max)),
            """
            Deployment/web: spec.template.spec.containers[0].livenessProbe: warning: the liveness probe of web asks \
            what its readiness probe asks, and fails no later; let liveness fail later, or ask less of it \
            [identical-probes]
            """
        ),
        RuleCase(
            "identical-probes",
            "liveness has a larger threshold",
            probes(liveness: probe(10, times: 4), readiness: probe(10, times: 3))
        ),
        RuleCase("identical-probes", "different paths", Manifests.good),
        RuleCase(
            "identical-probes",
            "a request and a connection",
            probes(liveness: Probe(tcpSocket: TCPSocketAction(port: 8080)), readiness: probe())
        ),
    ]

    private static func readiness(port: IntOrString) -> [AnyResource] {
        [Manifests.deployment(container: { $0.readinessProbe = Manifests.probe("/ready", port: port) })]
    }

    private static let ports = [
        RuleCase(
            "undeclared-probe-port",
            "an unknown name",
            readiness(port: "htpp"),
            """
            Deployment/web: spec.template.spec.containers[0].readinessProbe.httpGet.port: error: no port of web is \
            called "htpp", so the probe always fails; use the name or the number of a port of the container \
            [undeclared-probe-port]
            """
        ),
        RuleCase(
            "undeclared-probe-port",
            "an unknown number",
            readiness(port: 8081),
            """
            Deployment/web: spec.template.spec.containers[0].readinessProbe.httpGet.port: note: no container declares \
            port 8081; declare it, or ask one that is declared [undeclared-probe-port]
            """
        ),
        RuleCase("undeclared-probe-port", "a declared number", readiness(port: 8080)),
        RuleCase("undeclared-probe-port", "a declared name", Manifests.good),
        RuleCase(
            "numeric-probe-port",
            "a number with a name",
            readiness(port: 8080),
            """
            Deployment/web: spec.template.spec.containers[0].readinessProbe.httpGet.port: note: the probe repeats the \
            number of port "http"; use the name [numeric-probe-port]
            """
        ),
        RuleCase("numeric-probe-port", "a number without a name", readiness(port: 8081)),
        RuleCase("numeric-probe-port", "a name", Manifests.good),
    ]

    private static let handlers = [
        RuleCase(
            "probe-host",
            "another host",
            [
                Manifests.deployment(container: { container in
                    container.readinessProbe?.httpGet?.host = "10.0.0.1"
                    container.lifecycle?.postStart = LifecycleHandler(httpGet: HTTPGetAction(port: 80, host: "a.b"))
                })
            ],
            """
            Deployment/web: spec.template.spec.containers[0].readinessProbe.httpGet.host: warning: 10.0.0.1 is asked \
            instead of the Pod; remove the host, and put a virtual host into the header Host [probe-host]
            """,
            """
            Deployment/web: spec.template.spec.containers[0].lifecycle.postStart.httpGet.host: warning: a.b is asked \
            instead of the Pod; remove the host, and put a virtual host into the header Host [probe-host]
            """
        ),
        RuleCase(
            "probe-host",
            "localhost in the network of the node",
            [
                Manifests.deployment { deployment in
                    deployment.spec.template.spec.hostNetwork = true
                    deployment.spec.template.spec.containers[0].readinessProbe?.httpGet?.host = "127.0.0.1"
                }
            ]
        ),
        RuleCase("probe-host", "none", Manifests.good),
        RuleCase(
            "process-listing-probe",
            "in a script",
            [command(["sh", "-c", "curl localhost | cat && /bin/ps aux"])],
            """
            Deployment/web: spec.template.spec.containers[0].readinessProbe.exec.command: warning: the probe runs ps, \
            which does not ask the server; send the server a request [process-listing-probe]
            """
        ),
        RuleCase(
            "process-listing-probe",
            "by its path",
            [command(["bin/ls", "ready"])],
            """
            Deployment/web: spec.template.spec.containers[0].readinessProbe.exec.command: warning: the probe runs ls, \
            which does not ask the server; send the server a request [process-listing-probe]
            """
        ),
        RuleCase("process-listing-probe", "a request", [command(["curl", "-f", "http://localhost/ps"])]),
        RuleCase("process-listing-probe", "a script without a command", [command(["sh", "-c"]), command([])]),
    ]

    private static func command(_ words: [String]) -> AnyResource {
        Manifests.deployment(container: { $0.readinessProbe = Probe(exec: ExecAction(command: words)) })
    }

    private static let timings = [
        RuleCase(
            "unstated-probe-timings",
            "some are left out",
            [
                Manifests.deployment(container: { container in
                    container.readinessProbe?.successThreshold = nil
                    container.livenessProbe = Probe(httpGet: HTTPGetAction(port: "http"), successThreshold: 1)
                    container.startupProbe = Probe(tcpSocket: TCPSocketAction(port: "http"), periodSeconds: 1)
                })
            ],
            """
            Deployment/web: spec.template.spec.containers[0].livenessProbe: note: the livenessProbe of web leaves \
            periodSeconds, timeoutSeconds, failureThreshold to the defaults; state the timings that the application \
            needs [unstated-probe-timings]
            """,
            """
            Deployment/web: spec.template.spec.containers[0].readinessProbe: note: the readinessProbe of web leaves \
            successThreshold to the defaults; state the timings that the application needs [unstated-probe-timings]
            """,
            """
            Deployment/web: spec.template.spec.containers[0].startupProbe: note: the startupProbe of web leaves \
            timeoutSeconds, failureThreshold to the defaults; state the timings that the application needs \
            [unstated-probe-timings]
            """
        ),
        RuleCase("unstated-probe-timings", "all are stated", Manifests.good),
    ]

    @Test(arguments: cases)
    func `a rule about probes says what it objects to`(example: RuleCase) throws {
        #expect(try example.lines() == example.findings)
    }

    @Test func `liveness that is to fail later gets the least threshold that does`() throws {
        let resources = Self.probes(liveness: Self.probe(7, times: 3), readiness: Self.probe(10, times: 3))
        let finding = try #require(RolloutRules([IdenticalProbes()]).findings(in: .init(resources)).first)
        // 30 s are four checks, 7 s apart, and two seconds more.
        #expect(finding.fix?.changes.first?.action == .set(5))
        #expect(finding.related.first?.note == "readiness fails after 3 checks, 10 s apart")
    }
}
