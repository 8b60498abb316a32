// Safe timings for a Deployment: the path that traffic takes, the application, and the limits of the environment.

// snippet.hide
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0
// snippet.show

import KubernetesLifecycle

let web = Deployment(
    metadata: ObjectMeta(name: "web"),
    spec: DeploymentSpec(
        replicas: 3,
        selector: LabelSelector(matchLabels: ["app": "web"]),
        template: PodTemplateSpec(
            metadata: ObjectMeta(labels: ["app": "web"]),
            spec: PodSpec(containers: [Container(name: "web", image: "nginx:1.27")])
        )
    )
)

// snippet.path
let path = TrafficPath.applicationLoadBalancer(targets: .ip)
    .replacing(.controllerProcessing, with: .stated(upTo: .seconds(9)))
    .replacing(.requestRoundTrip, with: .stated(upTo: .seconds(1)))
// snippet.application
let application = Application(onTermination: .drains(within: .seconds(20)), longestRequest: .seconds(1))
// snippet.verdict
let analysis = try RolloutAnalysis(of: web, behind: path, application: application)
if case .unsafe(let counterexample) = analysis.verdict { print(counterexample) }
// snippet.plan
let plan = try RolloutPlanner(path: path, application: application).plan(for: web)
print(plan)
// snippet.apply
let safe = web.applying(plan)
// snippet.proof
let environment = RolloutEnvironment(path: path, hasReadinessGates: true)
let proof = try RolloutAnalysis(of: safe, in: environment, application: application)
if case .safe(let margins) = proof.verdict { print("safe by \(margins.slack); \(margins.binding) binds") }
// snippet.hook
var drained = environment
drained.hooks["web"] = HookReading(
    least: .seconds(70),
    most: .seconds(75),
    reason: "drain.sh fails the readiness probe and waits"
)
// snippet.whatif
let planner = RolloutPlanner(environment: environment, application: application)
print(try planner.whatIf(.preStopSleep, [0, 40, 69, 70], for: safe))
// snippet.tighter
let instances = TrafficPath.applicationLoadBalancer(targets: .instance)
let sum = try RolloutPlanner(path: instances, application: application).plan(for: web)
let tight = try RolloutPlanner(path: instances, application: application, bound: .criticalPath).plan(for: web)
print(sum.preStop.planned, tight.preStop.planned)  // 101 31
// snippet.caps
let spot = RolloutPlanner(path: path, application: application, caps: [.spotInterruption])
let capped = RolloutPlanner(
    path: path,
    application: application,
    caps: [GraceCap(.seconds(50), source: "the admission policy")]
)
do {
    _ = try capped.plan(for: web)
} catch {
    print(error)  // infeasible: the admission policy lets a Pod have 50 s, and the grace period needs at least 90 s ...
}
// snippet.older
let older = RolloutPlanner(
    path: path,
    application: application,
    kubernetes: KubernetesVersion(major: 1, minor: 29)
)
print(try older.plan(for: web).hooks[0].preStop?.exec?.command ?? [])  // ["sleep", "70"]
// snippet.mesh
let custom = TrafficPath(
    name: "a mesh",
    stages: [
        .step(.endpointPropagation, .stated(upTo: .seconds(1))),
        .branches([
            [.step(.kubeProxyUpdate, .stated(upTo: .seconds(10)))],
            [.step(TrafficTerm("control plane push"), .stated(upTo: .seconds(15)))],
        ]),
        .step(.requestRoundTrip, .stated(upTo: .seconds(1))),
    ]
)
print(custom.duration(.criticalPath).most)  // 17.0 seconds
// snippet.end

// snippet.hide
precondition(safe.spec.template.spec.containers[0].lifecycle?.preStop?.sleep?.seconds == 70)
precondition(safe.spec.template.spec.terminationGracePeriodSeconds == 90)
precondition(!analysis.isSafe && proof.isSafe)
precondition(drained.hooks["web"]?.isUnderstood == true)
precondition(sum.preStop.planned == 101 && tight.preStop.planned == 31)
let spotPlan = try spot.plan(for: web)
let olderPlan = try older.plan(for: web)
precondition(spotPlan.terminationGracePeriod.planned == 90)
precondition(olderPlan.hooks[0].preStop?.exec?.command == ["sleep", "70"])
precondition(custom.duration(.criticalPath).most == .seconds(17))
