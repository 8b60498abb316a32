// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Writes the Kubernetes models from the schema and the overlay, or checks that what is committed is what would be
/// written.
@main
enum GenerateModels {
    static let usage = """
        usage: generate-models [--check | --synthesised] [--output FOLDER]
          --check         write nothing; fail when a file differs from what would be written
          --synthesised   write types with the compiler's Codable and Hashable, to measure against
          --output        the folder to write to, by default Sources/KubernetesModels/Generated
        """

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
        var output = package.appending(path: "../../Sources/KubernetesModels/Generated").standardized
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
        let files = try generate(package: package, coding: coding)
        if isCheck {
            try check(files, in: output)
        } else {
            try write(files, to: output)
        }
        print("\(isCheck ? "checked" : "wrote") \(files.count) files in \(output.lastPathComponent)")
    }

    /// The generated texts by their path below the output folder.
    private static func generate(package: URL, coding: SwiftWriter.Coding) throws -> [String: String] {
        let schemaFile = package.appending(path: "Schema/kubernetes-1.37-schema.json")
        let schema = try Schema(parsing: String(contentsOf: schemaFile, encoding: .utf8))
        let overlayFolder = package.appending(path: "Overlay")
        let overlay = try markdownFiles(in: overlayFolder).map { path in
            let parts = path.dropLast(".md".count).split(separator: "/").map(String.init)
            guard parts.count == 2 else { throw GeneratorError("overlay: expected Folder/File.md, found \(path)") }
            let text = try String(contentsOf: overlayFolder.appending(path: path), encoding: .utf8)
            return try Overlay.parse(text, folder: parts[0], name: parts[1])
        }
        let model = try Model(schema: schema, overlay: overlay)
        let writer = SwiftWriter(model: model, coding: coding)
        return Dictionary(
            uniqueKeysWithValues: model.files.map { ("\($0.folder)/\($0.name).swift", writer.text(of: $0)) }
        )
    }

    private static func markdownFiles(in folder: URL) throws -> [String] {
        try paths(below: folder).filter { $0.hasSuffix(".md") }
    }

    private static func paths(below folder: URL) throws -> [String] {
        guard FileManager.default.fileExists(atPath: folder.path) else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
    }

    private static func write(_ files: [String: String], to folder: URL) throws {
        for path in try paths(below: folder) where path.hasSuffix(".swift") && files[path] == nil {
            try FileManager.default.removeItem(at: folder.appending(path: path))
        }
        for (path, text) in files {
            let file = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
    }

    private static func check(_ files: [String: String], in folder: URL) throws {
        let committed = Set(try paths(below: folder).filter { $0.hasSuffix(".swift") })
        for path in committed.union(files.keys).sorted() {
            let text = try? String(contentsOf: folder.appending(path: path), encoding: .utf8)
            guard text == files[path] else {
                throw GeneratorError("\(path) differs from what the schema and the overlay give; run generate-models")
            }
        }
    }
}
