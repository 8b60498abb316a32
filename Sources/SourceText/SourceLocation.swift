// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A place in a text: an offset for programs, a line and a column for people.
public struct SourceLocation: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number of UTF-8 bytes before the place.
    public let offset: Int

    /// The line, counted from 1.
    public let line: Int

    /// The column, counted from 1 in Unicode scalars.
    public let column: Int

    /// Creates a location from its three coordinates, which the caller has worked out for one text.
    public init(offset: Int, line: Int, column: Int) {
        self.offset = offset
        self.line = line
        self.column = column
    }

    /// Whether the first place stands before the second in their text.
    public static func < (first: SourceLocation, second: SourceLocation) -> Bool {
        (first.offset, first.line, first.column) < (second.offset, second.line, second.column)
    }

    /// The place as compilers write it, `line:column`.
    public var description: String { "\(line):\(column)" }
}
