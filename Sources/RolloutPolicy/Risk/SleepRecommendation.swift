// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The least sleep for a target, beside the sleep as it is and that of a plan for the longest delays.
public struct SleepRecommendation: Hashable, Sendable {
    /// What the sleep is for.
    public let target: RiskTarget

    /// The least sleep that meets the target, in whole seconds.
    public let sleep: Int

    /// The least `terminationGracePeriodSeconds` for that sleep, which it includes.
    public let gracePeriod: Int

    /// The sleep as it is, in whole seconds; nil where it is not known.
    public let current: Int?

    /// The least sleep for the longest delays by the maintainers' sum, in whole seconds.
    public let worstCaseSum: Int

    /// The least sleep for the longest delays by the longest path, in whole seconds.
    public let worstCasePath: Int

    /// The number of Pods that the update stops.
    public let pods: Int

    /// What the sleeps were computed from.
    public let risk: SleepRisk

    /// The risk of every sleep, with these ones marked.
    public var curve: RiskCurve {
        let current = current.map { [RiskCurve.Mark.current($0)] } ?? []
        return risk.curve(pods: pods, marks: current + [.recommended(sleep), .worstCase(worstCaseSum)])
    }
}

extension SleepRisk {
    /// Recommends the least sleep for a target.
    ///
    /// - Parameters:
    ///   - target: How many dropped requests are few enough.
    ///   - pods: The number of Pods that an update stops, for the risks that are shown.
    ///   - current: The sleep as it is, in whole seconds; nil, the default, where it is not known.
    /// - Returns: The sleep, beside the others.
    /// - Throws: ``RiskError`` where the target makes no sense or cannot be met.
    public func recommendation(
        for target: RiskTarget,
        pods: Int,
        current: Int? = nil
    ) throws(RiskError) -> SleepRecommendation {
        let sleep = try leastSleep(for: target)
        return SleepRecommendation(
            target: target,
            sleep: sleep,
            gracePeriod: Needs(routing: path.duration(.additive), application: application).leastGrace(sleep: sleep),
            current: current,
            worstCaseSum: worstCaseSleep(.additive),
            worstCasePath: worstCaseSleep(.criticalPath),
            pods: pods,
            risk: self
        )
    }
}

extension SleepRecommendation: CustomStringConvertible {
    /// The recommendation for people: each sleep with its risk, and the delays that went in.
    public var description: String {
        var lines = [
            "Recommended sleep: \(sleep) s, the least for \(target)",
            "terminationGracePeriodSeconds: at least \(gracePeriod)",
            "",
            "Sleep and the share of updates of \(Text.count(pods, "Pod", "Pods")) that drop a request, with "
                + "\(risk.traffic):",
        ]
        if let current { lines.append(row(current, "current")) }
        lines.append(row(sleep, "recommended"))
        let longest = "worst case: the plan for the longest path, every delay at the end of its interval"
        lines.append(row(worstCasePath, longest))
        if worstCaseSum != worstCasePath {
            lines.append(row(worstCaseSum, "worst case: the plan by the maintainers' sum"))
        }
        lines += ["", "Delays of \(risk.path.name):"]
        for (term, delay) in risk.path.delaysOnPath {
            let longest = "always \(Text.seconds(delay.most)), the longest (\(delay))"
            lines.append("  \(term): \(risk.models[term]?.description ?? longest)")
        }
        return lines.joined(separator: "\n")
    }

    private func row(_ sleep: Int, _ name: String) -> String {
        let probability = risk.dropProbability(sleep: .seconds(sleep), pods: pods)
        return Text.padded("\(sleep) s", to: 7) + Text.padded(Text.smallPercent(probability), to: 11) + "  \(name)"
    }
}
