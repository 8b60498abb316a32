// A team's policy in its own test suite: every environment, failures at the manifest's lines, and what the policy misses.

// snippet.hide
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0
// snippet.show

import KubernetesLifecycle
import Testing

// snippet.hide
let checkout = """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: checkout
    spec:
      replicas: 3
      selector:
        matchLabels:
          app: checkout
      minReadySeconds: 100
      template:
        metadata:
          labels:
            app: checkout
        spec:
          terminationGracePeriodSeconds: 91
          containers:
            - name: checkout
              image: example.com/checkout:1.4
              lifecycle:
                preStop:
                  sleep:
                    seconds: 71

    """
// snippet.show
// snippet.test
struct CheckoutTests {
    @Test(arguments: TargetType.allKnown)
    func `checkout survives a rolling update`(targets: TargetType) throws {
        let bundle = ManifestBundle(checkout, name: "k8s/checkout.yaml")
        let policy = RolloutRules.zeroDowntime(behind: .applicationLoadBalancer(targets: targets))
        #expect(policy.findings(in: bundle).isEmpty)
    }
}
// snippet.located
extension ManifestFinding {
    /// Reports the finding as a failure of the test that runs, at its line of the manifest.
    func recordIssue(inFolder folder: String) {
        let place = SourceLocation(
            fileID: "Manifests/\(place.name)",
            filePath: "\(folder)/\(place.name)",
            line: place.start.line,
            column: place.start.column
        )
        Issue.record("\(self)", sourceLocation: place)
    }
}
// snippet.sweep
let application = Application(onTermination: .drains(within: .seconds(20)), longestRequest: .seconds(1))
let environments = Assumptions(application: application).sweep(
    kubernetes: [KubernetesVersion(major: 1, minor: 29), .latest],
    controllerProcessing: [.seconds(1), .seconds(10), .seconds(60)]
)
let bundle = ManifestBundle(checkout, name: "k8s/checkout.yaml")
for assumptions in environments {
    var policy = RolloutRules.zeroDowntime()
    policy.assumptions = assumptions
    let errors = policy.findings(in: bundle).filter { $0.finding.severity == .error }
    print("\(assumptions): \(errors.isEmpty ? "safe" : errors.map(\.finding.code.rawValue).joined(separator: ", "))")
}
// snippet.mutations
let policy = RolloutRules.zeroDowntime(behind: .applicationLoadBalancer(targets: .ip), application: application)
print(policy.mutations(of: bundle.resources, step: 30))
// snippet.end
