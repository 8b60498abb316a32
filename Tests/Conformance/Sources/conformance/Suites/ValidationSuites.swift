// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

extension Suite {
    /// Deployments and parts of them, by the rules of the API server.
    static let validation = [
        validity("deployment") { input in
            // These have their defaults; what has none is the zero of its type.
            try input.member("deployment").decodedAsServer(as: Deployment.self).validationErrorsAsStored()
        },
        validity("deploymentStatus") { input in
            try input.decoded(as: DeploymentStatus.self).validationErrors(at: "status")
        },
        validity("handler") { input in
            try input.member("handler").decodedAsServer(as: LifecycleHandler.self)
                .validationErrors(gracePeriodSeconds: 30)
        },
        validity("probe") { input in
            try input.member("probe").decodedAsServer(as: Probe.self).validationErrors(at: "probe")
        },
        validity("readinessGates") { input in
            try input.member("readinessGates").decoded(as: [PodReadinessGate].self).validationErrors()
        },
        validity("sleepAction") { input in
            SleepAction(seconds: try input.integer("seconds")).validationErrors(
                gracePeriodSeconds: try input.integer("terminationGracePeriodSeconds"),
                allowsZero: input["zeroValueAllowed"] != false
            )
        },
        validity("stopSignal") { input in
            let os = try input.optionalText("os").map { PodOS(name: OSName($0)) }
            return Lifecycle(stopSignal: Signal(try input.text("stopSignal")))
                .validationErrors(gracePeriodSeconds: 30, os: os)
        },
        Suite("apiserver.validation.deployment", judge: judgeAsServer),
    ]

    /// A suite of cases that say whether the input is valid, and some of them what the only error is like.
    private static func validity(
        _ name: String,
        errors: @escaping @Sendable (JSONValue) throws -> [ValidationError]
    ) -> Suite {
        Suite("validation.\(name)") { conformanceCase in
            let expected = conformanceCase.expected
            let errors = try errors(conformanceCase.input)
            let isValid = expected["valid"] ?? .boolean(expected["expectedErr"] != true)
            let isDescribed = errors.allSatisfy { $0.isDescribed(by: expected["error"] ?? .null) }
            return Verdict(isValid == .boolean(errors.isEmpty) && isDescribed, got: "\(errors)")
        }
    }

    /// Compares all errors with the causes that a real server gave.
    private static func judgeAsServer(_ conformanceCase: ConformanceCase) throws -> Verdict {
        let expected = conformanceCase.expected
        let unknown = Deployment.unknownFields(in: conformanceCase.input)
        let isRefusedUnread = expected["strictOrDecode"] == true
        guard unknown.isEmpty else { return Verdict(isRefusedUnread, got: "unknown fields: \(unknown)") }
        let errors: [ValidationError]
        do {
            errors = try conformanceCase.input.decodedAsServer(as: Deployment.self).validationErrors()
        } catch {
            return Verdict(isRefusedUnread, got: "error: \(error)")
        }
        let causes = errors.map { ["field": "\($0.path)", "reason": $0.reason.rawValue] }
        let expectedCauses = try (expected["causes"]?.arrayValue ?? []).map {
            ["field": try $0.text("field"), "reason": try $0.text("reason")]
        }
        if isRefusedUnread { return Verdict(errors.contains { $0.reason == .typeInvalid }, got: "\(causes)") }
        let isExpected = expected["accepted"] == .boolean(errors.isEmpty) && causes == expectedCauses
        return Verdict(isExpected, got: JSONText.write(causes))
    }
}

extension ValidationError {
    /// Whether an expected error gives the type and the field of this one; its sentence is the server's own.
    fileprivate func isDescribed(by expected: JSONValue) -> Bool {
        let type = expected["type"]?.stringValue.map { "FieldValue" + $0 }
        let field = expected["fieldSuffix"]?.stringValue ?? ""
        return type ?? reason.rawValue == reason.rawValue && path.description.hasSuffix(field)
    }
}
