// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension RolloutPlan: CustomStringConvertible {
    /// The plan for people: each number with the seconds that it is made of, what does not count, and by how much each
    /// condition holds.
    public var description: String {
        var lines = ["Plan for \(workload) behind \(pathName), \(boundText)", ""]
        lines.append("preStop sleep: \(Self.change(preStop, absent: "none"))")
        lines += rows(preStop.attributions)
        lines.append("terminationGracePeriodSeconds: \(Self.change(terminationGracePeriod, absent: "30 s by default"))")
        lines += rows(terminationGracePeriod.attributions)
        if margins.contains(where: { $0.condition == .deregistrationOutlastsRequests }) {
            lines.append("deregistration delay: at least \(leastDeregistrationDelay) s, for the longest request")
        }
        for change in changes {
            lines.append("\(change)")
            lines += rows(change.attributions)
        }
        lines.append("")
        if !routing.notCounted.isEmpty {
            lines.append("Not counted:")
            lines += rows(
                routing.notCounted.map {
                    Attribution(name: $0.term.description, duration: $0.delay.most, source: $0.reason)
                }
            )
            lines.append("")
        }
        lines.append("Conditions:")
        lines += margins.map(Self.line)
        if let cost { lines += ["", "Cost:"] + Self.cost(before: costBefore, cost) }
        lines += remarks.isEmpty ? [] : ["", "Remarks:"] + remarks.map { "  \($0)" }
        return lines.joined(separator: "\n")
    }

    private static func cost(before: UpdateEstimate?, _ cost: UpdateEstimate) -> [String] {
        func line(_ name: String, _ text: (UpdateEstimate) -> String) -> String {
            let old = before.map(text)
            let new = text(cost)
            return "  \(name): " + (old == nil || old == new ? new : "\(old ?? "") -> \(new)")
        }
        return [
            line("update takes") { estimate in
                let (least, most) = (estimate.duration.lowerBound, estimate.duration.upperBound)
                return least == most ? Text.seconds(most) : "\(Text.secondsNumber(least)) to \(Text.seconds(most))"
            },
            line("Pods at most, with those that are ending") { "\($0.peakPods)" },
            line("Pods beyond those wanted, at most") { "\(Text.secondsNumber($0.extraPodTime)) Pod-seconds" },
        ]
    }

    private var boundText: String {
        switch bound {
        case .additive: "by the maintainers' sum"
        case .criticalPath: "by the longest path"
        }
    }

    private static func change(_ timing: Timing, absent: String) -> String {
        let current = timing.current.map { "\($0) s" } ?? absent
        return timing.isChanged ? "\(current) -> \(timing.planned) s" : "\(current), which suffices"
    }

    private func rows(_ attributions: [Attribution]) -> [String] {
        let all =
            preStop.attributions + terminationGracePeriod.attributions + changes.flatMap(\.attributions)
        let names = all.map(\.name) + routing.notCounted.map(\.term.description)
        let width = names.map(\.count).max() ?? 0
        return attributions.map { attribution in
            let seconds = Text.seconds(attribution.duration)
            let name = attribution.name + String(repeating: " ", count: width - attribution.name.count)
            return "\(Text.padded(seconds, to: 10))  \(name)  \(attribution.source)"
        }
    }

    private static func line(_ margin: ConditionMargin) -> String {
        let slack = "holds by \(Text.seconds(margin.slack))"
        let number = Text.padded("\(margin.condition.rawValue)", to: 3)
        return "\(number)  \(margin.condition.sentence): \(slack); \(margin.binding) binds"
    }
}
