// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// Datree CONTAINERS_INCORRECT_INITIALDELAYSECONDS_VALUE and its four siblings.

import FieldCoding
import KubernetesModels
import TargetGroups

/// Objects to probes whose timings are left to the defaults.
public struct UnstatedProbeTimings: Rule {
    /// Name, severity and reasons.
    public static let about = RuleDescription(
        "unstated-probe-timings",
        severity: .note,
        category: .probes,
        summary: "A probe states its timings",
        rationale: """
            By default a check has one second to answer, and three failures ten seconds apart are one too many. Whether \
            that fits depends on the application, and who reads the manifest should see it.
            """,
        reference:
            "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/"
    )

    /// Creates the rule.
    public init() {}

    /// Judges a workload.
    ///
    /// `initialDelaySeconds` is not asked for where there is a startup probe, and
    /// `successThreshold` only of readiness, because it is 1 elsewhere.
    public func findings(in workload: Workload) -> [Finding] {
        workload.longRunningContainers.flatMap { path, container in
            container.probes.compactMap { field, probe -> Finding? in
                var timings: [(name: String, value: Int?)] = [
                    ("periodSeconds", probe.periodSeconds), ("timeoutSeconds", probe.timeoutSeconds),
                    ("failureThreshold", probe.failureThreshold),
                ]
                if container.startupProbe == nil { timings.append(("initialDelaySeconds", probe.initialDelaySeconds)) }
                if field == "readinessProbe" { timings.append(("successThreshold", probe.successThreshold)) }
                let names = timings.filter { $0.value == nil }.map(\.name)
                guard !names.isEmpty else { return nil }
                return objection(
                    "the \(field) of \(container.name) leaves \(names.joined(separator: ", ")) to the defaults",
                    at: workload.place(path.field(field)),
                    evidence: names.map { .init($0, .text("not stated")) },
                    advice: "state the timings that the application needs"
                )
            }
        }
    }
}
