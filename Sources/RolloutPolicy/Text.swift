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

    /// A share as a percentage with two significant digits, however small: `12 %`, `0.0031 %`, `2.4e-7 %`.
    static func smallPercent(_ share: Double) -> String {
        "\(significant(share * 100)) %"
    }

    /// A number from zero to a million with two significant digits; what is below 1e-30 is zero.
    private static func significant(_ value: Double) -> String {
        guard value > 1e-30 else { return "0" }
        var (significand, exponent) = (value, 0)
        while significand >= 10 { (significand, exponent) = (significand / 10, exponent + 1) }
        while significand < 1 { (significand, exponent) = (significand * 10, exponent - 1) }
        var digits = Int((significand * 10).rounded())
        if digits == 100 { (digits, exponent) = (10, exponent + 1) }
        if exponent >= 1 { return "\(digits)" + String(repeating: "0", count: exponent - 1) }
        let shown = digits % 10 == 0 ? ["\(digits / 10)"] : ["\(digits / 10)", "\(digits % 10)"]
        if exponent == 0 { return shown.joined(separator: ".") }
        if exponent < -4 { return shown.joined(separator: ".") + "e\(exponent)" }
        return "0." + String(repeating: "0", count: -exponent - 1) + shown.joined()
    }

    /// A number without a needless fraction.
    static func number(_ value: Double) -> String {
        Int(exactly: value).map(String.init) ?? "\(value)"
    }

    /// A number of things.
    static func count(_ number: Int, _ singular: String, _ plural: String) -> String {
        "\(number) \(number == 1 ? singular : plural)"
    }

    /// A text with spaces before it, up to a width.
    static func padded(_ text: String, to width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    /// Rows of cells in columns, two spaces apart.
    static func table(_ rows: [[String]]) -> String {
        var widths: [Int] = []
        for row in rows {
            for (column, cell) in row.enumerated() {
                if column == widths.count { widths.append(0) }
                widths[column] = max(widths[column], cell.count)
            }
        }
        let lines = rows.map { row -> String in
            var line = ""
            for (column, cell) in row.enumerated() {
                line += cell
                if column < row.count - 1 { line += String(repeating: " ", count: widths[column] - cell.count + 2) }
            }
            return line
        }
        return lines.joined(separator: "\n")
    }

    /// A number with one decimal, for coordinates.
    static func tenths(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
