// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText

/// Writes families as an exposition, to see whether they survive reading.
struct ExpositionPrinter {
    let format: ExpositionFormat

    func text(_ families: [MetricFamily]) -> String {
        families.map(text).joined() + (format == .openMetrics ? "# EOF\n" : "")
    }

    private func text(_ family: MetricFamily) -> String {
        var text = "# TYPE \(family.name) \(family.type)\n"
        if let unit = family.unit { text += "# UNIT \(family.name) \(unit)\n" }
        if let help = family.help { text += "# HELP \(family.name) \(escaped(help))\n" }
        for sample in family.samples { text += line(sample) + "\n" }
        return text
    }

    private func line(_ sample: MetricSample) -> String {
        var text = "\(sample.name)\(sample.labels) \(number(sample.value))"
        if let timestamp = sample.timestamp {
            text += format == .openMetrics ? " \(timestamp)" : " \(Int(timestamp * 1000))"
        }
        if let exemplar = sample.exemplar {
            text += " # \(exemplar.labels.isEmpty ? "{}" : "\(exemplar.labels)") \(number(exemplar.value))"
            if let timestamp = exemplar.timestamp { text += " \(timestamp)" }
        }
        return text
    }

    private func number(_ value: Double) -> String {
        if value.isInfinite { return value > 0 ? "+Inf" : "-Inf" }
        return "\(value)"
    }

    private func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
