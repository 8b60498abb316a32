// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension PodSpec: Defaultable {
    /// Returns the specification as an API server stores and returns it in the template of a Pod; see ``Defaultable``.
    public func applyingDefaults() -> PodSpec {
        var result = afterRoundTrip()
        result.setDefaults()
        return result
    }
}

extension PodSpec {
    /// Sets what is assumed for a Pod and for the template of one (SetDefaults_PodSpec in pkg/apis/core/v1).
    mutating func setDefaults() {
        volumes?.updateEach { $0.setDefaults() }
        initContainers?.updateEach { $0.setDefaults() }
        containers.updateEach { $0.setDefaults() }
        ephemeralContainers?.updateEach { $0.setDefaults() }
        restartPolicy.fill(with: .always)
        terminationGracePeriodSeconds.fill(with: 30)
        dnsPolicy.fill(with: .clusterFirst)
        securityContext.fill(with: PodSecurityContext())
        schedulerName.fill(with: "default-scheduler")
        // `serviceAccount` is the field's old name, kept equal by the conversion of each request.
        serviceAccountName = serviceAccountName ?? serviceAccount
        serviceAccount = serviceAccountName
        schedulingGroup = nil
    }

    /// The time that containers have to stop in, hooks included: `terminationGracePeriodSeconds`, or 30 seconds.
    public var terminationGracePeriodOrDefault: Duration {
        terminationGracePeriod ?? .seconds(30)
    }
}
