// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The name of a load balancer.
///
/// A change of the cluster's name, the group, the UID or the scheme changes the computed name. Whether the live load
/// balancer is replaced is decided by its tags and its scheme, not by the name.
///
/// The formulas are those of the AWS Load Balancer Controller v3.5.
public struct LoadBalancerName: Hashable, Sendable, CustomStringConvertible {
    /// The most characters of a name in the ELB API.
    public static let maximumLength = ExplicitName.limit

    /// The name.
    public let rawValue: String

    /// Takes a name that a live object has, unchecked.
    public init(live text: String) {
        rawValue = text
    }

    /// Takes a name that a user chose, by annotation or class parameters.
    ///
    /// - Throws: ``ResourceNameError`` for a name that is longer than 32 characters, or that the ELB API refuses.
    public init(explicit text: String) throws(ResourceNameError) {
        try ExplicitName.check(text, of: "load balancer")
        rawValue = text
    }

    /// Computes the name of the Application Load Balancer of Ingresses.
    public init(group: IngressGroupID, scheme: LoadBalancerScheme, clusterName: String) {
        let parts =
            switch group {
            case .explicit(let name): [(name, 17)]
            case .implicit(let ingress): [(ingress.namespace, 8), (ingress.name, 8)]
            }
        rawValue = GeneratedName.text(parts, hashing: [clusterName, group.description, scheme.rawValue])
    }

    /// Computes the name of the load balancer of a Service or of a Gateway.
    ///
    /// - Parameters:
    ///   - object: The Service, or the Gateway.
    ///   - uid: Its `metadata.uid`, which the API server assigns.
    ///   - scheme: Where the load balancer can be reached from.
    ///   - clusterName: The controller's `--cluster-name`.
    public init(of object: NamespacedName, uid: String, scheme: LoadBalancerScheme, clusterName: String) {
        let parts = [(object.namespace, 8), (object.name, 8)]
        rawValue = GeneratedName.text(parts, hashing: [clusterName, uid, scheme.rawValue])
    }

    /// Computes the name of the Network Load Balancer in front of an Application Load Balancer: the beginning of the
    /// other name, and `-nlb`.
    ///
    /// - Parameters:
    ///   - applicationLoadBalancer: The name of the load balancer behind it; where that is empty the group gives the
    ///     name.
    ///   - group: The group of Ingresses that both belong to.
    ///   - scheme: Where the front load balancer can be reached from.
    ///   - clusterName: The controller's `--cluster-name`.
    public init(
        inFrontOf applicationLoadBalancer: LoadBalancerName,
        group: IngressGroupID,
        scheme: LoadBalancerScheme,
        clusterName: String
    ) {
        guard applicationLoadBalancer.rawValue.isEmpty else {
            let beginning = applicationLoadBalancer.rawValue.utf8.prefix(ExplicitName.limit - "-nlb".utf8.count)
            rawValue = String(decoding: beginning, as: UTF8.self) + "-nlb"
            return
        }
        let inputs = [clusterName, group.description, scheme.rawValue]
        switch group {
        case .explicit(let name):
            let digits = GeneratedName.digits(8, hashing: inputs)
            rawValue = "k8s-\(GeneratedName.beginning(of: name, limit: 16))-\(digits)-nlb"
        case .implicit(let ingress):
            let beginnings = [ingress.namespace, ingress.name].map { GeneratedName.beginning(of: $0, limit: 8) }
            let digits = GeneratedName.digits(6, hashing: inputs)
            rawValue = "k8s-\(beginnings[0])-\(beginnings[1])-\(digits)-nlb"
        }
    }

    /// The name.
    public var description: String { rawValue }
}
