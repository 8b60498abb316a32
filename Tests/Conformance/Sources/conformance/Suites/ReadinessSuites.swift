// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

extension Suite {
    /// The conditions of a Pod that the kubelet derives from the statuses of its containers.
    static let readiness = [
        Suite("kubelet.status.containersReady") { conformanceCase in
            try judge(conformanceCase, "expectReady", of: \.expectedContainersReady)
        },
        Suite("kubelet.status.podReady") { conformanceCase in
            try judge(conformanceCase, "expectReady", of: \.expectedReady)
        },
        Suite("kubelet.status.podInitialized") { conformanceCase in
            try judge(conformanceCase, "expected", of: \.expectedInitialized)
        },
    ]

    /// Compares the members of the condition that a case expects; a text that is absent is empty.
    private static func judge(
        _ conformanceCase: ConformanceCase,
        _ member: String,
        of condition: (Pod) -> PodCondition
    ) throws -> Verdict {
        let got = condition(try pod(conformanceCase.input))
        let texts = [
            "type": got.type.rawValue, "status": got.status.rawValue, "reason": got.reason ?? "",
            "message": got.message ?? "",
        ]
        let expected = try conformanceCase.expected.member(member).objectValue?.members ?? []
        let isExpected = expected.allSatisfy { name, value in value.stringValue.map { $0 == texts[name] } ?? false }
        return Verdict(isExpected, got: JSONText.write(texts))
    }

    private static func pod(_ input: JSONValue) throws -> Pod {
        let conditions = try input["conditions"]?.arrayValue?.map { try $0.decodedAsServer(as: PodCondition.self) }
        let statuses = try input["containerStatuses"]?.arrayValue?.map {
            try $0.decodedAsServer(as: ContainerStatus.self)
        }
        return Pod(
            spec: try input.member("spec").decodedAsServer(as: PodSpec.self),
            status: PodStatus(
                phase: try input.optionalText("podPhase").map { PodPhase($0) },
                conditions: conditions,
                containerStatuses: statuses
            )
        )
    }
}
