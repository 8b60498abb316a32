// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// kube-score 339: the same request with a larger failureThreshold is what the documentation of Kubernetes advises, and
// was objected to all the same. What counts is which of the two fails first.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to a liveness probe that asks what the readiness probe asks, and fails no later.
public struct IdenticalProbes: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "identical-probes",
        category: .probes,
        summary: "A liveness probe that asks what the readiness probe asks fails later than that",
        rationale: """
            A Pod that is busy should first get no more requests. If liveness fails as soon as readiness, its containers \
            are restarted instead, their requests are lost, and the other Pods get the load.
            """,
        reference: "https://github.com/zegl/kube-score/issues/339"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a workload.
    public func findings(in workload: Workload) -> [Finding] {
        workload.longRunningContainers.compactMap { path, container in
            guard let liveness = container.livenessProbe, let readiness = container.readinessProbe,
                liveness.asksTheSame(as: readiness, in: container),
                liveness.failure.seconds <= readiness.failure.seconds
            else { return nil }
            let path = path.field("livenessProbe")
            return objection(
                "the liveness probe of \(container.name) asks what its readiness probe asks, and fails no later",
                at: workload.place(path),
                related: [
                    workload.place(
                        path.sibling("readinessProbe"),
                        note: "readiness fails after \(readiness.failure.description)"
                    )
                ],
                evidence: [
                    .init("liveness fails after", .text(liveness.failure.description)),
                    .init("readiness fails after", .text(readiness.failure.description)),
                ],
                advice: "let liveness fail later, or ask less of it",
                fix: Self.threshold(of: liveness, after: readiness).map { threshold in
                    Fix(
                        "Let liveness fail after \(threshold) checks",
                        [workload.setting(path.field("failureThreshold"), to: .integer(threshold))]
                    )
                }
            )
        }
    }

    /// The least threshold with which liveness fails after readiness; nil where there is none.
    private static func threshold(of liveness: Probe, after readiness: Probe) -> Int? {
        let (seconds, overflows) = readiness.failure.period.multipliedReportingOverflow(by: readiness.failure.threshold)
        let threshold = seconds / liveness.failure.period
        guard !overflows, threshold < Int(Int32.max) else { return nil }
        return threshold + 1
    }
}

/// The failures in a row that count, and the time between them.
private struct ProbeFailure {
    let period: Int
    let threshold: Int

    /// The time until the probe fails, in seconds, in two words.
    var seconds: (high: Int, low: UInt) { period.multipliedFullWidth(by: threshold) }

    var description: String { "\(Text.count(threshold, "check", "checks")), \(period) s apart" }
}

extension Probe {
    fileprivate var failure: ProbeFailure {
        ProbeFailure(
            period: max(1, periodSeconds.flatMap { $0 == 0 ? nil : $0 } ?? 10),
            threshold: max(1, failureThresholdOrDefault)
        )
    }

    /// Whether both run the same command, or ask the same thing of the same port.
    fileprivate func asksTheSame(as other: Probe, in container: Container) -> Bool {
        if let exec { return exec == other.exec }
        guard let port = portField?.port, let otherPort = other.portField?.port,
            container.number(of: port) == container.number(of: otherPort)
        else { return false }
        if let httpGet {
            guard let other = other.httpGet else { return false }
            return (httpGet.path ?? "/") == (other.path ?? "/") && httpGet.host == other.host
                && (httpGet.scheme ?? .http) == (other.scheme ?? .http)
        }
        if tcpSocket != nil { return other.tcpSocket != nil }
        return grpc != nil && other.grpc != nil && (grpc?.service ?? "") == (other.grpc?.service ?? "")
    }
}

extension Container {
    /// The number of a port, where a name stands for one of the container's.
    fileprivate func number(of port: IntOrString) -> IntOrString {
        guard let name = port.stringValue else { return port }
        return ports?.first { $0.name == name }.map { .int($0.containerPort) } ?? port
    }
}

extension FieldPath {
    /// The field beside this one.
    fileprivate func sibling(_ name: String) -> FieldPath {
        FieldPath(Array(components.dropLast())).field(name)
    }
}
