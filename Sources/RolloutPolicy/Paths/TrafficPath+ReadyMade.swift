// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels
public import TargetGroups

extension TrafficPath {
    /// An Application Load Balancer that the AWS Load Balancer Controller manages.
    ///
    /// With targets of type `ip` traffic stops once the controller has deregistered the Pod and the load balancer has
    /// taken notice. With targets of type `instance` the load balancer sends to nodes, whose registration does not
    /// change, and traffic stops once kube-proxy on every node knows. For a type that is not known all terms count.
    ///
    /// With targets of type `instance` a new Pod needs no registration: old ones are sent to until kube-proxy knows the
    /// new one.
    ///
    /// Where the policy ``KubernetesModels/ServiceExternalTrafficPolicy/local`` lets nodes send to their own Pods only, a
    /// node whose last Pod goes must first fail its health checks, which have to ask the Service's `healthCheckNodePort`.
    /// Likewise a node whose first Pod comes must first pass them; no readiness gate waits for that.
    ///
    /// Measure ``TrafficTerm/controllerProcessing`` and state ``TrafficTerm/requestRoundTrip``: their defaults are
    /// assumptions.
    public static func applicationLoadBalancer(
        targets: TargetType,
        externalTrafficPolicy: ServiceExternalTrafficPolicy = .cluster
    ) -> TrafficPath {
        loadBalancer(
            name: "an Application Load Balancer",
            targets: targets,
            isLocal: externalTrafficPolicy == .local,
            propagation: .documented(
                upTo: .seconds(60),
                by: "quoted from the controller's maintainers, for an ALB (issues 1719 and 2106); AWS gives no figure"
            ),
            registration: .assumed(
                upTo: .seconds(60),
                because: "as long as a deregistration; users measured 28 to 48 s"
            ),
            checks: .documented(upTo: .seconds(30), by: "the controller's defaults: two checks, 15 s apart"),
            idleTimeout: .seconds(60),
            answersHTTP: true
        )
    }

    /// A Network Load Balancer that the AWS Load Balancer Controller manages.
    ///
    /// It goes on sending to deregistered targets for minutes, whatever the deregistration delay.
    public static func networkLoadBalancer(
        targets: TargetType,
        externalTrafficPolicy: ServiceExternalTrafficPolicy = .cluster
    ) -> TrafficPath {
        loadBalancer(
            name: "a Network Load Balancer",
            targets: targets,
            isLocal: externalTrafficPolicy == .local,
            propagation: .documented(
                upTo: .seconds(300),
                by: "AWS support, for an NLB (the controller's issue 1834); users measured 120 to 180 s"
            ),
            registration: .documented(
                upTo: .seconds(300),
                by: "AWS support, for an NLB (the controller's issue 1834): 180 to 300 s"
            ),
            checks: .documented(upTo: .seconds(30), by: "the controller's defaults: three checks, 10 s apart"),
            idleTimeout: nil,
            answersHTTP: false
        )
    }

    /// A Service that clients reach from within the cluster.
    public static let clusterService = TrafficPath(
        name: "a Service within the cluster",
        stages: [
            .step(.endpointPropagation, .besideTheKubelet),
            .step(.kubeProxyUpdate, .everyNode),
            .step(.requestRoundTrip, .oneSecond),
        ],
        answersHTTP: false
    )

    private static func loadBalancer(
        name: String,
        targets: TargetType,
        isLocal: Bool,
        propagation: Delay,
        registration: Delay,
        checks: Delay,
        idleTimeout: Duration?,
        answersHTTP: Bool
    ) -> TrafficPath {
        let controller = Stage.step(.controllerProcessing, .unmeasuredController)
        let loadBalancer = Stage.step(.loadBalancerPropagation, propagation)
        let kubeProxy = Stage.step(.kubeProxyUpdate, .everyNode)
        var path = TrafficPath(
            name: "\(name) (\(targets) targets)",
            stages: [],
            idleTimeout: idleTimeout,
            answersHTTP: answersHTTP
        )
        let arrival = [controller, .step(.targetRegistration, registration), .step(.healthChecks, checks)]
        switch targets {
        case .ip:
            path.stages = [controller, loadBalancer]
            path.arrival = arrival
            path.asides = [
                Aside(
                    .kubeProxyUpdate,
                    .everyNode,
                    reason: "the load balancer sends to Pods, past kube-proxy",
                    countsInSum: false
                )
            ]
        case .instance where isLocal:
            path.stages = [
                kubeProxy, .step(.failingHealthChecks, .twoChecks), .step(.unhealthyPropagation, .nearlyAMinute),
            ]
            path.arrival = [kubeProxy, .step(.healthChecks, .twoChecks)]
            path.asides = [
                Aside(
                    .controllerProcessing,
                    .unmeasuredController,
                    reason: "nodes stay registered when a Pod goes; they fail their health checks",
                    countsInSum: true
                )
            ]
        case .instance:
            path.stages = [kubeProxy]
            let reason = "the load balancer sends to nodes, which stay registered when a Pod goes"
            path.asides = [
                Aside(.controllerProcessing, .unmeasuredController, reason: reason, countsInSum: true),
                Aside(.loadBalancerPropagation, propagation, reason: reason, countsInSum: true),
            ]
        default:
            path.stages = [controller, loadBalancer, kubeProxy]
            path.arrival = arrival
        }
        path.stages.insert(.step(.endpointPropagation, .besideTheKubelet), at: 0)
        path.stages.append(.step(.requestRoundTrip, .oneSecond))
        return path
    }
}

extension Delay {
    fileprivate static let besideTheKubelet = Delay.assumed(
        upTo: .zero,
        because: "kubelet and endpoint controller hear of the deletion by the same watch"
    )

    fileprivate static let unmeasuredController = Delay.assumed(
        upTo: .seconds(10),
        because: "ten times what an idle controller needs; measure yours"
    )

    fileprivate static let everyNode = Delay.documented(
        upTo: .seconds(30),
        by: "quoted from the controller's maintainers (issue 2106); usually 10 to 30 s, without a hard limit"
    )

    fileprivate static let twoChecks = Delay.documented(
        upTo: .seconds(20),
        by: "the controller's defaults for a Service of the policy Local: two checks, 10 s apart"
    )

    fileprivate static let nearlyAMinute = Delay.documented(
        upTo: .seconds(40),
        by: "users of an NLB measured 30 to 40 s (the controller's issue 2366); nothing is known of an ALB"
    )

    fileprivate static let oneSecond = Delay.assumed(upTo: .seconds(1), because: "far more than one network needs")
}
