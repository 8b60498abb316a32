// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// Figures in the sentences of plans and errors.
enum Text {
    /// A duration in seconds with at most three decimals, rounded up: `70 s`, `0.25 s`.
    static func seconds(_ duration: Duration) -> String {
        "\(secondsNumber(duration)) s"
    }

    /// The number of seconds without the unit.
    static func secondsNumber(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.clamped.components
        let thousandth: Int64 = 1_000_000_000_000_000
        let fraction = attoseconds.magnitude
        guard fraction > 0 else { return "\(seconds)" }
        let thousandths = (fraction + UInt64(thousandth) - 1) / UInt64(thousandth)
        guard thousandths < 1000 else { return "\(duration < .zero ? seconds : seconds + 1)" }
        var digits = String(1000 + thousandths).dropFirst()
        while digits.last == "0" { digits.removeLast() }
        return "\(duration < .zero && seconds == 0 ? "-" : "")\(seconds).\(digits)"
    }

    /// A share as a percentage with at most three decimals: `99 %`, `99.5 %`.
    static func percent(_ share: Double) -> String {
        "\(number((share * 100_000).rounded() / 1000)) %"
    }

    /// A number without a needless fraction.
    static func number(_ value: Double) -> String {
        Int(exactly: value).map(String.init) ?? "\(value)"
    }

    /// A number of things.
    static func count(_ number: Int, _ singular: String, _ plural: String) -> String {
        "\(number) \(number == 1 ? singular : plural)"
    }
}
