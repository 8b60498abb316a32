// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation
import KubernetesModels
import Peers
import YAMLCodec

extension Subject {
    /// From Deployments to text.
    static let encoding = Subject(name: "encoding") { run in
        let yaml = ManifestTexts.deployments(of: run.size(1_000_000))
        let deployments = try YAMLDecoder().decodeAll(Deployment.self, from: yaml)
        let plain = try YAMLDecoder().decodeAll(PlainDeployment.self, from: yaml)

        let encoder = YAMLEncoder()
        let ours = try encoder.encode(documents: deployments)
        let yams = try YamsPeer.encode(deployments)
        let yamsPlain = try YamsPeer.encode(plain)
        let json = try FoundationPeer.encode(deployments)
        let jsonPlain = try FoundationPeer.encode(plain)
        for text in [ours, yams, yamsPlain] {
            let read = try YAMLDecoder().decodeAll(Deployment.self, from: text)
            try run.expect(read == deployments, "what was written is read as others")
            try run.expect(
                try YamsPeer.decodeAll(Deployment.self, from: text) == deployments,
                "Yams reads what was written as others"
            )
        }
        for data in [json, jsonPlain] {
            try run.expect(
                try FoundationPeer.decode([Deployment].self, from: data) == deployments,
                "Foundation reads what was written as others"
            )
        }

        try run.compare(
            Comparison(
                title: "Encode Deployments (YAML; JSON by Foundation)",
                contenders: [
                    .init("ours", ours.utf8.count) { keep(try encoder.encode(documents: deployments)) },
                    .init("ours, plain structures", ours.utf8.count) { keep(try encoder.encode(documents: plain)) },
                    .init("Yams, the same types", yams.utf8.count) { keep(try YamsPeer.encode(deployments)) },
                    .init("Yams, plain structures", yamsPlain.utf8.count) { keep(try YamsPeer.encode(plain)) },
                    .init("Foundation, the same types", json.count) {
                        keep(try FoundationPeer.encode(deployments))
                    },
                    .init("Foundation, plain structures", jsonPlain.count) {
                        keep(try FoundationPeer.encode(plain))
                    },
                ]
            )
        )
    }
}
