// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText

extension Subject {
    /// From a scrape to families of metrics.
    static let metrics = Subject(name: "metrics") { run in
        let text = ScrapeText.scrape(of: run.size(20_000_000))
        let bytes = Array(text.utf8)
        let exposition = try Exposition(parsing: bytes)
        let lines = text.utf8.split(separator: UInt8(ascii: "\n")).filter { $0.first != UInt8(ascii: "#") }
        try run.expect(
            exposition.families.reduce(0) { $0 + $1.samples.count } == lines.count,
            "the scrape has \(lines.count) samples"
        )
        let merged = try exposition["workqueue_queue_duration_seconds"]?.histograms().merged()
        try run.expect(merged != nil, "the scrape has histograms")

        try run.compare(
            Comparison(
                title: "Read the metrics of a scrape",
                contenders: [
                    .init("all at once", bytes.count) { keep(try Exposition(parsing: bytes)) },
                    .init("family by family", bytes.count) {
                        var reader = try ExpositionReader(parsing: bytes)
                        while let family = try reader.next() { keep(family) }
                    },
                ]
            )
        )
    }
}
