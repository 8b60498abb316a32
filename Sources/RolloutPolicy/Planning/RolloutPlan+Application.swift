// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
public import KubernetesModels
public import TargetGroups

extension PodTemplated {
    /// Sets what the plan changes in the workload, and nothing else: the sleep of hooks, the grace period, and how Pods are
    /// replaced.
    ///
    /// What the plan changes elsewhere is for ``KubernetesModels/Namespace``, Ingress or Service to apply, and for the
    /// application.
    public mutating func apply(_ plan: RolloutPlan) {
        set(grace: plan.terminationGracePeriod.planned, hooks: plan.hooks)
        apply(plan.changes)
    }

    /// Sets a grace period that is not there already, and hooks.
    mutating func set(grace: Int, hooks: [RolloutPlan.Hook]) {
        if grace != podTemplate.spec.terminationGracePeriodSeconds ?? 30 {
            podTemplate.spec.terminationGracePeriodSeconds = grace
        }
        guard !hooks.isEmpty else { return }
        let planned = Dictionary(hooks.map { ($0.container, $0) }) { $1 }
        changeContainers { container in
            if let hook = planned[container.name] { container.preStop = hook.preStop }
        }
    }

    /// Makes changes, where the workload has the fields.
    mutating func apply(_ changes: [PlannedChange]) {
        var thresholds: [String: [PlannedChange.StartProbe: Int]] = [:]
        for change in changes {
            if case .failureThreshold(let container, let probe, let threshold) = change.action {
                thresholds[container, default: [:]][probe] = threshold
            } else {
                apply(change.action)
            }
        }
        guard !thresholds.isEmpty else { return }
        changeContainers { container in
            let thresholds = thresholds[container.name, default: [:]]
            if let threshold = thresholds[.startup] { container.startupProbe?.failureThreshold = threshold }
            if let threshold = thresholds[.liveness] { container.livenessProbe?.failureThreshold = threshold }
        }
    }

    /// Makes a change of how Pods are replaced.
    mutating func apply(_ action: PlannedChange.Action) {
        switch self {
        case var deployment as Deployment:
            deployment.spec.apply(action)
            self = deployment as? Self ?? self
        case var statefulSet as StatefulSet:
            statefulSet.spec.apply(action)
            self = statefulSet as? Self ?? self
        case var daemonSet as DaemonSet:
            daemonSet.spec.apply(action)
            self = daemonSet as? Self ?? self
        default:
            break
        }
    }

    /// Returns the workload with what the plan changes.
    public func applying(_ plan: RolloutPlan) -> Self {
        var workload = self
        workload.apply(plan)
        return workload
    }
}

extension Container {
    /// The hook; without one there is no `lifecycle` that has nothing else to say.
    var preStop: LifecycleHandler? {
        get { lifecycle?.preStop }
        set {
            var changed = lifecycle ?? Lifecycle()
            changed.preStop = newValue
            lifecycle = changed == Lifecycle() ? nil : changed
        }
    }
}

extension DeploymentSpec {
    fileprivate mutating func apply(_ action: PlannedChange.Action) {
        func change(_ change: (inout RollingUpdateDeployment) -> Void) {
            var strategy = strategy ?? DeploymentStrategy()
            var update = strategy.rollingUpdate ?? RollingUpdateDeployment()
            change(&update)
            strategy.rollingUpdate = update
            self.strategy = strategy
        }
        switch action {
        case .minReadySeconds(let seconds): minReadySeconds = seconds
        case .progressDeadlineSeconds(let seconds): progressDeadlineSeconds = seconds
        case .replicas(let number): replicas = number
        case .rollingUpdate: strategy = DeploymentStrategy(type: .rollingUpdate)
        case .maxUnavailable(let number): change { $0.maxUnavailable = .int(number) }
        case .maxSurge(let number): change { $0.maxSurge = .int(number) }
        default: break
        }
    }
}

extension StatefulSetSpec {
    fileprivate mutating func apply(_ action: PlannedChange.Action) {
        switch action {
        case .minReadySeconds(let seconds): minReadySeconds = seconds
        case .replicas(let number): replicas = number
        default: break
        }
    }
}

extension DaemonSetSpec {
    fileprivate mutating func apply(_ action: PlannedChange.Action) {
        func change(_ change: (inout RollingUpdateDaemonSet) -> Void) {
            var strategy = updateStrategy ?? DaemonSetUpdateStrategy()
            var update = strategy.rollingUpdate ?? RollingUpdateDaemonSet()
            change(&update)
            strategy.rollingUpdate = update
            updateStrategy = strategy
        }
        switch action {
        case .minReadySeconds(let seconds): minReadySeconds = seconds
        case .maxUnavailable(let number): change { $0.maxUnavailable = .int(number) }
        case .maxSurge(let number): change { $0.maxSurge = .int(number) }
        default: break
        }
    }
}

extension Namespace {
    /// Sets what the plan changes in the workload's namespace: the label that has readiness gates injected.
    public mutating func apply(_ plan: RolloutPlan) {
        if plan.changes.contains(where: { $0.action == .injectReadinessGates }) { injectsReadinessGates = true }
    }
}

extension Ingress {
    /// Sets what the plan changes in the target groups of the Ingress: the deregistration delay.
    ///
    /// - Throws: `AnnotationProblem` where the annotation is broken.
    public mutating func apply(_ plan: RolloutPlan) throws(AnnotationProblem) {
        if let delay = plan.deregistrationDelay { try setDeregistrationDelay(delay) }
    }
}

extension Service {
    /// Sets what the plan changes in the target groups of the Service's own load balancer: the deregistration delay.
    ///
    /// - Throws: `AnnotationProblem` where the annotation is broken.
    public mutating func apply(_ plan: RolloutPlan) throws(AnnotationProblem) {
        if let delay = plan.deregistrationDelay { try setDeregistrationDelay(delay) }
    }
}

extension RolloutPlan {
    /// The deregistration delay that the plan sets; nil where it changes none.
    public var deregistrationDelay: Duration? {
        for case .deregistrationDelay(let seconds) in changes.map(\.action) { return .seconds(seconds) }
        return nil
    }

    /// The reasons of the plan as comments for a manifest of the workload, by the paths of the fields that they explain.
    public func comments<Workload: PodTemplated>(for workload: Workload) -> [FieldPath: String] {
        let pod = Workload.podSpecPath
        var comments = [
            pod.field("terminationGracePeriodSeconds"): Self.sum(terminationGracePeriod, of: "grace period")
        ]
        for (index, container) in workload.podTemplate.spec.containers.enumerated() {
            guard let seconds = PreStopHook(container.lifecycle?.preStop).seconds, seconds > 0 else { continue }
            let path = pod.field("containers").index(index).field("lifecycle").field("preStop")
            comments[path] = Self.sum(preStop, of: "sleep")
        }
        return comments
    }

    /// A line for the sum and a line for each of its terms.
    private static func sum(_ timing: Timing, of name: String) -> String {
        let total = "The least safe \(name) is \(timing.least) s:"
        let terms = timing.attributions.map { "- \(Text.seconds($0.duration)) \($0.name) (\($0.source))" }
        return ([total] + terms).joined(separator: "\n")
    }
}
