// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct PodSpecDefaultsTests {
    @Test func `a template's Pod gets policies, a grace period and a scheduler`() throws {
        let expected = """
            {"containers": [], "restartPolicy": "Always", "terminationGracePeriodSeconds": 30,
             "dnsPolicy": "ClusterFirst", "securityContext": {}, "schedulerName": "default-scheduler"}
            """
        let spec = try DefaultsJSON.templateSpec(#"{"containers": []}"#)
        #expect(try DefaultsJSON.text(of: spec) == DefaultsJSON.normalized(expected))
    }

    @Test func `what is stated stays`() throws {
        let stated = """
            {"containers": [], "restartPolicy": "Never", "terminationGracePeriodSeconds": -7, "dnsPolicy": "None",
             "securityContext": {"runAsNonRoot": false}, "schedulerName": "other"}
            """
        let spec = try DefaultsJSON.templateSpec(stated)
        #expect(try DefaultsJSON.text(of: spec) == DefaultsJSON.normalized(stated))
    }

    @Test(arguments: [
        #"{"containers": [], "serviceAccountName": "a"}"#,
        #"{"containers": [], "serviceAccount": "a"}"#,
        #"{"containers": [], "serviceAccountName": "a", "serviceAccount": "b"}"#,
    ])
    func `the two names of the service account are equal`(spec: String) throws {
        let result = try DefaultsJSON.templateSpec(spec)
        #expect(result.serviceAccountName == "a")
        #expect(result.serviceAccount == "a")
    }

    @Test func `a template keeps what only Pods change`() throws {
        let spec = try DefaultsJSON.templateSpec(
            """
            {"hostNetwork": true, "terminationGracePeriodSeconds": -1, "containers": [{"name": "c",
             "ports": [{"containerPort": 80}], "resources": {"limits": {"cpu": "1"}}}]}
            """
        )
        #expect(spec.terminationGracePeriodSeconds == -1)
        #expect(spec.containers[0].ports?[0].hostPort == nil)
        #expect(spec.containers[0].resources?.requests == nil)
        #expect(spec.enableServiceLinks == nil)
        #expect(spec.tolerations == nil)
        #expect(spec.priority == nil)
    }

    @Test func `the initial containers get the defaults, too`() throws {
        let spec = try DefaultsJSON.templateSpec(
            #"{"containers": [], "initContainers": [{"name": "i", "image": "a"}]}"#
        )
        #expect(spec.initContainers?[0].imagePullPolicy == .always)
    }

    @Test func `a specification alone gets what it gets in a template, and less than in a Pod`() {
        let spec = PodSpec(containers: [], terminationGracePeriodSeconds: -1, nodeName: "")
        let stored = spec.applyingDefaults()
        #expect(
            stored
                == PodSpec(
                    containers: [],
                    restartPolicy: .always,
                    terminationGracePeriodSeconds: -1,
                    dnsPolicy: .clusterFirst,
                    securityContext: PodSecurityContext(),
                    schedulerName: "default-scheduler"
                )
        )
        #expect(Pod(spec: spec).applyingDefaults().spec != stored)
    }

    @Test(arguments: [(nil, 30), (0, 0), (90, 90)])
    func `the grace period is 30 seconds unless it is stated`(stated: Int?, seconds: Int) {
        let spec = PodSpec(containers: [], terminationGracePeriodSeconds: stated)
        #expect(spec.terminationGracePeriodOrDefault == .seconds(seconds))
    }
}
