// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A text of several lines as a literal block.
struct LiteralBlock {
    private let text: ArraySlice<UInt8>
    private let indentation: Int
    let open: OpenBlock

    /// Prepares a text whose form is literal.
    ///
    /// - Parameters:
    ///   - text: The text's UTF-8.
    ///   - parentColumn: The column of the key or dash before the text.
    ///   - indentation: How much deeper the lines stand; 9 columns at most, for a header has one digit for it.
    init(_ text: ArraySlice<UInt8>, parentColumn: Int, indentation: Int) {
        let indentation = min(indentation, 9)
        self.text = text
        self.indentation = indentation
        var chomping = BlockScalarLayout.Chomping.strip
        if text.last == .lineFeed { chomping = text.dropLast().last == .lineFeed ? .keep : .clip }
        open = OpenBlock(indentation: parentColumn + indentation, chomping: chomping)
    }

    /// Appends the header and the lines, without the line end of the last.
    func append(to output: inout [UInt8]) {
        output.append(UInt8(ascii: "|"))
        // Readers find the indentation at the first line with text; where that begins with a blank it must be said.
        let first = text.first { $0 != .lineFeed }
        if first == .space || first == .tab || text.first == .lineFeed {
            output.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: indentation))
        }
        switch open.chomping {
        case .strip: output.append(UInt8(ascii: "-"))
        case .clip: break
        case .keep: output.append(UInt8(ascii: "+"))
        }
        var lines = text.split(separator: .lineFeed, omittingEmptySubsequences: false)
        if open.chomping != .strip { lines.removeLast() }
        for line in lines {
            output.append(.lineFeed)
            guard !line.isEmpty else { continue }
            for _ in 0..<open.indentation { output.append(.space) }
            output += line
        }
    }
}

/// A block scalar behind which nothing has been written yet: what comes next may be taken for a part of it.
struct OpenBlock: Equatable {
    /// The column of its lines.
    let indentation: Int
    let chomping: BlockScalarLayout.Chomping
}
