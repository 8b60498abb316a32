// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension StreamParser {
    /// Goes to the start of the next document and begins its root node; false at the end of the stream.
    mutating func startDocument() throws(SyntaxFailure) -> Bool {
        let start = position
        let firstComment = comments.count
        tagHandles = [:]
        hasAliases = false
        let hasDirectives = try skipDocumentPrefix()
        let hasMarker = !isAtEnd && isAtDocumentEnd
        guard hasMarker || !isAtEnd else {
            if hasDirectives {
                throw failure(.invalidDirective, "expected \"---\" behind the directives, found the end of the text")
            }
            return false
        }
        if hasMarker {
            advance(3)
        } else if hasDirectives {
            throw failure(.invalidDirective, "expected \"---\" behind the directives")
        }
        var document = DocumentRecord(range: start..<start, root: records.count)
        document.startMarkerEnd = hasMarker ? position : nil
        document.comments = firstComment..<firstComment
        documents.append(document)
        frames.append(Frame(phase: .documentEnd, indentation: -1, record: 0))
        try startNode(n: -1, .document)
        return true
    }

    /// Goes over byte-order marks, comments, directives and ends of documents without content; true where there were
    /// directives.
    private mutating func skipDocumentPrefix() throws(SyntaxFailure) -> Bool {
        var hasVersion = false
        var hasDirectives = false
        var canHaveDirectives = documents.last.map(\.hasEndMarker) ?? true
        let start = position
        while true {
            try skipToToken()
            if position == lineStart, bytes.hasByteOrderMark(at: position) {
                startLine(at: position + 3)
            } else if position == lineStart, byte == UInt8(ascii: "%"), canHaveDirectives {
                try readDirective(hasVersion: &hasVersion)
                hasDirectives = true
            } else if position == lineStart, byte == UInt8(ascii: "."), isDocumentMarker(at: position) {
                if hasDirectives { throw failure(.invalidDirective, "expected \"---\" behind the directives") }
                advance(3)
                try requireLineEnd(behind: "\"...\"")
                canHaveDirectives = true
            } else if canHaveDirectives || isAtEnd || (position == lineStart && isDocumentMarker(at: position)) {
                return hasDirectives
            } else {
                // Only such a mark ends a document without a marker.
                throw misplacedByteOrderMark(at: start)
            }
        }
    }

    /// Ends the document whose root has been read.
    mutating func endDocument() throws(SyntaxFailure) {
        try skipToToken()
        guard isAtDocumentEnd else { throw unexpectedText() }
        frames.removeLast()
        var hasEndMarker = false
        if !isAtEnd, byte == UInt8(ascii: ".") {
            hasEndMarker = true
            advance(3)
            try requireLineEnd(behind: "\"...\"")
        }
        let last = documents.count - 1
        documents[last].range = documents[last].range.lowerBound..<position
        documents[last].firstLineEnd = bytes[documents[last].range].firstIndex(where: \.isWrittenLineEnd)
        documents[last].hasEndMarker = hasEndMarker
        documents[last].comments = documents[last].comments.lowerBound..<comments.count
        documents[last].hasAliases = hasAliases
    }

    /// Checks that only a comment follows on this line.
    mutating func requireLineEnd(behind what: String) throws(SyntaxFailure) {
        guard isAtLineEnd() else {
            throw failure(.unexpectedText, "expected the end of the line behind \(what)")
        }
    }

    // MARK: - Directives

    private mutating func readDirective(hasVersion: inout Bool) throws(SyntaxFailure) {
        let start = position
        let name = takeWord()
        switch name {
        case "%YAML":
            guard !hasVersion else {
                throw failure(.invalidDirective, "a document has one %YAML directive", at: start..<position)
            }
            hasVersion = true
            try readVersion()
        case "%TAG":
            try readTagHandle()
        default:
            // Directives of the future are passed over, as the specification has it.
            while !byte.isLineEnd, !(byte == UInt8(ascii: "#") && bytes[position - 1].isBlank) { position += 1 }
        }
        try requireLineEnd(behind: "the directive \(name)")
    }

    private mutating func readVersion() throws(SyntaxFailure) {
        skipBlanks()
        let start = position
        let parts = takeWord().split(separator: ".", omittingEmptySubsequences: false)
        let isVersion =
            parts.count == 2 && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard isVersion, parts[0].drop(while: { $0 == "0" }) == "1" else {
            let range = start..<max(start + 1, position)
            throw failure(.invalidDirective, "expected a version of YAML 1, such as 1.2", at: range)
        }
    }

    private mutating func readTagHandle() throws(SyntaxFailure) {
        skipBlanks()
        let start = position
        let handle = takeWord()
        let inner = handle.utf8.dropFirst().dropLast()
        let isHandle =
            handle == "!"
            || (handle.utf8.count >= 2 && handle.hasPrefix("!") && handle.hasSuffix("!")
                && inner.allSatisfy(\.isWordCharacter))
        guard isHandle else {
            let range = start..<max(start + 1, position)
            throw failure(.invalidDirective, "expected a handle such as !e!", at: range)
        }
        guard tagHandles[handle] == nil else {
            throw failure(.invalidDirective, "the handle \(handle) is declared twice", at: start..<position)
        }
        skipBlanks()
        let prefix = takeWord()
        guard !prefix.isEmpty else {
            throw failure(.invalidDirective, "expected what the handle \(handle) stands for")
        }
        tagHandles[handle] = prefix
    }

    private mutating func takeWord() -> String {
        let start = position
        while !byte.isBlankOrLineEnd { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }
}

extension UInt8 {
    /// A letter, a digit or a hyphen of ASCII.
    var isWordCharacter: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
