// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Text in columns: the first to the left, the others to the right.
struct Table: CustomStringConvertible {
    let title: String
    private var rows: [[String]]

    init(_ title: String, columns: [String]) {
        self.title = title
        rows = [columns]
    }

    mutating func add(_ cells: [String]) {
        rows.append(cells)
    }

    var description: String {
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let lines = rows.map { row in
            row.enumerated().map { column, cell in
                let padding = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + padding : padding + cell
            }
            .joined(separator: "  ")
        }
        let rule = widths.map { String(repeating: "-", count: $0) }.joined(separator: "  ")
        return ([title, lines[0], rule] + lines.dropFirst()).joined(separator: "\n") + "\n"
    }

    /// A number with so many digits behind the point.
    static func number(_ value: Double, digits: Int) -> String {
        String(format: "%.\(digits)f", value)
    }
}
