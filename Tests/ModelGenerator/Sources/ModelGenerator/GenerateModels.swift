// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Writes the Kubernetes models, and a list of them for tests, from the schema and the overlay, or checks that what is
/// committed is what would be written.
@main
enum GenerateModels {
    static let usage = """
        usage: generate-models [--check | --synthesised] [--output FOLDER]
          --check         write nothing; fail when a file differs from what would be written
          --synthesised   write types with the compiler's Codable and Hashable, to measure against
          --output        write the models only, and to this folder
        """

    /// Texts by their path below a folder, which holds nothing else.
    private typealias Folder = (url: URL, files: [String: String])

    static func main() {
        do {
            try run(arguments: Array(CommandLine.arguments.dropFirst()))
        } catch {
            FileHandle.standardError.write(Data("generate-models: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func run(arguments: [String]) throws {
        var arguments = arguments[...]
        var coding = SwiftWriter.Coding.fieldVisitor
        var isCheck = false
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        let root = package.appending(path: "../..").standardized
        var output: URL?
        while let argument = arguments.popFirst() {
            switch argument {
            case "--check": isCheck = true
            case "--synthesised": coding = .synthesised
            case "--output":
                guard let folder = arguments.popFirst() else { throw GeneratorError(usage) }
                output = URL(fileURLWithPath: folder)
            default: throw GeneratorError(usage)
            }
        }
        let model = try model(package: package)
        let writer = SwiftWriter(model: model, coding: coding)
        let models = Dictionary(
            uniqueKeysWithValues: model.files.map { ("\($0.folder)/\($0.name).swift", writer.text(of: $0)) }
        )
        var folders: [Folder] = [
            (output ?? root.appending(path: "Sources/KubernetesModels/Generated"), models)
        ]
        if output == nil {
            let list = ["AllModels.swift": writer.list(of: model)]
            folders.append((root.appending(path: "Tests/ModelTestSupport/Generated"), list))
        }
        for folder in folders {
            try isCheck ? check(folder) : write(folder)
            let place = folder.url.relativePath(below: root)
            print("\(isCheck ? "checked" : "wrote") \(folder.files.count) files in \(place)")
        }
    }

    private static func model(package: URL) throws -> Model {
        let schemaFile = package.appending(path: "Schema/kubernetes-1.37-schema.json")
        let schema = try Schema(parsing: String(contentsOf: schemaFile, encoding: .utf8))
        let overlayFolder = package.appending(path: "Overlay")
        let overlay = try markdownFiles(in: overlayFolder).map { path in
            let parts = path.dropLast(".md".count).split(separator: "/").map(String.init)
            guard parts.count == 2 else { throw GeneratorError("overlay: expected Folder/File.md, found \(path)") }
            let text = try String(contentsOf: overlayFolder.appending(path: path), encoding: .utf8)
            return try Overlay.parse(text, folder: parts[0], name: parts[1])
        }
        return try Model(schema: schema, overlay: overlay)
    }

    private static func markdownFiles(in folder: URL) throws -> [String] {
        try paths(below: folder).filter { $0.hasSuffix(".md") }
    }

    private static func paths(below folder: URL) throws -> [String] {
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    }

    private static func write(_ folder: Folder) throws {
        for path in try paths(below: folder.url) where path.hasSuffix(".swift") && folder.files[path] == nil {
            try FileManager.default.removeItem(at: folder.url.appending(path: path))
        }
        for (path, text) in folder.files {
            let file = folder.url.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
    }

    private static func check(_ folder: Folder) throws {
        let committed = Set(try paths(below: folder.url).filter { $0.hasSuffix(".swift") })
        for path in committed.union(folder.files.keys).sorted() {
            let text = try? String(contentsOf: folder.url.appending(path: path), encoding: .utf8)
            guard text == folder.files[path] else {
                throw GeneratorError("\(path) differs from what the schema and the overlay give; run generate-models")
            }
        }
    }
}

extension URL {
    /// The path without that of a folder above, where there is one.
    fileprivate func relativePath(below folder: URL) -> String {
        path.hasPrefix(folder.path + "/") ? String(path.dropFirst(folder.path.count + 1)) : path
    }
}
