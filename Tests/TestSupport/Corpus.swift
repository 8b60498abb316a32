// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The manifests of `Tests/Corpus`, in the styles that people and tools write.
package enum Corpus {
    /// One of its files.
    package struct File: Sendable, CustomStringConvertible {
        /// The file's name.
        package let name: String

        /// What stands in the file.
        package let bytes: [UInt8]

        /// The file's name.
        package var description: String { name }
    }

    /// All files, by their names.
    package static func files() throws -> [File] {
        // Another package reaches this file through a link.
        let tests = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().appending(path: "../..").standardized
        let folder = tests.appending(path: "Corpus/Manifests")
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .map { File(name: $0.lastPathComponent, bytes: Array(try Data(contentsOf: $0))) }
            .sorted { $0.name < $1.name }
    }
}
