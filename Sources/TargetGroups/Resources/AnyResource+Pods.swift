// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

extension AnyResource {
    /// The labels of the Pods that the resource is or makes; nil where it makes none.
    ///
    /// Objects of kinds without a type make Pods where they have a template in the usual place, as Argo's Rollout has.
    var podLabels: [String: String]? {
        switch typed {
        case let workload as any PodTemplated: workload.podTemplate.metadata.labels ?? [:]
        case let pod as Pod: pod.metadata.labels ?? [:]
        case let job as Job: job.spec.template.metadata.labels ?? [:]
        case let job as CronJob: job.spec.jobTemplate.spec.template.metadata.labels ?? [:]
        default: untyped?.templateLabels
        }
    }
}

extension UntypedResource {
    fileprivate var templateLabels: [String: String]? {
        guard let template = object["spec"]?["template"], template["spec"]?["containers"] != nil else { return nil }
        let members = template["metadata"]?["labels"]?.objectValue?.members ?? []
        return members.reduce(into: [:]) { labels, member in labels[member.name] = member.value.stringValue }
    }

    /// What a ScaledObject of KEDA scales: a Deployment, unless it names another kind.
    func scaledTarget(in namespace: String) -> JoinIndex.Target? {
        guard kind == "ScaledObject", let apiVersion, ResourceName.group(of: apiVersion) == "keda.sh",
            let reference = object["spec"]?["scaleTargetRef"], let name = reference["name"]?.stringValue
        else { return nil }
        let kind = reference["kind"]?.stringValue ?? Deployment.kind
        return JoinIndex.Target(namespace: namespace, kind: kind, name: name)
    }
}
