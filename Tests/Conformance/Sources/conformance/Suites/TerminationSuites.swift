// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

extension Suite {
    /// How a Pod is deleted and its containers are stopped.
    static let termination = [
        Suite("derived.killContainer.timeline", judge: judgeTimeline),
        Suite("derived.apiserver.deletePeriod") { (input: JSONValue) in
            let pod = Pod(
                spec: PodSpec(
                    containers: [],
                    terminationGracePeriodSeconds: input.optionalInteger("specTerminationGracePeriodSeconds"),
                    nodeName: try input.optionalText("nodeName")
                ),
                status: PodStatus(phase: try input.optionalText("phase").map { PodPhase($0) })
            )
            let requested = input.optionalInteger("optionsGracePeriodSeconds")
            let deletion = PodDeletion(of: pod, at: Timestamp(secondsSinceEpoch: 0), gracePeriodSeconds: requested)
            return [
                "deletionGracePeriodSeconds": .integer(deletion.gracePeriodSeconds),
                "removedImmediately": .boolean(deletion.outcome == .removed),
            ]
        },
        Suite("derived.endpointConditions") { (input: JSONValue) in
            let isDeleted = input["deletionTimestampSet"] == true
            let ready = try input.optionalText("podReadyCondition").map { ConditionStatus($0) }
            let pod = Pod(
                metadata: ObjectMeta(deletionTimestamp: isDeleted ? Timestamp(secondsSinceEpoch: 0) : nil),
                spec: PodSpec(containers: []),
                status: PodStatus(
                    phase: try input.optionalText("phase").map { PodPhase($0) },
                    conditions: ready.map { [PodCondition(type: .ready, status: $0)] },
                    podIP: input["hasIP"] == true ? "10.0.0.1" : nil
                )
            )
            let publishes = input["publishNotReadyAddresses"] == true
            guard let conditions = EndpointConditions(of: pod, publishesNotReady: publishes) else { return .null }
            return try JSONText.read(from: JSONText.write(conditions))
        },
        Suite("apiserver.beforeDelete", judge: judgeDeletion),
        Suite("apiserver.pod.checkGracefulDelete") { (input: JSONValue) in
            let pod = try input.member("pod").decodedAsServer(as: Pod.self)
            let requested = input["deleteOptions"]?.optionalInteger("gracePeriodSeconds")
            let deletion = PodDeletion(of: pod, at: Timestamp(secondsSinceEpoch: 0), gracePeriodSeconds: requested)
            return ["gracePeriodSeconds": .integer(deletion.gracePeriodSeconds)]
        },
        Suite("kubelet.effectiveGracePeriod") { (input: JSONValue) in
            let seconds = KubeletGracePeriod.seconds(
                spec: input.optionalInteger("podSpecTerminationGracePeriodSeconds"),
                deletion: input.optionalInteger("podDeletionGracePeriodSeconds"),
                override: input.optionalInteger("gracePeriodOverride"),
                recorded: input.optionalInteger("statusGracePeriod") ?? 0
            )
            return ["expectedGracePeriod": .integer(seconds)]
        },
        Suite("kubelet.setTerminationGracePeriod") { (input: JSONValue) in
            let pod = try input.member("pod").decodedAsServer(as: Pod.self)
            let reason: KubeletGracePeriod.Reason =
                switch try input.optionalText("reason") {
                case "LivenessProbe": .livenessProbe
                case "StartupProbe": .startupProbe
                default: .other
                }
            let container = pod.spec.containers.first?.name ?? ""
            return ["expectedGracePeriod": .integer(KubeletGracePeriod.seconds(of: container, in: pod, reason: reason))]
        },
        Suite("kubelet.terminationOrdering", judge: judgeOrdering),
        Suite("trace.termination", judge: judgeTrace),
    ]

    private static func judgeTimeline(_ conformanceCase: ConformanceCase) throws -> Verdict {
        let input = conformanceCase.input
        let hook = try input.optionalSeconds("preStopSeconds")
        let grace = try input.integer("gracePeriodSeconds")
        let timeline = KillTimeline(
            grace: grace,
            hook: hook,
            predecessorsEnd: try input.optionalSeconds("predecessorsGoneAt")
        )
        let expected = conformanceCase.expected
        let isExpected =
            try timeline.stopSignal == expected.optionalSeconds("termAt")
            && timeline.kill == expected.optionalSeconds("killAt")
            && timeline.kill - timeline.stopSignal == expected.optionalSeconds("waitFromTerm")
            && expected["preStopRan"] == .boolean(hook != nil)
        return Verdict(isExpected, got: "\(timeline)")
    }

    private static func judgeDeletion(_ conformanceCase: ConformanceCase) throws -> Verdict {
        let input = conformanceCase.input
        guard let now = Timestamp(parsing: try input.text("now")) else { throw InputError("\"now\" is no time") }
        let stored = input.optionalInteger("deletionGracePeriodSeconds")
        let timestamp = try input.optionalText("deletionTimestamp").flatMap(Timestamp.init(parsing:))
        let pod = Pod(
            metadata: ObjectMeta(deletionTimestamp: timestamp, deletionGracePeriodSeconds: stored),
            spec: PodSpec(containers: [], nodeName: "node")
        )
        let requested = input.optionalInteger("requestedGracePeriodSeconds")
        let deletion = PodDeletion(of: pod, at: now, gracePeriodSeconds: requested)
        let expected = conformanceCase.expected
        let isFinal = timestamp != nil && (stored ?? 0) == 0
        let time = try expected.optionalText("deletionTimestamp").flatMap(Timestamp.init(parsing:))
        let isExpected =
            (isFinal || expected.optionalInteger("deletionGracePeriodSeconds") == deletion.gracePeriodSeconds)
            && expected["gracefulPending"] == .boolean(deletion.outcome == .pending)
            && expected["graceful"] == .boolean(deletion.outcome != .pending && !isFinal)
            && (time == nil || time == deletion.deletionTimestamp)
        return Verdict(isExpected, got: "\(deletion)")
    }

