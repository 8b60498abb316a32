// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

extension PodTemplated {
    /// Takes away hooks that never run, and writes down in another way those that the cluster does not know.
    mutating func normalizeHooks(for version: KubernetesVersion) {
        changeContainers { container in
            guard let hook = container.lifecycle?.preStop else { return }
            container.lifecycle?.preStop = hook.normalized(for: version)
        }
    }
}

extension LifecycleHandler {
    /// The names of the handlers that are there; exactly one should be.
    var handlerNames: [String] {
        let handlers = [
            ("exec", exec != nil), ("httpGet", httpGet != nil), ("tcpSocket", tcpSocket != nil),
            ("sleep", sleep != nil),
        ]
        return handlers.filter(\.1).map(\.0)
    }

    /// The handler that does what this one is meant to do: one of several, a sleep in the form that the cluster knows;
    /// nil where it does nothing.
    func normalized(for version: KubernetesVersion) -> LifecycleHandler? {
        if let sleep, sleep.isKnown(to: version) || exec == nil {
            if sleep.isKnown(to: version) { return LifecycleHandler(sleep: sleep) }
            return sleep.seconds > 0 ? PreStopHook.SleepForm.program("sleep").handler(seconds: sleep.seconds) : nil
        }
        if let exec { return HookReading(LifecycleHandler(exec: exec)).isNothing ? nil : LifecycleHandler(exec: exec) }
        return httpGet.map { LifecycleHandler(httpGet: $0) }
    }
}

extension SleepAction {
    /// Whether a cluster has the sleep handler, which is enabled since 1.30, and takes a sleep of 0, since 1.33.
    func isKnown(to version: KubernetesVersion) -> Bool {
        version >= KubernetesVersion(major: 1, minor: seconds == 0 ? 33 : 30)
    }
}

extension HookReading {
    /// Whether the hook takes no time and does nothing.
    var isNothing: Bool { most == .zero && !changesSomething }
}
