// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension Pod: Defaultable {
    /// Returns the Pod as an API server stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> Pod {
        var result = afterRoundTrip()
        result.spec.setDefaultsOfPods()
        result.spec.setDefaults()
        result.spec.setDefaultsOfAdmission()
        return result
    }
}

extension PodSpec {
    /// Sets what is assumed for a Pod, but not for the template of one (SetDefaults_Pod in pkg/apis/core/v1).
    fileprivate mutating func setDefaultsOfPods() {
        let usesHostNetwork = hostNetwork ?? false
        containers.updateEach { $0.setDefaultsOfPods(usingHostNetwork: usesHostNetwork) }
        initContainers?.updateEach { $0.setDefaultsOfPods(usingHostNetwork: usesHostNetwork) }
        enableServiceLinks.fill(with: true)
        if let seconds = terminationGracePeriodSeconds, seconds < 0 { terminationGracePeriodSeconds = 1 }
    }

    /// Adds what the admission plugins DefaultTolerationSeconds and Priority add in a cluster with the built-in
    /// priority classes only.
    fileprivate mutating func setDefaultsOfAdmission() {
        for taint in ["node.kubernetes.io/not-ready", "node.kubernetes.io/unreachable"] where !tolerates(taint) {
            let toleration = Toleration(key: taint, operator: .exists, effect: .noExecute, tolerationSeconds: 300)
            tolerations = (tolerations ?? []) + [toleration]
        }
        if let priority = priorityOfClass {
            self.priority.fill(with: priority)
            preemptionPolicy.fill(with: .preemptLowerPriority)
        }
    }

    /// Whether a toleration is for the taint, or for all taints; how long it tolerates them does not count.
    private func tolerates(_ taint: String) -> Bool {
        (tolerations ?? []).contains {
            ($0.key == nil || $0.key == taint) && ($0.effect == nil || $0.effect == .noExecute)
        }
    }

    /// The priority that the Pod's class stands for, or nil for a class that the cluster's users have made.
    private var priorityOfClass: Int? {
        switch priorityClassName {
        case nil: 0
        case "system-cluster-critical": 2_000_000_000
        case "system-node-critical": 2_000_001_000
        default: nil
        }
    }
}

extension Container {
    fileprivate mutating func setDefaultsOfPods(usingHostNetwork usesHostNetwork: Bool) {
        if let limits = resources?.limits {
            let requests = resources?.requests ?? [:]
            resources?.requests = requests.merging(limits) { request, _ in request }
        }
        if usesHostNetwork {
            ports?.updateEach { $0.hostPort.fill(with: $0.containerPort) }
        }
    }
}
