// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

extension Pod {
    /// What keeps the containers of the Pod from being ready, whatever its gates say.
    var startCauses: [ReadinessCause] {
        guard let status else {
            return [ReadinessCause(.notReported, "it has no status yet", passes: true)]
        }
        if hasEnded { return [endedCause(status)] }
        if let scheduling = schedulingCause { return [scheduling] }
        guard expectedContainersReady.status != .true else { return [] }
        let statuses = statusesByName
        if let initialization = initCause(statuses ?? [:]) { return [initialization] }
        guard let statuses else {
            let clause = "the kubelet has not reported its containers yet"
            return [ReadinessCause(.notReported, clause, passes: true)]
        }
        return spec.sidecars.compactMap { $0.cause(statuses[$0.name], as: "sidecar") }
            + spec.containers.compactMap { $0.cause(statuses[$0.name], as: "container") }
    }

    private func endedCause(_ status: PodStatus) -> ReadinessCause {
        guard status.phase == .failed else { return ReadinessCause(.ended, "its containers have completed") }
        let reason = Self.detail(status.reason, status.message)
        return ReadinessCause(
            .ended,
            "it has failed\(reason)",
            advice: "A failed Pod does not start again; its workload replaces it."
        )
    }

    private var schedulingCause: ReadinessCause? {
        if let gates = spec.schedulingGates, !gates.isEmpty, spec.nodeName == nil {
            let names = gates.map(\.name).joined(separator: ", ")
            return ReadinessCause(.notScheduled, "it waits for its scheduling gates: \(names)")
        }
        guard let condition = condition(.podScheduled), condition.status != .true else { return nil }
        return ReadinessCause(
            .notScheduled,
            "no node has been found for it\(Self.detail(condition.reason, condition.message))",
            advice: "Make room, or mend its requests, its affinity or its tolerations."
        )
    }

    /// The init container that holds up those behind it; nil once a regular container has run.
    ///
    /// They start one behind the other, so that the first one explains the others.
    private func initCause(_ statuses: [String: ContainerStatus]) -> ReadinessCause? {
        guard expectedInitialized.status != .true, let containers = spec.initContainers else { return nil }
        return containers.lazy.compactMap { $0.initCause(statuses[$0.name]) }.first
    }

    /// A reason and a message behind a clause.
    static func detail(_ reason: String?, _ message: String?) -> String {
        let parts = [reason, message].compactMap { $0 }.filter { !$0.isEmpty }
        return parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
    }
}

extension Container {
    /// What keeps an init container from being done; nil if it is.
    fileprivate func initCause(_ status: ContainerStatus?) -> ReadinessCause? {
        let isSidecar = restartPolicy == .always
        if isSidecar ? status?.started == true : status?.ready == true { return nil }
        return cause(status, "init container \"\(name)\"", runsOn: isSidecar)
    }

    /// What keeps a container from being ready; nil if it is.
    fileprivate func cause(_ status: ContainerStatus?, as kind: String) -> ReadinessCause? {
        guard status?.ready != true else { return nil }
        return cause(status, "\(kind) \"\(name)\"", runsOn: true)
    }

    /// What keeps a container back; one that does not run on is done when it has ended.
    private func cause(_ status: ContainerStatus?, _ subject: String, runsOn: Bool) -> ReadinessCause {
        guard let status else {
            return ReadinessCause(.container, "\(subject) has no status yet", passes: true)
        }
        if let waiting = status.state?.waiting {
            let known = waiting.reason.flatMap { Self.waiting[$0] }
            return ReadinessCause(
                .container,
                "\(subject) is waiting\(Pod.detail(waiting.reason, waiting.message))",
                advice: known?.advice,
                passes: known?.passes ?? false
            )
        }
        if let terminated = status.state?.terminated {
            return ReadinessCause(
                .container,
                "\(subject) has ended with exit code \(terminated.exitCode)"
                    + Pod.detail(terminated.reason, terminated.message),
                advice: "Its log tells why: kubectl logs --previous, with the container's name behind -c."
            )
        }
        guard status.state?.running != nil, runsOn else {
            return ReadinessCause(.container, "\(subject) has not completed yet", passes: true)
        }
        return runningCause(status, subject)
    }

    private func runningCause(_ status: ContainerStatus, _ subject: String) -> ReadinessCause {
        if status.started != true, startupProbe != nil {
            return ReadinessCause(
                .container,
                "\(subject) runs, and its startup probe has not succeeded yet",
                passes: true
            )
        }
        if readinessProbe != nil {
            return ReadinessCause(
                .container,
                "\(subject) runs, and its readiness probe does not succeed",
                advice: "The events of the Pod have the probe's answers."
            )
        }
        return ReadinessCause(.container, "\(subject) runs, and has not been reported ready yet", passes: true)
    }

    /// The reasons for waiting that the kubelet gives, with what to do.
    private static let waiting: [String: (advice: String?, passes: Bool)] = [
        "ContainerCreating": (nil, true),
        "PodInitializing": (nil, true),
        "ErrImagePull": ("Mend the image's name, or the secret for its registry.", false),
        "ImagePullBackOff": ("Mend the image's name, or the secret for its registry.", false),
        "InvalidImageName": ("Mend the image's name.", false),
        "ErrImageNeverPull": ("Let the image be pulled, or put it on the node.", false),
        "CrashLoopBackOff": (
            "Its log tells why: kubectl logs --previous, with the container's name behind -c.", false
        ),
        "CreateContainerConfigError": (
            "Create the ConfigMap or the Secret that it refers to, or mend the name.", false
        ),
        "CreateContainerError": ("Mend its command, its mounts or its security context.", false),
        "RunContainerError": ("Mend its command, its mounts or its security context.", false),
    ]
}
