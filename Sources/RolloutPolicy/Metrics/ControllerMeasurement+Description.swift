// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText

extension ControllerMeasurement: CustomStringConvertible {
    /// The measurement for people: bounds of each stage at some quantiles, with 95 % confidence, and the cautions.
    public var description: String {
        var lines = ["What the controller's metrics show, with 95 % confidence:"]
        for stage in Stage.allCases {
            guard let histogram = histogram(of: stage) else { continue }
            let mean = histogram.sum.map { histogram.count > 0 ? Self.mean($0 / Double(histogram.count)) : "" } ?? ""
            lines.append("  \(stage.rawValue): \(Text.count(histogram.count, "observation", "observations"))\(mean)")
            lines += [0.5, 0.9, 0.99, 0.999].map { quantile in "    \(line(of: stage, quantile: quantile))" }
        }
        lines.append("Keep in mind:")
        lines += cautions.map { "  \($0)" }
        return lines.joined(separator: "\n")
    }

    private func line(of stage: Stage, quantile: Double) -> String {
        do {
            let bounds = try bounds(of: stage, quantile: quantile).bounds
            return "\(Text.percent(quantile)) take at most \(Text.seconds(bounds.upperBound))"
        } catch {
            switch error.code {
            case .tooFewSamples(let needed, _): return "\(Text.percent(quantile)): needs \(needed) observations"
            default: return "\(Text.percent(quantile)): not shown to be within the largest bound"
            }
        }
    }

    private static func mean(_ seconds: Double) -> String {
        guard seconds >= 0, seconds < 31_536_000 else { return "" }
        return ", \(Text.seconds(.seconds(seconds))) on average"
    }
}
