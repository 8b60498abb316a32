// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// Gatekeeper's host-probes-lifecycle; Kyverno's deny-commands-in-exec-probe.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to probes and hooks that ask another host than the Pod.
public struct ProbeHost: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "probe-host",
        category: .probes,
        summary: "Probes and hooks ask the Pod, not another host",
        rationale: """
            The kubelet asks from the node, so that a host of its own says nothing about the Pod: localhost is the node. \
            It also lets whoever writes manifests send requests from nodes.
            """,
        reference: "https://open-policy-agent.github.io/gatekeeper-library/website/validation/host-probes-lifecycle"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a workload; a Pod in the network of its node may ask localhost.
    public func findings(in workload: Workload) -> [Finding] {
        let isOnHost = workload.pod.hostNetwork == true
        return workload.longRunningContainers.flatMap { path, container in
            container.hosts.filter { !(isOnHost && ["127.0.0.1", "localhost", "::1"].contains($0.host)) }.map {
                field,
                host in
                objection(
                    "\(host) is asked instead of the Pod",
                    at: workload.place(path.appending(field)),
                    evidence: [.init("host", .text(host))],
                    advice: "remove the host, and put a virtual host into the header Host"
                )
            }
        }
    }
}

extension Container {
    /// The hosts that probes and hooks name, each with its place in the container.
    fileprivate var hosts: [(path: FieldPath, host: String)] {
        var hosts = probes.flatMap { field, probe in
            [
                (FieldPath.root.field(field).appending("httpGet.host"), probe.httpGet?.host),
                (FieldPath.root.field(field).appending("tcpSocket.host"), probe.tcpSocket?.host),
            ]
        }
        for (field, handler) in [("postStart", lifecycle?.postStart), ("preStop", lifecycle?.preStop)] {
            let path = FieldPath("lifecycle").field(field)
            hosts.append((path.appending("httpGet.host"), handler?.httpGet?.host))
            hosts.append((path.appending("tcpSocket.host"), handler?.tcpSocket?.host))
        }
        return hosts.compactMap { path, host in
            guard let host, !host.isEmpty else { return nil }
            return (path, host)
        }
    }
}

/// Objects to probes that list processes or files.
public struct ProcessListingProbe: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "process-listing-probe",
        category: .probes,
        summary: "A probe asks whether the server answers",
        rationale: """
            That a process or a file exists says nothing about requests. Such commands are also slow, and a probe that \
            runs out of time is a failure.
            """,
        reference: "https://kyverno.io/policies/other/deny-commands-in-exec-probe/deny-commands-in-exec-probe/"
    )

    private static let programs: Set<Substring> = ["jcmd", "jps", "ls", "pgrep", "pidof", "ps"]
    private static let shells: Set<Substring> = ["ash", "bash", "dash", "sh"]

    /// Creates the rule.
    public init() {}

    /// Judges a workload.
    public func findings(in workload: Workload) -> [Finding] {
        workload.longRunningContainers.flatMap { path, container in
            container.probes.compactMap { field, probe -> Finding? in
                guard let command = probe.exec?.command, let program = Self.program(in: command) else { return nil }
                return objection(
                    "the probe runs \(program), which does not ask the server",
                    at: workload.place(path.field(field).appending("exec.command")),
                    evidence: [.init("command", .text(command.joined(separator: " ")))],
                    advice: "send the server a request"
                )
            }
        }
    }

    /// The first program of a command that is on the list, or of the script that a shell runs.
    private static func program(in command: [String]) -> Substring? {
        guard let first = command.first.map(name(of:)) else { return nil }
        guard shells.contains(first), let option = command.firstIndex(of: "-c"), option + 1 < command.count else {
            return programs.contains(first) ? first : nil
        }
        let commands = command[option + 1].split { ";|&()`\n".contains($0) }
        return commands.compactMap { $0.split(separator: " ").first }.map { name(of: String($0)) }
            .first { programs.contains($0) }
    }

    /// The last part of a program's path.
    private static func name(of program: String) -> Substring {
        program.split(separator: "/").last ?? ""
    }
}
