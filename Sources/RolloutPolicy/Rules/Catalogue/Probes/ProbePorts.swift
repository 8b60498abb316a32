// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// kube-linter readiness-port, liveness-port and startup-port; Popeye 105.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to probes of ports that no container declares.
public struct UndeclaredProbePort: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "undeclared-probe-port",
        severity: .note,
        category: .probes,
        summary: "A probe asks a port that the container declares",
        rationale: """
            A name that no port of the container has makes the probe fail for good. A number need not be declared, but \
            where it is not, it is often a slip.
            """,
        reference: "https://docs.kubelinter.io/#/generated/checks?id=readiness-port"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a workload; a name that does not exist is an error.
    public func findings(in workload: Workload) -> [Finding] {
        let containers = workload.longRunningContainers
        let numbers = Set(containers.flatMap { $0.container.ports ?? [] }.map(\.containerPort))
        return containers.flatMap { path, container in
            container.probes.compactMap { field, probe -> Finding? in
                guard let (portPath, port) = probe.portField else { return nil }
                let place = workload.place(path.field(field).appending(portPath))
                switch port {
                case .int(let number):
                    guard !numbers.contains(number) else { return nil }
                    return objection(
                        "no container declares port \(number)",
                        at: place,
                        evidence: [.init("port", .number(number))],
                        advice: "declare it, or ask one that is declared"
                    )
                case .string(let name):
                    guard !(container.ports ?? []).contains(where: { $0.name == name }) else { return nil }
                    return objection(
                        "no port of \(container.name) is called \"\(name)\", so the probe always fails",
                        at: place,
                        severity: .error,
                        evidence: [.init("port", .text(name))],
                        advice: "use the name or the number of a port of the container"
                    )
                }
            }
        }
    }
}

/// Objects to probes that repeat the number of a port that has a name.
public struct NumericProbePort: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "numeric-probe-port",
        severity: .note,
        category: .probes,
        summary: "A probe uses the name of a port that has one",
        rationale: "A number that is written twice is changed once, and then the probe fails.",
        reference: "https://popeyecli.io (code 105)"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a workload.
    public func findings(in workload: Workload) -> [Finding] {
        workload.longRunningContainers.flatMap { path, container in
            container.probes.compactMap { field, probe -> Finding? in
                guard probe.grpc == nil, let (portPath, port) = probe.portField, let number = port.intValue,
                    let name = container.nameOfTCPPort(number)
                else { return nil }
                let path = path.field(field).appending(portPath)
                return objection(
                    "the probe repeats the number of port \"\(name)\"",
                    at: workload.place(path),
                    evidence: [.init("port", .number(number))],
                    advice: "use the name",
                    fix: Fix("Ask port \"\(name)\"", [workload.setting(path, to: .string(name))])
                )
            }
        }
    }
}

extension Container {
    /// The name of the only port with a number; nil where it has none.
    fileprivate func nameOfTCPPort(_ number: Int) -> String? {
        let ports = (ports ?? []).filter { $0.containerPort == number && ($0.protocol ?? .tcp) == .tcp }
        guard let name = ports.first?.name, !name.isEmpty, ports.count == 1 else { return nil }
        return (self.ports ?? []).filter { $0.name == name }.count == 1 ? name : nil
    }
}
