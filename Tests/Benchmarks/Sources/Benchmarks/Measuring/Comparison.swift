// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The library's way of doing something, and the ways of others, or several steps of its own.
struct Comparison {
    /// One way.
    struct Contender {
        let name: String
        /// The bytes that it reads or writes.
        let bytes: Int
        let work: Work

        init(_ name: String, _ bytes: Int, run: @escaping () throws -> Void) {
            self.name = name
            self.bytes = bytes
            work = .here(run)
        }

        init(_ name: String, _ bytes: Int, secondsElsewhere: @escaping (_ least: Double) throws -> Double) {
            self.name = name
            self.bytes = bytes
            work = .elsewhere(secondsElsewhere)
        }
    }

    let title: String
    /// The library's own way first.
    let contenders: [Contender]

    /// Measures all ways and prints them, with how many times as long as the first each takes.
    func measure(with stopwatch: Stopwatch) throws {
        let seconds = try stopwatch.seconds(of: contenders.map(\.work))
        var table = Table(title, columns: ["", "MB", "seconds", "MB/s", "times the first"])
        for (index, contender) in contenders.enumerated() {
            table.add([
                contender.name,
                Table.number(Double(contender.bytes) / 1e6, digits: 2),
                Table.number(seconds[index], digits: 4),
                Table.number(Double(contender.bytes) / seconds[index] / 1e6, digits: 1),
                index == 0 ? "" : Table.number(seconds[index] / seconds[0], digits: 2),
            ])
        }
        print(table)
    }
}
