// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation
import KubernetesModels
import Peers
import YAMLCodec

extension Subject {
    /// From text to Deployments.
    static let decoding = Subject(name: "decoding") { run in
        let yaml = ManifestTexts.deployments(of: run.size(1_000_000))
        let decoder = YAMLDecoder()
        let deployments = try decoder.decodeAll(Deployment.self, from: yaml)
        let data = try FoundationPeer.encode(deployments, [.prettyPrinted, .withoutEscapingSlashes])
        let json = String(decoding: data, as: UTF8.self)

        try run.expect(try YamsPeer.decodeAll(Deployment.self, from: yaml) == deployments, "Yams decodes others")
        try run.expect(try decoder.decode([Deployment].self, from: json) == deployments, "JSON holds others")
        try run.expect(
            try FoundationPeer.decode([Deployment].self, from: data) == deployments,
            "Foundation decodes others"
        )
        let plain = try decoder.decodeAll(PlainDeployment.self, from: yaml)
        try run.expect(
            try YamsPeer.decodeAll(PlainDeployment.self, from: yaml) == plain,
            "Yams decodes other plain structures"
        )
        try run.expect(
            try FoundationPeer.decode([PlainDeployment].self, from: data) == plain,
            "Foundation decodes other plain structures"
        )

        try run.compare(
            Comparison(
                title: "Decode Deployments from a stream of YAML documents",
                contenders: [
                    .init("ours", yaml.utf8.count) { keep(try decoder.decodeAll(Deployment.self, from: yaml)) },
                    .init("ours, plain structures", yaml.utf8.count) {
                        keep(try decoder.decodeAll(PlainDeployment.self, from: yaml))
                    },
                    .init("Yams, the same types", yaml.utf8.count) {
                        keep(try YamsPeer.decodeAll(Deployment.self, from: yaml))
                    },
                    .init("Yams, plain structures", yaml.utf8.count) {
                        keep(try YamsPeer.decodeAll(PlainDeployment.self, from: yaml))
                    },
                ]
            ),
            Comparison(
                title: "Decode Deployments from JSON",
                contenders: [
                    .init("ours", data.count) { keep(try decoder.decode([Deployment].self, from: json)) },
                    .init("Yams, the same types", data.count) {
                        keep(try YamsPeer.decode([Deployment].self, from: json))
                    },
                    .init("Foundation, the same types", data.count) {
                        keep(try FoundationPeer.decode([Deployment].self, from: data))
                    },
                    .init("Foundation, plain structures", data.count) {
                        keep(try FoundationPeer.decode([PlainDeployment].self, from: data))
                    },
                ]
            )
        )
    }
}
