// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct CronJobDefaultsTests {
    @Test func `a CronJob gets policies and histories, its Jobs only those of their Pods`() throws {
        let cronJob = try DefaultsJSON.read(
            CronJob.self,
            """
            {"spec": {"schedule": "@hourly", "timeZone": "", "jobTemplate": {"spec": {"template": {"metadata":
             {"labels": {"a": "b"}}, "spec": {"containers": [{"name": "c", "image": "a"}]}}}}}}
            """
        )
        let expected = """
            {"schedule": "@hourly", "timeZone": "", "concurrencyPolicy": "Allow", "suspend": false,
             "successfulJobsHistoryLimit": 3, "failedJobsHistoryLimit": 1, "jobTemplate": {"spec": {"template": {
             "metadata": {"labels": {"a": "b"}}, "spec": {"containers": [{"name": "c", "image": "a", "resources": {},
             "terminationMessagePath": "/dev/termination-log", "terminationMessagePolicy": "File",
             "imagePullPolicy": "Always"}], "restartPolicy": "Always", "terminationGracePeriodSeconds": 30,
             "dnsPolicy": "ClusterFirst", "securityContext": {}, "schedulerName": "default-scheduler"}}}}}
            """
        #expect(try DefaultsJSON.text(of: cronJob.applyingDefaults().spec) == DefaultsJSON.normalized(expected))
    }

    @Test func `what is stated stays`() throws {
        var cronJob = CronJob(spec: .blank)
        cronJob.spec.concurrencyPolicy = .forbid
        cronJob.spec.suspend = true
        cronJob.spec.successfulJobsHistoryLimit = 0
        cronJob.spec.failedJobsHistoryLimit = 0
        let stored = cronJob.applyingDefaults().spec
        #expect(stored.concurrencyPolicy == .forbid)
        #expect(stored.suspend == true)
        #expect(stored.successfulJobsHistoryLimit == 0)
        #expect(stored.failedJobsHistoryLimit == 0)
    }
}
