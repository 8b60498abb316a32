// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension HorizontalPodAutoscaler: Defaultable {
    /// Returns the HorizontalPodAutoscaler as an API server stores and returns it; see ``Defaultable``.
    public func applyingDefaults() -> HorizontalPodAutoscaler {
        var result = afterRoundTrip()
        result.spec.setDefaults()
        return result
    }
}

extension HorizontalPodAutoscalerSpec {
    /// Sets what is assumed for an autoscaler (SetDefaults_HorizontalPodAutoscaler in pkg/apis/autoscaling/v2).
    ///
    /// The rules for scaling get their defaults only where `behavior` is present; the controller applies the same.
    fileprivate mutating func setDefaults() {
        minReplicas.fill(with: 1)
        metrics.fill(with: [.assumed])
        guard behavior != nil else { return }
        behavior?.scaleUp.fill(with: HPAScalingRules())
        behavior?.scaleUp?.setDefaultsOfScalingUp()
        behavior?.scaleDown.fill(with: HPAScalingRules())
        behavior?.scaleDown?.setDefaultsOfScalingDown()
    }
}

extension MetricSpec {
    /// 80 % of the CPU that the Pods request.
    fileprivate static let assumed = MetricSpec(
        type: .resource,
        resource: ResourceMetricSource(
            name: "cpu",
            target: MetricTarget(type: .utilization, averageUtilization: 80)
        )
    )
}

extension HPAScalingRules {
    /// At once; in 15 seconds by 4 Pods or to twice their number, whichever is more.
    fileprivate mutating func setDefaultsOfScalingUp() {
        stabilizationWindowSeconds.fill(with: 0)
        selectPolicy.fill(with: .max)
        policies.fill(with: [
            HPAScalingPolicy(type: .pods, value: 4, periodSeconds: 15),
            HPAScalingPolicy(type: .percent, value: 100, periodSeconds: 15),
        ])
    }

    /// In 15 seconds by any number; how long to wait for that is an option of the controller.
    fileprivate mutating func setDefaultsOfScalingDown() {
        selectPolicy.fill(with: .max)
        policies.fill(with: [HPAScalingPolicy(type: .percent, value: 100, periodSeconds: 15)])
    }
}
