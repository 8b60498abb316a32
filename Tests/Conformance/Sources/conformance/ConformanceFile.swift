// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation
import KubernetesModels

/// The cases of one file.
struct ConformanceFile {
    let cases: [ConformanceCase]

    /// Reads a file.
    ///
    /// - Throws: ``ConformanceFileError`` for a file that cannot be read or is not laid out as a list of cases.
    init(path: String) throws(ConformanceFileError) {
        let root = try Self.read(path)
        // Traces stand in an object, beside an explanation of what they hold.
        guard let elements = root.arrayValue ?? root["traces"]?.arrayValue else {
            throw ConformanceFileError(path, "expected a list of cases")
        }
        guard !elements.isEmpty else { throw ConformanceFileError(path, "there are no cases") }
        var cases: [ConformanceCase] = []
        // `skip` marks cases that do not count.
        for (index, element) in elements.enumerated() where element["skip"] != true {
            do {
                cases.append(try Layout.read(element, at: index + 1))
            } catch {
                throw ConformanceFileError(path, error.description)
            }
        }
        self.cases = cases
    }

    private static func read(_ path: String) throws(ConformanceFileError) -> JSONValue {
        let data: Data
        do {
            data = try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw ConformanceFileError(path, "cannot be read")
        }
        do {
            return try JSONText.read(from: data)
        } catch {
            throw ConformanceFileError(path, "is not JSON")
        }
    }
}

/// Why a file has no cases: one line for the person who named it.
struct ConformanceFileError: Error, CustomStringConvertible {
    let description: String

    init(_ path: String, _ problem: String) {
        description = "\(path): \(problem)"
    }
}
