// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TargetGroups

extension HealthCheckSettings {
    /// The health checks as cases lay them out.
    var json: JSONValue {
        var object: JSONObject = [
            "port": port.value.intValue.map { .integer($0) } ?? .string(port.value.description),
            "protocol": .string(`protocol`.value.rawValue),
            "intervalSeconds": .integer(interval.value.wholeSecondsRoundedUp),
            "timeoutSeconds": .integer(timeout.value.wholeSecondsRoundedUp),
            "healthyThresholdCount": .integer(healthyThreshold.value),
            "unhealthyThresholdCount": .integer(unhealthyThreshold.value),
        ]
        object["path"] = path.map { .string($0.value) }
        object["matcher"] = matcher?.value.json
        return .object(object)
    }
}

extension HealthCheckMatcher {
    /// The codes as cases lay them out.
    var json: JSONValue {
        var object = JSONObject()
        object["httpCode"] = httpCode.map { .string($0) }
        object["grpcCode"] = grpcCode.map { .string($0) }
        return .object(object)
    }
}

extension TargetGroupSettings {
    /// The attributes as cases lay them out, sorted by their keys.
    var attributesJSON: JSONValue {
        .array(
            attributes.sorted { $0.key < $1.key }.map {
                ["key": .string($0.key), "value": .string($0.value.value)]
            }
        )
    }

    /// The target group as cases lay it out.
    var json: JSONValue {
        var object: JSONObject = [
            "targetType": .string(targetType.value.rawValue), "ipAddressType": .string(ipAddressType.value.rawValue),
            "targetGroupAttributes": attributesJSON, "tags": [:],
        ]
        object["resourceID"] = resourceID.map { .string($0) }
        object["name"] = name.map { .string($0.value.rawValue) }
        object["port"] = port.map { .integer($0) }
        object["protocol"] = `protocol`.map { .string($0.value.rawValue) }
        object["protocolVersion"] = protocolVersion.map { .string($0.value.rawValue) }
        object["healthCheckConfig"] = healthCheck?.json
        object["targetControlPort"] = targetControlPort.map { .integer($0.value) }
        return .object(object)
    }

    /// The binding as cases lay it out.
    var bindingJSON: JSONValue {
        var object: JSONObject = [
            "namespace": .string(service.namespace), "targetType": .string(targetType.value.rawValue),
            "ipAddressType": .string(ipAddressType.value.rawValue),
            "serviceRef": [
                "name": .string(service.name),
                "port": servicePort.intValue.map { .integer($0) } ?? .string(servicePort.description),
            ],
            "multiClusterTargetGroup": .boolean(isMultiCluster.value),
        ]
        object["resourceID"] = resourceID.map { .string($0) }
        object["name"] = name.map { .string($0.value.rawValue) }
        object["targetGroupProtocol"] = `protocol`.map { .string($0.value.rawValue) }
        object["nodeSelector"] = nodeSelector?.value.matchLabels.map { labels in
            ["matchLabels": .object(JSONObject(labels.map { ($0.key, .string($0.value)) }))]
        }
        return .object(object)
    }

    /// The target groups, their bindings and their load balancers as cases lay them out, sorted by their identifiers.
    static func model(of targetGroups: [TargetGroupSettings], _ loadBalancers: [LoadBalancerSettings]) -> JSONValue {
        let sorted = targetGroups.sorted { $0.resourceID ?? "" < $1.resourceID ?? "" }
        return [
            "loadBalancers": .array(loadBalancers.map(\.json)),
            "targetGroups": .array(sorted.map(\.json)),
            "targetGroupBindings": .array(sorted.map(\.bindingJSON)),
        ]
    }
}

extension LoadBalancerSettings {
    /// The load balancer as cases lay it out.
    var json: JSONValue {
        [
            "name": .string(name?.value.rawValue ?? ""), "type": .string("\(kind)"),
            "scheme": .string(scheme.value.rawValue), "ipAddressType": .string(ipAddressType.value.rawValue),
        ]
    }
}
