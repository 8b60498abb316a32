// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Work on inputs of growing size, which shows whether time grows with the size only.
struct Growth {
    /// Work on one input.
    struct Work {
        /// The size of the input in bytes.
        let bytes: Int
        let run: () throws -> Void
    }

    let name: String
    /// The smallest size: a number of bytes, keys or levels, as the name says.
    let size: Int
    /// Makes an input of some size and the work on it.
    let prepare: (Int) throws -> Work

    init(_ name: String, size: Int, prepare: @escaping (Int) throws -> Work) {
        self.name = name
        self.size = size
        self.prepare = prepare
    }

    static let factors = [1, 2, 4, 8]

    /// Does the work once, at the smallest size.
    func check() throws {
        try prepare(size).run()
    }

    /// Measures several kinds of work and prints how long a byte takes, relative to the smallest input.
    static func measure(_ title: String, _ growths: [Growth], with stopwatch: Stopwatch) throws {
        let columns = ["", "1x: MB", "ns/byte"] + factors.dropFirst().map { "\($0)x" }
        var table = Table(title, columns: columns)
        for growth in growths {
            let works = try factors.map { try growth.prepare(growth.size * $0) }
            let seconds = try stopwatch.seconds(of: works.map { .here($0.run) })
            let perByte = zip(works, seconds).map { $1 / Double($0.bytes) }
            table.add(
                [
                    growth.name, Table.number(Double(works[0].bytes) / 1e6, digits: 2),
                    Table.number(perByte[0] * 1e9, digits: 1),
                ] + perByte.dropFirst().map { Table.number($0 / perByte[0], digits: 2) }
            )
        }
        print(table)
    }
}
