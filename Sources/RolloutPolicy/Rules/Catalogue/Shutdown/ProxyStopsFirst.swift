// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

/// A proxy without ports of its own has a shorter hook than the server that it stands before.
///
/// Encodes aws-app-mesh-controller 605 and the sidecars of KEP-753, which end after all regular containers.
public struct ProxyStopsFirst: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "proxy-stops-first",
        category: .shutdown,
        summary: "A proxy that is a regular container sleeps as long as the server",
        rationale: "A mesh proxy takes in the traffic of the whole Pod even where it declares no port. As a regular "
            + "container it gets its stop signal with the others; as a sidecar (an init container with restartPolicy "
            + "Always) only when they have ended.",
        reference: "https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/"
    )

    /// What the images of proxies are called.
    private static let images: Set<Substring> = [
        "envoy", "proxyv2", "aws-appmesh-envoy", "envoy-alpine", "proxy-init", "linkerd-proxy", "consul-dataplane",
    ]
    private static let names: Set<String> = [
        "istio-proxy", "linkerd-proxy", "envoy", "envoy-sidecar", "consul-dataplane",
    ]

    /// Creates the rule.
    public init() {}

    /// Objects to proxies that stop before the containers with ports.
    public func findings(in workload: Workload) -> [Finding] {
        let serving = workload.containers.filter { !($0.container.ports ?? []).isEmpty }
        guard !workload.analyses.isEmpty, !serving.isEmpty,
            let hooks = serving.compactMap({ workload.hookReading(of: $0.container)?.least }).max(), hooks > .zero
        else { return [] }
        return workload.containers.compactMap { path, container in
            guard (container.ports ?? []).isEmpty, isProxy(container) else { return nil }
            let reading = workload.hookReading(of: container)
            let most = reading.map(\.most) ?? .zero
            guard let most, most < hooks else { return nil }
            return finding(path, container, workload, most, hooks)
        }
    }

    private func isProxy(_ container: Container) -> Bool {
        if Self.names.contains(container.name) { return true }
        let image = container.image ?? ""
        let last = image.split(separator: "/").last ?? ""
        return Self.images.contains(last.prefix { $0 != ":" && $0 != "@" })
    }

    private func finding(
        _ path: FieldPath,
        _ container: Container,
        _ workload: Workload,
        _ most: Duration,
        _ needed: Duration
    ) -> Finding {
        let place = path.field("lifecycle").field("preStop")
        let version = workload.scope.assumptions.kubernetes
        let handler = PreStopHook.SleepForm(for: version).handler(seconds: needed.wholeSecondsRoundedUp)
        let old = container.lifecycle?.preStop
        // What another hook does besides sleeping is for the authors to say.
        let isSleep = old.map { $0.handlerNames == ["sleep"] } ?? true
        let mends = isSleep && needed.problem(as: "") == nil && handler.sleep != nil
        let sleep = "Let \(container.name) sleep \(needed.wholeSecondsRoundedUp) s"
        return Finding(
            Self.about.code,
            Self.about.severity,
            "the proxy \(container.name) gets its stop signal at \(Text.seconds(most)), but the server behind it at "
                + Text.seconds(needed),
            at: workload.place(place),
            evidence: [
                Finding.Evidence("needed", .duration(needed)), Finding.Evidence("given", .duration(most)),
            ],
            advice: "make it a sidecar, an init container with restartPolicy Always, or let it sleep as long",
            fix: mends ? Fix(sleep, [workload.settingHook(at: path, from: old, to: handler)]) : nil
        )
    }
}
