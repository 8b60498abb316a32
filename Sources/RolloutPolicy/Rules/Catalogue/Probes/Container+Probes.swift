// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import TargetGroups

extension Workload {
    /// The regular containers that seem to serve: those with ports, or all where none has any.
    var servers: [(path: FieldPath, container: Container)] {
        let withPorts = containers.filter { !($0.container.ports ?? []).isEmpty }
        guard withPorts.isEmpty else { return withPorts }
        // One that is probed is the server, and the others stand beside it.
        let probed = containers.filter { !$0.container.probes.isEmpty }
        return probed.isEmpty ? containers : probed
    }
}

extension Container {
    /// The probes, each with the name of its field.
    var probes: [(field: String, probe: Probe)] {
        [("livenessProbe", livenessProbe), ("readinessProbe", readinessProbe), ("startupProbe", startupProbe)]
            .compactMap { field, probe in probe.map { (field, $0) } }
    }
}

extension Probe {
    /// The port that the probe asks, with the place below the probe; nil for a command.
    var portField: (path: FieldPath, port: IntOrString)? {
        if let httpGet { return ("httpGet.port", httpGet.port) }
        if let tcpSocket { return ("tcpSocket.port", tcpSocket.port) }
        if let grpc { return ("grpc.port", .int(grpc.port)) }
        return nil
    }
}
