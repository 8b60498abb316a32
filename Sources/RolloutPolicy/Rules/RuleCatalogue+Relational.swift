// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension RuleCatalogue {
    /// Rules that compare: timings with one another, and objects with the load balancer in front of them.
    ///
    /// The conditions of a safe update come first, in their order; the other rules are silent about what the rule of a
    /// condition has told.
    public static var relational: [any Rule] { conditions + hooks + updates + loadBalancing }

    /// Those of which each finding is a request that fails, or may: the relational ones without mere notes.
    public static var zeroDowntime: [any Rule] {
        relational.filter { type(of: $0).about.severity > .note }
    }

    /// One rule for each condition of a safe update, and one for workloads without a verdict.
    private static var conditions: [any Rule] {
        [
            WorkloadNotAnalysed(),
            SleepShorterThanRouting(),
            RequestsCutOff(),
            HookOutlastsGracePeriod(),
            DeregistrationShorterThanRequests(),
            ReplacementNotAwaited(),
            CapacityLostInUpdate(),
            ProgressDeadlineTooShort(),
            GracePeriodAboveCap(),
            ContainerStopsFirst(),
            KeepAliveShorterThanIdleTimeout(),
        ]
    }

    private static var hooks: [any Rule] {
        [
            HookNeverRuns(),
            HookWithSeveralHandlers(),
            NativeSleepUnsupported(),
            ExecSleepNeedsShell(),
            HookNotUnderstood(),
            DrainOutlastsGracePeriod(),
            ProxyStopsFirst(),
        ]
    }

    private static var updates: [any Rule] {
        [
            OldPodsGoFirst(),
            HostPortBlocksSurge(),
            LivenessKillsStartup(),
            ReadinessProbeGracePeriod(),
        ]
    }

    private static var loadBalancing: [any Rule] {
        [
            ReadinessGateNotInjected(),
            ReadinessGateWithoutBinding(),
            InstanceTargetsHaveNoGates(),
            WorkloadBeforeService(),
            SelectorFlipBypassesGates(),
            DeregistrationOutlastsPods(),
            HealthCheckDiffersFromReadiness(),
        ]
    }
}
