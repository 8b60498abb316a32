// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Judges cases, prints those that fail, and counts.
struct Report {
    private struct Tally {
        var passed = 0
        var failed = 0
        var skipped = 0
        /// Cases of a known suite that the library does not model.
        var leftOut = 0
    }

    private var tallies: [String: Tally] = [:]

    /// Whether a case has failed.
    var hasFailures: Bool { tallies.values.contains { $0.failed > 0 } }

    /// Judges a case; one of a suite that is not known is skipped.
    mutating func judge(_ conformanceCase: ConformanceCase) {
        let name = conformanceCase.suite
        guard let suite = Suite.covering(name) else {
            tallies[name, default: Tally()].skipped += 1
            return
        }
        switch Self.verdict(of: suite, on: conformanceCase) {
        case .passed:
            tallies[name, default: Tally()].passed += 1
        case .skipped:
            tallies[name, default: Tally()].leftOut += 1
        case .failed(let got):
            tallies[name, default: Tally()].failed += 1
            print("FAILED \(name): \(conformanceCase.name)")
            if conformanceCase.expected != .null { print("    expected \(JSONText.write(conformanceCase.expected))") }
            print("    got      \(got)")
        }
    }

    private static func verdict(of suite: Suite, on conformanceCase: ConformanceCase) -> Verdict {
        do {
            return try suite.judge(conformanceCase)
        } catch {
            return .failed(got: "error: \(error)")
        }
    }

    /// A line a suite, those that were judged first, and a line for all cases.
    var summary: String {
        let sorted = tallies.sorted { $0.key < $1.key }
        let judged = sorted.filter { $0.value.skipped == 0 }.map { name, tally in
            "\(name): \(tally.passed) of \(tally.passed + tally.failed) passed"
                + (tally.leftOut > 0 ? ", \(tally.leftOut) not modelled" : "")
        }
        let skipped = sorted.filter { $0.value.skipped > 0 }.map { name, tally in
            "\(name): \(tally.skipped) skipped, the suite is not known"
        }
        let total = sorted.reduce(into: Tally()) { total, entry in
            total.passed += entry.value.passed
            total.failed += entry.value.failed
            total.skipped += entry.value.skipped + entry.value.leftOut
        }
        let last = "\(total.passed) passed, \(total.failed) failed, \(total.skipped) skipped"
        return (judged + skipped + [last]).joined(separator: "\n")
    }
}
