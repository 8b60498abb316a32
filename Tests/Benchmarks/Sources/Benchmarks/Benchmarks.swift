// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Measures the library against its peers, in one run.
@main
enum Benchmarks {
    static let usage = """
        usage: Benchmarks [--smoke] [SUBJECT...]
        --smoke checks values on small inputs and measures nothing.
        subjects: \(Subject.all.map(\.name).joined(separator: ", "))
        rapidyaml is one where python3 has its module: python3 -m pip install rapidyaml==0.15.2
        """

    static func main() {
        var names = CommandLine.arguments.dropFirst()
        let isSmoke = names.contains("--smoke")
        names.removeAll { $0 == "--smoke" }
        guard names.allSatisfy({ name in Subject.all.contains { $0.name == name } }) else { stop(usage, status: 2) }
        for subject in Subject.all where names.isEmpty || names.contains(subject.name) {
            do {
                try subject.run(isSmoke ? .smoke : .full)
                if isSmoke { print("\(subject.name): values agree") }
            } catch {
                stop("\(subject.name): \(error)", status: 1)
            }
        }
    }

    private static func stop(_ line: String, status: Int32) -> Never {
        FileHandle.standardError.write(Data((line + "\n").utf8))
        exit(status)
    }
}
