// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation
import YAMLCodec

extension Subject {
    /// From text to a tree of nodes, against the fastest parser of YAML, which is a program of its own here.
    static let rapidyaml = Subject(name: "rapidyaml") { run in
        let yaml = ManifestTexts.stream(of: run.size(1_000_000))
        let peer = try RapidyamlPeer(text: yaml)
        let nodes = try YAMLStream(parsing: yaml).documents.reduce(1) { $0 + count(of: $1.root) }
        try run.expect(try peer.parse(for: 0).nodes == nodes, "rapidyaml reads another tree")
        try run.compare(
            Comparison(
                title: "Parse a stream of YAML documents to nodes",
                contenders: [
                    .init("ours", yaml.utf8.count) { keep(try YAMLStream(parsing: yaml)) },
                    .init("rapidyaml tree", yaml.utf8.count, secondsElsewhere: { try peer.parse(for: $0).seconds }),
                ]
            )
        )
    }

    /// The nodes as rapidyaml counts them: a key is part of its value.
    private static func count(of node: YAMLNode) -> Int {
        switch node.kind {
        case .scalar, .alias: 1
        case .sequence: node.elements.reduce(1) { $0 + count(of: $1) }
        case .mapping: node.entries.reduce(1) { $0 + count(of: $1.value) }
        }
    }
}

/// Runs rapidyaml by way of Python, which calls it once a text.
struct RapidyamlPeer {
    private let file: URL

    init(text: String) throws {
        file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).yaml")
        try Data(text.utf8).write(to: file)
    }

    static var isInstalled: Bool { (try? Self.output(of: ["-c", "import ryml"])) != nil }

    /// Parses the text again and again, for at least this many seconds.
    func parse(for least: Double) throws -> (nodes: Int, seconds: Double) {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let script = folder.appending(path: "../../../rapidyaml.py").standardized.path
        let words = try Self.output(of: [script, file.path, "\(least)"]).split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let nodes = Int(words[0]), let seconds = Double(words[1]) else {
            throw Disagreement(description: "rapidyaml.py printed \(words)")
        }
        return (nodes, seconds)
    }

    private static func output(of arguments: [String]) throws -> String {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3"] + arguments
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw Disagreement(description: "python3 failed") }
        return String(decoding: data, as: UTF8.self)
    }
}
