// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups

extension Suite {
    /// What the controller changes in a live target group.
    static let targetGroups = [
        Suite("target-group.health-check-drift") { input in
            let targetGroup = try input.member("sdkTG").member("targetGroup").targetGroupDescription()
            let specification = try input.member("tgSpec")
            guard let config = specification["healthCheckConfig"] else { return ["value": false] }
            return ["value": .boolean(try healthCheck(config, targetGroup).differ(from: targetGroup))]
        },
        replacement("requires-replacement"),
        replacement("requires-replacement-nlb-health-check"),
        Suite("target-group.attributes-reconcile") { input in
            let desired = input.texts("desired").mapValues { Setting($0, from: .controller) }
            let settings = TargetGroupSettings(
                object: "",
                service: NamespacedName(namespace: "", name: ""),
                servicePort: 80,
                targetType: Setting(.ip, from: .controller),
                attributes: desired
            )
            let changes = settings.attributeChanges(from: input.texts("current"))
            let object = JSONObject(changes.map { ($0.key, .string($0.value)) })
            return ["modified": changes.isEmpty ? [] : [.object(object)]]
        },
    ]

    private static func replacement(_ name: String) -> Suite {
        Suite("target-group.\(name)") { input in
            let targetGroup = try input.member("sdkTG").member("targetGroup").targetGroupDescription()
            let specification = try input.member("resTG").member("spec")
            let config = specification["healthCheckConfig"]
            var settings = TargetGroupSettings(
                object: "",
                service: NamespacedName(namespace: "", name: ""),
                servicePort: 80,
                targetType: Setting(TargetType(try specification.optionalText("targetType") ?? ""), from: .controller),
                protocol: Setting(TargetGroupProtocol(try specification.text("protocol")), from: .controller),
                protocolVersion: try specification.optionalText("protocolVersion").map {
                    Setting(TargetGroupProtocolVersion($0), from: .controller)
                },
                healthCheck: try config.map { try healthCheck($0, targetGroup) },
                targetControlPort: specification.optionalInteger("targetControlPort").map {
                    Setting($0, from: .controller)
                }
            )
            // A case about health checks goes without the type, on both sides.
            if specification["targetType"] == nil, let type = targetGroup.targetType {
                settings.targetType = Setting(type, from: .controller)
            }
            var live = targetGroup
            live.targetType = live.targetType ?? settings.targetType.value
            return ["value": .boolean(settings.requireReplacement(of: live, options: try input.controllerOptions()))]
        }
    }

    /// The health checks that a case wants; what it leaves open is what the target group has.
    private static func healthCheck(
        _ config: JSONValue,
        _ targetGroup: TargetGroupDescription
    ) throws -> HealthCheckSettings {
        func number(_ name: String, _ live: Int?) -> Int { config.optionalInteger(name) ?? live ?? 0 }
        func setting<Value>(_ value: Value) -> Setting<Value> { Setting(value, from: .controller) }
        let seconds = (
            number("intervalSeconds", targetGroup.healthCheckIntervalSeconds),
            number("timeoutSeconds", targetGroup.healthCheckTimeoutSeconds)
        )
        let port: IntOrString = try config["port"]?.decoded() ?? .string(targetGroup.healthCheckPort ?? "")
        let proto = try config.optionalText("protocol").map { TargetGroupProtocol($0) }
        return HealthCheckSettings(
            port: setting(port),
            protocol: setting(proto ?? targetGroup.healthCheckProtocol ?? .tcp),
            path: try config.optionalText("path").map(setting),
            matcher: try config["matcher"].map { setting(try $0.decoded(as: HealthCheckMatcher.self)) },
            interval: setting(.seconds(seconds.0)),
            timeout: setting(.seconds(seconds.1)),
            healthyThreshold: setting(number("healthyThresholdCount", targetGroup.healthyThresholdCount)),
            unhealthyThreshold: setting(number("unhealthyThresholdCount", targetGroup.unhealthyThresholdCount))
        )
    }
}
