// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

/// A hook has the sleep handler, which the cluster does not know.
///
/// Encodes KEP-3960: alpha and off in 1.29, on by default since 1.30; and KEP-4818: a sleep of 0 since 1.33.
public struct NativeSleepUnsupported: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "native-sleep-unsupported",
        severity: .error,
        category: .shutdown,
        summary: "The cluster knows the sleep handler",
        rationale: "An API server without it drops the field, and refuses the hook that has no other handler.",
        reference:
            "https://github.com/kubernetes/enhancements/tree/master/keps/sig-node/3960-pod-lifecycle-sleep-action"
    )

    /// Creates the rule.
    public init() {}

    /// Objects to native sleeps on releases that do not have them.
    public func findings(in workload: Workload) -> [Finding] {
        let version = workload.scope.assumptions.kubernetes
        return workload.longRunningContainers.compactMap { path, container in
            guard let hook = container.lifecycle?.preStop, hook.handlerNames == ["sleep"], let sleep = hook.sleep,
                !sleep.isKnown(to: version)
            else { return nil }
            let release = "Kubernetes \(version.major).\(version.minor)"
            let place = path.field("lifecycle").field("preStop")
            let handler = hook.normalized(for: version)
            let needed = version < KubernetesVersion(major: 1, minor: 30) ? "1.30" : "1.33"
            return Finding(
                Self.about.code,
                Self.about.severity,
                "the preStop hook of \(container.name) is a native sleep of \(sleep.seconds) s, which \(release) does not "
                    + "have",
                at: workload.place(place.field("sleep")),
                evidence: [Finding.Evidence("needed", .text(needed)), Finding.Evidence("given", .text(release))],
                advice: handler == nil ? "remove the hook" : "use exec with a sleep of the image",
                fix: workload.isMendedByCondition(container)
                    ? nil
                    : handler.map { Fix("Sleep by exec", [workload.setting(place, to: $0.jsonValue)]) }
                        ?? Fix("Remove the hook", [workload.removing(path.field("lifecycle").field("preStop"))])
            )
        }
    }
}
