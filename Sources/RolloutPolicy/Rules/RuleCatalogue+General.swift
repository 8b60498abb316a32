// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension RuleCatalogue {
    /// Rules of what the API server accepts, and those that ask for something to be there: probes, replicas, disruption
    /// budgets, autoscalers, references.
    public static var general: [any Rule] {
        validity + probes + shutdown + availability + disruption + autoscaling + references + loadBalancing + updates
    }

    private static var validity: [any Rule] { [RefusedByServer()] }

    private static var probes: [any Rule] {
        [
            MissingReadinessProbe(), MissingLivenessProbe(), IdenticalProbes(), UndeclaredProbePort(),
            NumericProbePort(), ProbeHost(), ProcessListingProbe(), UnstatedProbeTimings(),
        ]
    }

    private static var shutdown: [any Rule] { [MissingPreStopHook()] }

    private static var availability: [any Rule] {
        [
            TooFewReplicas(), TooManyReplicas(), ScaledToZero(), UnspreadReplicas(), SpreadSelectsOtherPods(),
            OptionalSpread(), NakedPod(), MissingPriorityClass(),
        ]
    }

    private static var disruption: [any Rule] {
        [
            MissingDisruptionBudget(), SeveralDisruptionBudgets(), DisruptionBudgetBlocksEvictions(),
            DisruptionBudgetWithoutLimit(), StrictDisruptionBudget(), MissingUnhealthyPodEvictionPolicy(),
            DanglingDisruptionBudget(),
        ]
    }

    private static var autoscaling: [any Rule] {
        [
            AutoscalerWithoutTarget(), SeveralAutoscalers(), MissingAutoscaler(), ReplicasUnderAutoscaler(),
            AutoscalerLeastTooLow(), AutoscalerCannotScale(),
        ]
    }

    private static var references: [any Rule] {
        [
            SelectorMismatch(), ServiceSelectsNoPods(), DuplicateServiceSelector(), UnknownTargetPort(),
            IngressBackendMissing(), IngressPortMissing(), NetworkPolicySelectsNoPods(), StatefulSetServiceMissing(),
        ]
    }

    private static var loadBalancing: [any Rule] { [TrafficHopsBetweenNodes(), NodePortOfSomeNodes()] }

    private static var updates: [any Rule] {
        [
            RecreateStrategy(), OnDeleteStrategy(), UpdateRemovesTooMany(), UpdateAddsTooMany(), NoRevisionHistory(),
            PausedDeployment(), FloatingImageTag(), RolloutScalesDownEarly(), RolloutDoesNotAbort(),
            RolloutPausesForever(),
        ]
    }
}