    /// How long sidecars wait for those that they outlast, in whole seconds.
    private static func judgeOrdering(_ conformanceCase: ConformanceCase) throws -> Verdict {
        let input = conformanceCase.input
        let sidecars = try input.member("sidecarsInSpecOrder").decoded(as: [String].self)
        let regular = try input.member("mainContainers").decoded(as: [String].self)
        let exits = try input.member("exitDelaySeconds").decoded(as: [String: Double].self)
        let graces = try input.member("graceSeconds").decoded(as: [String: Int].self)
        let pod = PodSpec(
            initContainers: sidecars.map { Container(name: $0, restartPolicy: .always) },
            containers: regular.map { Container(name: $0) }
        )
        let termination = PodTermination(of: pod, gracePeriodSeconds: graces.values.max() ?? 0) { name in
            PodTermination.Behavior(exit: .seconds(exits[name] ?? 0))
        }
        let waits = termination.containers.map { container in
            (container.name, container.isSidecar ? container.signals.stopSignal.components.seconds : 0)
        }
        let got = Dictionary(uniqueKeysWithValues: waits.map { ($0, Int($1)) })
        let expected = try conformanceCase.expected.member("waitSecondsTruncated").decoded(as: [String: Int].self)
        return Verdict(got == expected, got: "\(got)")
    }

    // MARK: - Traces

    /// Compares what a kubelet did with what it is expected to do; the recording has its noise, and each container that
    /// waits for another adds to it.
    private static func judgeTrace(_ trace: ConformanceCase) throws -> Verdict {
        let run = try trace.input.member("case")
        let regular = try run.member("containers").arrayValue ?? []
        let sidecars = run["sidecars"]?.arrayValue ?? []
        let names = regular.indices.map { "container-\($0)" } + sidecars.indices.map { "sidecar-\($0)" }
        let behaviors = try Dictionary(uniqueKeysWithValues: zip(names, (regular + sidecars).map(behavior)))
        let spec = PodSpec(
            initContainers: names.dropFirst(regular.count).map { Container(name: $0, restartPolicy: .always) },
            containers: names.prefix(regular.count).map { Container(name: $0) },
            terminationGracePeriodSeconds: try run.integer("terminationGracePeriodSeconds"),
            nodeName: "node"
        )
        let deletion = PodDeletion(
            of: Pod(spec: spec),
            at: Timestamp(secondsSinceEpoch: 0),
            gracePeriodSeconds: run.optionalInteger("deleteGracePeriodSeconds")
        )
        let termination = PodTermination(of: spec, gracePeriodSeconds: deletion.gracePeriodSeconds) { name in
            behaviors[name] ?? PodTermination.Behavior(exit: nil)
        }
        let recorded =
            (try trace.input.member("containers").arrayValue ?? []) + (trace.input["sidecars"]?.arrayValue ?? [])
        var differences: [String] = []
        for (index, (container, marks)) in zip(termination.containers, recorded).enumerated() {
            // A sidecar waits for the regular containers, and for those behind it.
            let stages = container.isSidecar ? 2 + termination.containers.count - index : 1
            for (mark, time) in [("TERM", container.signals.stopSignal), ("EXIT", container.end)] {
                guard let found = try marks.optionalSeconds(mark) else { continue }
                let late = found - time
                guard late < .milliseconds(-50) || late > .milliseconds(400) * stages else { continue }
                differences.append("\(container.name) \(mark) at \(found), expected at \(time)")
            }
            guard let code = marks.optionalInteger("exitCode") else { continue }
            if container.isKilled != (code == 137) { differences.append("\(container.name) ends with \(code)") }
        }
        if let late = try trace.input.optionalSeconds("readyFalse").map({ $0 - termination.end }),
            late < .milliseconds(-50) || late > .seconds(2)
        {
            differences.append("not ready \(late) after the end")
        }
        return Verdict(differences.isEmpty, got: differences.joined(separator: "; "))
    }

    private static func behavior(_ container: JSONValue) throws -> PodTermination.Behavior {
        let hook = container["preStop"]
        // What does not sleep in these cases fails at once.
        let seconds = try hook?.optionalSeconds("sleep") ?? hook?.optionalSeconds("native") ?? .zero
        let ignores = try container.text("onTerm") == "ignore"
        return PodTermination.Behavior(
            hook: hook == nil || hook == .null ? nil : seconds,
            exit: ignores ? nil : try container.optionalSeconds("drain") ?? .zero
        )
    }
}

extension JSONValue {
    fileprivate func optionalSeconds(_ name: String) throws -> Duration? {
        guard let value = self[name], value != .null else { return nil }
        // Milliseconds, since a binary fraction is none of the decimal one.
        return .milliseconds(Int((try value.decoded(as: Double.self) * 1000).rounded()))
    }
}
