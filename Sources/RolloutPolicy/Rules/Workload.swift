// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
public import KubernetesModels
public import TargetGroups

/// A workload with what it is joined to, as rules see it.
public struct Workload: Sendable {
    /// The workload in its set.
    public let member: ResourceSet.Member<any PodTemplated>

    /// The set.
    public let scope: RuleScope

    /// The regular containers, each with its place.
    public let containers: [(path: FieldPath, container: Container)]

    /// The regular containers and the sidecars, each with its place.
    public let longRunningContainers: [(path: FieldPath, container: Container)]

    /// The Services that select the Pods.
    public let services: [ResourceSet.Member<Service>]

    /// The disruption budgets that count the Pods.
    public let disruptionBudgets: [ResourceSet.Member<PodDisruptionBudget>]

    /// The autoscalers that set the replicas.
    public let autoscalers: [ResourceSet.Member<HorizontalPodAutoscaler>]

    /// The target groups that the Pods are behind, and whether the Pods get readiness gates for them.
    public let gates: GatePrediction

    /// The ways in which traffic reaches the Pods: by each load balancer, or from within the cluster where there is none;
    /// empty where no Service selects the Pods.
    ///
    /// A path that is assumed stands for all of them. It also counts for a set without any Service, which says nothing
    /// about traffic.
    public private(set) var environments: [RolloutEnvironment] = []

    /// The answer of the analysis for each way in which traffic reaches the Pods; empty where none does, or where there is
    /// a ``problem``.
    public private(set) var analyses: [RolloutAnalysis] = []

    /// Why there is no answer.
    public private(set) var problem: PlanningError?

    /// Hooks that would do, where rules are about to ask for them; see ``planHooks()``.
    private(set) var hookPlan: HookPlan?

    private var targets: [RolloutEnvironment: GatePrediction.Target] = [:]

    init(_ member: ResourceSet.Member<any PodTemplated>, in scope: RuleScope) {
        self.member = member
        self.scope = scope
        let (pod, podPath) = (member.resource.podTemplate.spec, type(of: member.resource).podSpecPath)
        containers = pod.containers.enumerated().map { (podPath.field("containers").index($0), $1) }
        let sidecars: [(path: FieldPath, container: Container)] = (pod.initContainers ?? []).enumerated()
            .compactMap { index, container in
                guard container.restartPolicy == .always else { return nil }
                return (podPath.field("initContainers").index(index), container)
            }
        longRunningContainers = containers + sidecars
        let resources = scope.resources
        services = resources.services(for: member)
        disruptionBudgets = resources.disruptionBudgets(for: member)
        autoscalers = resources.autoscalers(for: member)
        gates = GatePrediction(
            forPodsOf: member,
            in: resources,
            options: scope.assumptions.controller,
            resolution: scope.targetGroups
        )
        let reaching = reachingEnvironments()
        environments = reaching.map(\.environment)
        for (environment, target) in reaching { targets[environment] = target }
        do throws(PlanningError) {
            for environment in environments {
                analyses.append(
                    try RolloutAnalysis(
                        of: member.resource,
                        in: environment,
                        application: scope.assumptions.application
                    )
                )
            }
        } catch {
            problem = error
        }
    }

    /// Makes the plan that the rules of several conditions ask for, where one of them does not hold.
    mutating func planHooks() {
        let fails = analyses.contains { $0.worst.contains(where: \.condition.isOfTermination) }
        if fails { hookPlan = HookPlan(of: self) }
    }

    /// The workload itself.
    public var resource: any PodTemplated { member.resource }

    /// Kind and name: `Deployment/web`.
    public var title: String { resource.title }

    /// The specification of the Pods.
    public var pod: PodSpec { resource.podTemplate.spec }

    /// Where the specification of the Pods stands.
    public var podPath: FieldPath { type(of: resource).podSpecPath }

    /// The first of the target groups that an environment stands for; nil for traffic from within the cluster.
    func target(of environment: RolloutEnvironment) -> GatePrediction.Target? { targets[environment] }

    /// Whether requests reach the Pods by a Service.
    public var isServing: Bool { !services.isEmpty }

    /// Whether a load balancer sends to the Pods or to their nodes.
    public var isLoadBalanced: Bool { !gates.targets.isEmpty }

    /// Returns the place of a field of the workload.
    public func place(_ path: FieldPath, note: String = "") -> Finding.Place {
        Finding.Place(position: member.position, object: title, path: path, note: note)
    }

    /// Returns the change that gives a field of the workload a value.
    public func setting(_ path: FieldPath, to value: JSONValue) -> Fix.Change {
        Fix.Change(position: member.position, path: path, action: .set(value))
    }
}
