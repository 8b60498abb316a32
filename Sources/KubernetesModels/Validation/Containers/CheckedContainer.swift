// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

/// The fields of containers of all sorts that have rules.
protocol CheckedContainer: AnyContainer {
    var name: String { get }
    var envFrom: [EnvFromSource]? { get }
    var resizePolicy: [ContainerResizePolicy]? { get }
    var restartPolicy: ContainerRestartPolicy? { get }
    var restartPolicyRules: [ContainerRestartRule]? { get }
    var volumeMounts: [VolumeMount]? { get }
    var volumeDevices: [VolumeDevice]? { get }
    var securityContext: SecurityContext? { get }
}

extension Container: CheckedContainer {}

extension EphemeralContainer: CheckedContainer {}

extension CheckedContainer {
    /// The reasons for which the API server would refuse what containers of all sorts have.
    func commonErrors(at path: FieldPath, in pod: PodContext) -> [ValidationError] {
        var errors: [ValidationError] = []
        let noName = "the container has no name; use lower-case letters, digits and \"-\", such as \"web\""
        if let name = errors.require(name, at: path.field("name"), noName) {
            errors.add(FormatRules.problems(inDNSLabel: name), at: path.field("name"))
        }
        errors.require(image, at: path.field("image"), "the image is missing; use one such as \"nginx:1.27\"")
        errors.requireKnown(terminationMessagePolicy, at: path.field("terminationMessagePolicy"))
        errors += (ports ?? []).validationErrors(at: path.field("ports"))
        for (index, variable) in (env ?? []).enumerated() {
            errors += variable.validationErrors(at: path.field("env").index(index))
        }
        errors += (envFrom ?? []).validationErrors(at: path.field("envFrom"))
        errors += (volumeMounts ?? []).validationErrors(
            at: path.field("volumeMounts"),
            besides: volumeDevices ?? [],
            isPrivileged: securityContext?.privileged == true,
            in: pod
        )
        errors += (volumeDevices ?? []).validationErrors(
            at: path.field("volumeDevices"),
            besides: volumeMounts ?? [],
            in: pod
        )
        errors.requireKnown(imagePullPolicy, at: path.field("imagePullPolicy"))
        if let resources {
            errors += resources.validationErrors(at: path.field("resources"), of: .container, claims: pod.claims)
        }
        errors += resizeErrors(at: path.field("resizePolicy"), in: pod)
        if let securityContext {
            let path = path.field("securityContext")
            errors += securityContext.validationErrors(at: path, usesHostUsers: pod.usesHostUsers)
        }
        return errors
    }

    /// The server names the list, not the policy, except for duplicates.
    private func resizeErrors(at path: FieldPath, in pod: PodContext) -> [ValidationError] {
        var errors: [ValidationError] = []
        var names: Set<ResourceName> = []
        for (index, policy) in (resizePolicy ?? []).enumerated() {
            if !names.insert(policy.resourceName).inserted {
                let sentence = "another policy is for \"\(policy.resourceName)\", too; keep one of the two"
                errors.add(.duplicate, at: path.index(index), sentence)
            }
            errors.requireKnown(policy.resourceName, of: [.cpu, .memory], at: path)
            errors.requireKnown(policy.restartPolicy, at: path)
            if pod.restartPolicy == .never, policy.restartPolicy != .notRequired {
                let sentence = "containers of a Pod with restartPolicy \"Never\" cannot restart; use \"NotRequired\""
                errors.add(.invalid, at: path, sentence)
            }
        }
        return errors
    }

    /// The reasons for which the API server would refuse the hooks and probes of a container that may have them.
    func lifecycleErrors(at path: FieldPath, in pod: PodContext) -> [ValidationError] {
        var errors: [ValidationError] = []
        if let lifecycle {
            errors += lifecycle.validationErrors(
                at: path.field("lifecycle"),
                gracePeriodSeconds: pod.gracePeriodSeconds,
                os: pod.os
            )
        }
        if let livenessProbe {
            errors += livenessProbe.validationErrors(at: path.field("livenessProbe"), for: .liveness)
        }
        if let readinessProbe {
            errors += readinessProbe.validationErrors(at: path.field("readinessProbe"), for: .readiness)
        }
        if let startupProbe {
            errors += startupProbe.validationErrors(at: path.field("startupProbe"), for: .startup)
        }
        return errors
    }

    /// The reasons for which the API server would refuse the container in a Pod, but not in the template of one.
    func errorsOutsideTemplates(at path: FieldPath) -> [ValidationError] {
        guard let image, image.isPaddedWithSpace else { return [] }
        let sentence = "\(image.quotedForMessages) has space at an end; remove it"
        return [ValidationError(path: path.field("image"), reason: .invalid, sentence: sentence)]
    }
}
