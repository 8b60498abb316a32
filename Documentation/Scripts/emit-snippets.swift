// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// Writes a symbol graph of the snippets of a package, from which DocC resolves `@Snippet(path:)`.
//
// usage: swift emit-snippets.swift SNIPPETS-FOLDER PACKAGE-NAME OUTPUT.symbols.json

import Foundation

/// A program below `Snippets/`, with the parts that documentation shows by name.
struct Snippet {
    /// The folders below `Snippets/` and the name of the file without its extension.
    let path: [String]

    /// The comment that the file begins with.
    let summary: [String]

    /// The lines that are shown.
    private(set) var lines: [String] = []

    /// The lines of each slice, by the slice's name.
    private(set) var slices: [String: Range<Int>] = [:]

    private var open: (name: String, start: Int)?
    private var isHidden = false

    init(path: [String], text: String) throws {
        self.path = path
        let all = text.components(separatedBy: "\n")
        let comment = all.prefix { $0.hasPrefix("//") && Self.marker(in: $0) == nil }
        summary = comment.map { $0.dropFirst(2).trimmingCharacters(in: .whitespaces) }
        for line in all.dropFirst(comment.count) { try read(line) }
        try closeSlice()
        while lines.last?.isEmpty == true { lines.removeLast() }
    }

    /// The name by which `swift run` knows the snippet.
    var name: String { path[path.count - 1] }

    private mutating func read(_ line: String) throws {
        switch Self.marker(in: line) {
        case "hide": isHidden = true
        case "show": isHidden = false
        case "end": try closeSlice()
        case let name?:
            try closeSlice()
            open = (name, lines.count)
        case nil:
            if !isHidden, !(lines.isEmpty && line.isEmpty) { lines.append(line) }
        }
    }

    private mutating func closeSlice() throws {
        guard let (name, start) = open else { return }
        open = nil
        let file = path.joined(separator: "/")
        let shown = lines[start...]
        guard let first = shown.firstIndex(where: { !$0.isEmpty }), let last = shown.lastIndex(where: { !$0.isEmpty })
        else { throw Failure("\(file): the slice \(name) shows nothing") }
        guard slices.updateValue(first..<last + 1, forKey: name) == nil else {
            throw Failure("\(file): two slices are named \(name)")
        }
    }

    /// The word behind `// snippet.`, or nil where the line is none of these marks.
    private static func marker(in line: String) -> String? {
        line.wholeMatch(of: #/\s*//\s*snippet\.(\S+)\s*/#).map { String($0.1) }
    }
}

/// Why nothing was written.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// What DocC reads of a symbol graph of snippets.
struct SymbolGraph: Encodable {
    struct Metadata: Encodable {
        struct Version: Encodable {
            let major = 0
            let minor = 6
            let patch = 0
        }

        let formatVersion = Version()
        let generator = "emit-snippets"
    }

    struct Module: Encodable {
        let name: String
        let platform: [String: String] = [:]
        let isVirtual = true
    }

    struct Symbol: Encodable {
        struct Identifier: Encodable {
            let precise: String
            let interfaceLanguage = "swift"
        }

        struct Kind: Encodable {
            let identifier = "swift.snippet"
            let displayName = "Snippet"
        }

        struct Names: Encodable {
            let title: String
        }

        struct Comment: Encodable {
            struct Line: Encodable {
                let text: String
            }

            let lines: [Line]
        }

        struct Content: Encodable {
            let language = "swift"
            let lines: [String]
            let slices: [String: [Int]]
        }

        let identifier: Identifier
        let kind = Kind()
        let names: Names
        let pathComponents: [String]
        let accessLevel = "public"
        let isVirtual = true
        let docComment: Comment
        let snippet: Content

        init(_ snippet: Snippet, package: String) {
            identifier = Identifier(precise: "$snippet__\(package).\(snippet.path.joined(separator: "."))")
            names = Names(title: snippet.name)
            pathComponents = ["Snippets"] + snippet.path
            docComment = Comment(lines: snippet.summary.map(Comment.Line.init))
            self.snippet = Content(
                lines: snippet.lines,
                slices: snippet.slices.mapValues { [$0.lowerBound, $0.upperBound] }
            )
        }
    }

    let metadata = Metadata()
    let module: Module
    let symbols: [Symbol]
    let relationships: [String] = []
}

/// The snippets of a folder, in the order of their paths.
func snippets(in folder: URL) throws -> [Snippet] {
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
    var paths: [String: String] = [:]
    return try files.sorted().map { file in
        let path = file.dropLast(".swift".count).split(separator: "/").map(String.init)
        let snippet = try Snippet(path: path, text: String(contentsOf: folder.appending(path: file), encoding: .utf8))
        // SwiftPM builds one of them without a word about the other.
        if let other = paths.updateValue(file, forKey: snippet.name) {
            throw Failure("\(other) and \(file) have the same name; give each snippet a name of its own")
        }
        return snippet
    }
}

do {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 3, let folder = arguments.first, let output = arguments.last else {
        throw Failure("usage: emit-snippets SNIPPETS-FOLDER PACKAGE-NAME OUTPUT.symbols.json")
    }
    let package = arguments[arguments.startIndex + 1]
    let symbols = try snippets(in: URL(fileURLWithPath: folder)).map { SymbolGraph.Symbol($0, package: package) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    try encoder.encode(SymbolGraph(module: .init(name: package), symbols: symbols))
        .write(to: URL(fileURLWithPath: output))
    print("snippets: \(symbols.count)")
} catch {
    FileHandle.standardError.write(Data("emit-snippets: \(error)\n".utf8))
    exit(1)
}
