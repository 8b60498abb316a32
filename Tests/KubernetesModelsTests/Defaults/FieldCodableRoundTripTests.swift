// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import Testing

struct FieldCodableRoundTripTests {
    @Test(arguments: [
        #"{"metadata": {"name": "", "labels": {}, "annotations": {}, "finalizers": []}}"#,
        #"{"spec": {"minReadySeconds": 0}}"#,
        #"{"spec": {"paused": false}}"#,
        #"{"spec": {"template": {"metadata": {"labels": {}}}}}"#,
        #"{"spec": {"selector": {"matchLabels": {}, "matchExpressions": []}}}"#,
        #"{"spec": {"strategy": {"type": ""}}}"#,
        #"{"spec": {"strategy": {}}}"#,
        #"{"spec": {"template": {"spec": {"hostNetwork": false, "hostPID": false, "hostIPC": false}}}}"#,
        #"{"spec": {"template": {"spec": {"volumes": [], "tolerations": [], "nodeSelector": {}, "nodeName": ""}}}}"#,
        #"{"spec": {"template": {"spec": {"schedulerName": "", "dnsPolicy": "", "restartPolicy": ""}}}}"#,
    ])
    func `a zero that means absence goes`(change: String) throws {
        let bare = try DefaultsJSON.read(Deployment.self, deployment(changedBy: "{}")).applyingDefaults()
        let changed = try DefaultsJSON.read(Deployment.self, deployment(changedBy: change)).applyingDefaults()
        #expect(try DefaultsJSON.text(of: changed) == DefaultsJSON.text(of: bare))
    }

    @Test(arguments: [
        (#"{"spec": {"replicas": 0}}"#, #""replicas" : 0"#),
        (#"{"spec": {"revisionHistoryLimit": 0}}"#, #""revisionHistoryLimit" : 0"#),
        (#"{"spec": {"progressDeadlineSeconds": 0}}"#, #""progressDeadlineSeconds" : 0"#),
        (#"{"spec": {"strategy": {"rollingUpdate": {"maxSurge": 0}}}}"#, #""maxSurge" : 0"#),
        (#"{"spec": {"template": {"spec": {"terminationGracePeriodSeconds": 0}}}}"#, #"GracePeriodSeconds" : 0"#),
        (#"{"spec": {"template": {"spec": {"hostUsers": false}}}}"#, #""hostUsers" : false"#),
        (#"{"spec": {"template": {"spec": {"runtimeClassName": ""}}}}"#, #""runtimeClassName" : """#),
        (#"{"spec": {"template": {"spec": {"securityContext": {"runAsUser": 0}}}}}"#, #""runAsUser" : 0"#),
        (#"{"spec": {"template": {"spec": {"affinity": {}}}}}"#, #""affinity" : {"#),
    ])
    func `a zero of its own stays`(change: String, member: String) throws {
        let bare = try DefaultsJSON.read(Deployment.self, deployment(changedBy: "{}")).applyingDefaults()
        let changed = try DefaultsJSON.read(Deployment.self, deployment(changedBy: change)).applyingDefaults()
        #expect(try !DefaultsJSON.text(of: bare).contains(member))
        #expect(try DefaultsJSON.text(of: changed).contains(member))
    }

    /// A minimal Deployment in which an object's members replace those of the same name, at any depth.
    private func deployment(changedBy change: String) throws -> String {
        let base = #"{"metadata": {}, "spec": {"selector": {}, "template": {"spec": {"containers": []}}}}"#
        return try DefaultsJSON.text(
            of: merging(DefaultsJSON.read(JSONValue.self, change), into: DefaultsJSON.read(JSONValue.self, base))
        )
    }

    private func merging(_ change: JSONValue, into base: JSONValue) -> JSONValue {
        guard case .object(let change) = change, case .object(var result) = base else { return change }
        for member in change.members {
            result[member.name] = result[member.name].map { merging(member.value, into: $0) } ?? member.value
        }
        return .object(result)
    }

    @Test(arguments: [("1.5Gi", "1536Mi"), ("1e-10", "1e-3"), ("1E3", "1E3")])
    func `a resource is rounded up to a thousandth and written canonically`(written: String, stored: String) throws {
        let container = try DefaultsJSON.container(
            #"{"name": "c", "resources": {"requests": {"cpu": "\#(written)"}}}"#
        )
        #expect(container.resources?.requests?["cpu"]?.text == stored)
    }

    @Test func `a quantity that is no resource is written canonically without rounding`() throws {
        let spec = try DefaultsJSON.templateSpec(
            #"{"containers": [], "volumes": [{"name": "v", "emptyDir": {"sizeLimit": "0.0001"}}]}"#
        )
        #expect(spec.volumes?[0].emptyDir?.sizeLimit?.text == "100u")
    }

    @Test func `status stays as it is`() {
        let status = DeploymentStatus(observedGeneration: 0, replicas: 0, conditions: [])
        let deployment = Deployment(spec: DeploymentSpec(selector: .blank, template: .blank), status: status)
        #expect(deployment.applyingDefaults().status == status)
    }
}
