// Manifests judged by a policy: findings with places, fixes, suppressions, a configuration, a rule of one's own.

// snippet.hide
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0
// snippet.show

import KubernetesLifecycle

let manifest = """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: shop
    spec:
      replicas: 3
      selector:
        matchLabels: {app: shop}
      template:
        metadata:
          labels: {app: shop}
        spec:
          terminationGracePeriodSeconds: 45  # the longest checkout
          containers:
          - name: shop
            image: shop:1
            lifecycle:
              preStop:
                sleep: {seconds: 35}

    """

// snippet.rule
/// The cache in front of the shop sends to Pods that are gone for up to 40 s.
struct SleepOutlastsCache: Rule {
    static let about = RuleDescription(
        "sleep-outlasts-cache",
        severity: .error,
        summary: "a Pod goes on serving until the cache has forgotten it",
        rationale: "The cache looks up its origins every 40 s, and answers with HTTP 502 for one that is gone."
    )

    var parameters = ["seconds": 40]

    func findings(in workload: Workload) -> [Finding] {
        let needed = parameters["seconds"] ?? 40
        return workload.containers.compactMap { path, container in
            guard let sleep = container.lifecycle?.preStop?.sleep?.seconds, sleep < needed else { return nil }
            let field = path.appending("lifecycle.preStop.sleep.seconds")
            return Finding(
                Self.about.code,
                Self.about.severity,
                "\(container.name) sleeps \(sleep) s, and the cache forgets it after \(needed) s",
                at: workload.place(field),
                related: [workload.place(workload.podPath.field("terminationGracePeriodSeconds"))],
                evidence: [.init("sleep", .duration(.seconds(sleep))), .init("cache", .duration(.seconds(needed)))],
                fix: Fix("Let it sleep \(needed) s", [workload.setting(field, to: .integer(needed))])
            )
        }
    }
}
// snippet.findings
let bundle = ManifestBundle([ManifestText(manifest, name: "shop.yaml")])
let policy = RolloutRules([SleepOutlastsCache()])
for finding in policy.findings(in: bundle) {
    print(finding)
}
// snippet.violations
// In a test: #expect(bundle.violations(of: policy).isEmpty)
print(bundle.violations(of: policy).map(\.oneLine))
// snippet.fixes
let fixed = try bundle.fixing(by: policy)
print(bundle.diff(to: fixed.bundle))
// snippet.suppression
let reason = "the cache leaves it alone"
let annotations = """
      annotations:
        ignore.rollout-rules/sleep-outlasts-cache: \(reason)
        ignore.rollout-rules/sleep-outlast-cache: \(reason)

    """
let exempt = manifest.replacing("  name: shop\nspec", with: "  name: shop\n\(annotations)spec")
for finding in policy.findings(in: ManifestBundle(exempt, name: "exempt.yaml")) {
    print(finding)
}
// snippet.configuration
let configuration = """
    rules: zero-downtime
    severities:
      sleep-outlasts-cache: warning
      unused-suppression: off
    parameters:
      sleep-outlasts-cache: {seconds: 60}
    assumptions:
      kubernetes: "1.33"
      longestRequest: 30s
      controllerProcessing: 9s
      caps:
      - {limit: 600s, source: the cluster autoscaler}

    """
print(configuration)
let own: [any Rule] = [SleepOutlastsCache()]
let configured = try RolloutRules(
    PolicyConfiguration(parsing: ManifestText(configuration, name: "policy.yaml"), adding: own),
    adding: own
)
// snippet.slip
do {
    let slip = configuration.replacing("longestRequest", with: "longestRequests")
    _ = try PolicyConfiguration(parsing: ManifestText(slip, name: "policy.yaml"), adding: own)
} catch {
    print(error)
}
// snippet.report
let report = ManifestReport(on: bundle, by: policy)
print(report.gitHub)
// snippet.end

// snippet.hide
precondition(fixed.left.isEmpty && fixed.rounds == 1)
precondition(configured.severities == ["sleep-outlasts-cache": .warning])
precondition(configured.findings(in: bundle).contains { $0.code == "sleep-outlasts-cache" && $0.severity == .warning })
precondition(report.sarif.contains("\"version\": \"2.1.0\""))
