// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Something that is measured.
struct Subject: Sendable {
    let name: String
    /// Checks that ours and its peers agree, then measures where the run measures.
    let run: @Sendable (Run) throws -> Void

    static let all =
        [parsing] + (RapidyamlPeer.isInstalled ? [rapidyaml] : [])
        + [decoding, encoding, metrics, editing, policies, linearity, shapes]
}

/// How large the inputs are and how often they are measured.
struct Run {
    /// What to measure with; nil where values are only checked.
    let stopwatch: Stopwatch?

    static let full = Run(stopwatch: Stopwatch(rounds: 5, least: 0.1))
    static let smoke = Run(stopwatch: nil)

    /// A size, or a small part of it where nothing is measured.
    func size(_ full: Int) -> Int {
        stopwatch == nil ? max(1, full / 100) : full
    }

    /// Checks what must hold whatever the speed.
    func expect(_ holds: Bool, _ sentence: String) throws {
        guard holds else { throw Disagreement(description: sentence) }
    }

    func compare(_ comparisons: Comparison...) throws {
        for comparison in comparisons {
            if let stopwatch {
                try comparison.measure(with: stopwatch)
            } else {
                for case .here(let run) in comparison.contenders.map(\.work) { try run() }
            }
        }
    }

    func grow(_ title: String, _ growths: [Growth]) throws {
        if let stopwatch {
            try Growth.measure(title, growths, with: stopwatch)
        } else {
            for growth in growths { try growth.check() }
        }
    }
}

/// Ours and a peer differ, or what must hold does not.
struct Disagreement: Error, CustomStringConvertible {
    let description: String
}
