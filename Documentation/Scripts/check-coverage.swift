// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

// Lists the public declarations that have no documentation comment, and fails when there are any.
//
// A declaration that implements a requirement needs a comment of its own: of an inherited one DocC shows no more than
// the requirement's name.
//
// usage: swift check-coverage.swift PACKAGE-FOLDER GRAPH.symbols.json...

import Foundation

/// What is needed of a symbol graph of the compiler.
struct SymbolGraph: Decodable {
    struct Module: Decodable {
        let name: String
    }

    struct Symbol: Decodable {
        struct Location: Decodable {
            struct Position: Decodable {
                let line: Int
            }

            let uri: String
            let position: Position
        }

        struct Kind: Decodable {
            let identifier: String
        }

        struct Comment: Decodable {}

        let kind: Kind
        let pathComponents: [String]
        let docComment: Comment?
        /// Nil for what the compiler synthesises.
        let location: Location?
    }

    let module: Module
    let symbols: [Symbol]
}

extension SymbolGraph.Symbol.Location {
    /// The file and line as compilers write them, below a folder that ends with a slash.
    func text(below folder: String) -> String {
        let path = URL(string: uri)?.path ?? uri
        let isBelow = path.hasPrefix(folder)
        return "\(isBelow ? String(path.dropFirst(folder.count)) : path):\(position.line + 1)"
    }
}

let arguments = CommandLine.arguments.dropFirst()
let package = URL(fileURLWithPath: arguments.first ?? ".", isDirectory: true).standardized.path + "/"
var count = 0
var missing: [String] = []
for file in arguments.dropFirst() {
    let data = try Data(contentsOf: URL(fileURLWithPath: file))
    let graph = try JSONDecoder().decode(SymbolGraph.self, from: data)
    for symbol in graph.symbols {
        // An extension is a place, not a declaration: its members have the comments.
        guard let location = symbol.location, symbol.kind.identifier != "swift.extension" else { continue }
        count += 1
        guard symbol.docComment == nil else { continue }
        let name = ([graph.module.name] + symbol.pathComponents).joined(separator: "/")
        missing.append("\(location.text(below: package)): error: \(name) has no documentation comment")
    }
}
for line in missing.sorted() { print(line) }
print("public declarations: \(count), without documentation: \(missing.count)")
// Without declarations the graphs are not those of the library.
exit(missing.isEmpty && count > 0 ? 0 : 1)
