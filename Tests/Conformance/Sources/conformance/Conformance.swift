// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Puts recorded and transcribed cases to the library, and says which of them it answers as the real system did.
@main
enum Conformance {
    static let usage = "usage: conformance FILE..."

    static func main() {
        let paths = CommandLine.arguments.dropFirst()
        guard !paths.isEmpty else { stop(usage) }
        var report = Report()
        do {
            // All files are read before the first case is judged, so that a bad file leaves no half of a report.
            let cases = try paths.flatMap { try ConformanceFile(path: $0).cases }
            for conformanceCase in cases { report.judge(conformanceCase) }
        } catch {
            stop("conformance: \(error)")
        }
        print(report.summary)
        exit(report.hasFailures ? 1 : 0)
    }

    private static func stop(_ line: String) -> Never {
        FileHandle.standardError.write(Data((line + "\n").utf8))
        exit(2)
    }
}
