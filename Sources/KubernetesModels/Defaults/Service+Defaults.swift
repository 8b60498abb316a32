// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension Service: Defaultable {
    /// Returns the Service as the API server of a cluster with IPv4 stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> Service {
        applyingDefaults(inClusterWith: [.ipv4])
    }

    /// Returns the Service as the API server of a cluster with these families of Service addresses stores and returns
    /// it.
    ///
    /// The families stand in the cluster's order of preference, and there must be at least one. ``applyingDefaults()``
    /// assumes a cluster with IPv4 only.
    public func applyingDefaults(inClusterWith families: [IPFamily]) -> Service {
        precondition(!families.isEmpty, "a cluster has at least one IP family")
        var result = afterRoundTrip()
        result.spec.setDefaults()
        result.spec.setFamilies(from: families)
        return result
    }
}

extension ServiceSpec {
    /// Sets what is assumed for a Service of its type (SetDefaults_Service in pkg/apis/core/v1).
    fileprivate mutating func setDefaults() {
        type.fill(with: .clusterIP)
        ports?.updateEach { $0.setDefaults() }
        sessionAffinity.fill(with: .explicitNone)
        if sessionAffinity == .explicitNone { sessionAffinityConfig = nil }
        if sessionAffinity == .clientIP, sessionAffinityConfig?.clientIP?.timeoutSeconds == nil {
            sessionAffinityConfig = SessionAffinityConfig(clientIP: ClientIPConfig(timeoutSeconds: 10_800))
        }
        if isReachableFromOutside { externalTrafficPolicy.fill(with: .cluster) }
        if type == .clusterIP || type == .nodePort || type == .loadBalancer {
            internalTrafficPolicy.fill(with: .cluster)
        }
        if type == .loadBalancer { allocateLoadBalancerNodePorts.fill(with: true) }
        if let clusterIP { clusterIPs.fill(with: [clusterIP]) }
    }

    private var isReachableFromOutside: Bool {
        type == .nodePort || type == .loadBalancer || (type == .clusterIP && externalIPs != nil)
    }

    /// Sets the IP families (initIPFamilyFields in pkg/registry/core/service/storage).
    ///
    /// A headless Service without a selector has no addresses of its own, so it gets both families in every cluster.
    fileprivate mutating func setFamilies(from cluster: [IPFamily]) {
        guard type != .externalName else { return }
        let hasForeignEndpoints = clusterIP == Self.headless && selector == nil
        ipFamilyPolicy.fill(with: hasForeignEndpoints ? .requireDualStack : .singleStack)

        var families = ipFamilies ?? []
        for address in (clusterIPs ?? []).prefix(while: { $0 != Self.headless }).dropFirst(families.count) {
            families.append(address.utf8.contains(UInt8(ascii: ":")) ? .ipv6 : .ipv4)
        }
        if families.isEmpty { families = [cluster[0]] }
        if families.count == 1, ipFamilyPolicy != .singleStack, hasForeignEndpoints || cluster.count > 1 {
            families.append(families == [.ipv4] ? .ipv6 : .ipv4)
        }
        ipFamilies = families
    }

    private static let headless = "None"
}

extension ServicePort {
    fileprivate mutating func setDefaults() {
        self.protocol.fill(with: .tcp)
        targetPort.fill(with: .int(port))
    }
}
