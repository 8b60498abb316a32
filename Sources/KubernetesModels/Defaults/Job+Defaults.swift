// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension Job: Defaultable {
    /// Returns the Job as an API server stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> Job {
        var result = afterRoundTrip()
        result.metadata.labels = result.metadata.labels ?? result.spec.template.metadata.labels
        result.spec.setDefaults()
        return result
    }
}

extension JobSpec {
    /// Sets what is assumed for a Job (SetDefaults_Job in pkg/apis/batch/v1).
    fileprivate mutating func setDefaults() {
        template.spec.setDefaults()
        if parallelism == nil { completions.fill(with: 1) }
        parallelism.fill(with: 1)
        // With a limit for each index the limit of the whole Job must not be the first to bite.
        backoffLimit.fill(with: backoffLimitPerIndex == nil ? 6 : Int(Int32.max))
        completionMode.fill(with: .nonIndexed)
        suspend.fill(with: false)
        manualSelector.fill(with: false)
        podFailurePolicy?.rules.updateEach { rule in
            rule.onPodConditions?.updateEach { $0.status.fill(with: .true) }
        }
        podReplacementPolicy.fill(with: podFailurePolicy == nil ? .terminatingOrFailed : .failed)
    }
}
