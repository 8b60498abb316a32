// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension CronJob: Defaultable {
    /// Returns the CronJob as an API server stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> CronJob {
        var result = afterRoundTrip()
        result.spec.setDefaults()
        return result
    }
}

extension CronJobSpec {
    /// Sets what is assumed for a CronJob (SetDefaults_CronJob in pkg/apis/batch/v1).
    ///
    /// The fields of its Jobs get their defaults only when a Job is created; those of the Pods' template get them here.
    fileprivate mutating func setDefaults() {
        jobTemplate.spec.template.spec.setDefaults()
        concurrencyPolicy.fill(with: .allow)
        suspend.fill(with: false)
        successfulJobsHistoryLimit.fill(with: 3)
        failedJobsHistoryLimit.fill(with: 1)
    }
}
