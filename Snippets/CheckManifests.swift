// Takes manifests and a policy; prints what the policy objects to, with the places, for people or for programs that
// collect such reports, or mends it in the files.

// snippet.hide
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0
// snippet.show

import Foundation
import KubernetesLifecycle

let usage = """
    usage: CheckManifests [FILE...] [--config FILE] [--format text|lines|sarif|junit|github|json] [--strict] [--fix | --diff]

      FILE            manifests in YAML or JSON; by default an example
      --config FILE   the policy: rules, severities, parameters, assumptions; by default all rules
      --format NAME   how findings are told; by default text
      --strict        refuse objects with fields that their kind does not have
      --fix           change the files as findings propose, and tell what is left
      --diff          print only how --fix would change the files, as `diff -u` does

    Exit status: 0 where there is nothing worse than a note, and for the example; 1 where there is; 2 where something
    cannot be read.
    """

// snippet.check
func check(_ options: Options) throws -> Outcome {
    var bundle = ManifestBundle(options.texts, isStrict: options.isStrict)
    var outcome = Outcome()
    switch options.action {
    case .tell: break
    case .fix, .difference:
        let fixed = try bundle.fixing(by: options.policy)
        outcome.messages += fixed.refusals.map(\.description)
        if options.action == .difference {
            outcome.output = bundle.diff(to: fixed.bundle)
            outcome.hasViolations = !bundle.violations(of: options.policy).isEmpty
        } else {
            outcome.changed = zip(bundle.texts, fixed.bundle.texts).filter { $0.bytes != $1.bytes }.map(\.1)
            bundle = fixed.bundle
        }
    }
    if options.action != .difference {
        let report = ManifestReport(on: bundle, by: options.policy)
        outcome.output = options.format.text(of: report)
        outcome.hasViolations = report.hasViolations
    }
    outcome.messages += bundle.errors.map(\.description)
    outcome.isUnreadable = !bundle.errors.isEmpty
    return outcome
}

extension Options.Format {
    func text(of report: ManifestReport) -> String {
        switch self {
        case .text: report.text
        case .lines: report.lines
        case .sarif: report.sarif
        case .junit: report.junit
        case .github: report.gitHub
        case .json: report.json
        }
    }
}
// snippet.end

/// What came of it.
struct Outcome {
    var output = ""
    var messages: [String] = []
    var changed: [ManifestText] = []
    var hasViolations = false
    var isUnreadable = false
}

/// What the command was asked to do.
struct Options {
    enum Format: String, CaseIterable {
        case text, lines, sarif, junit, github, json
    }

    enum Action {
        case tell, fix, difference
    }

    var texts: [ManifestText] = []
    var policy = RolloutRules.all()
    var format = Format.text
    var action = Action.tell
    var isStrict = false
    var isExample = false

    init(_ arguments: [String]) throws {
        var arguments = arguments[...]
        while let argument = arguments.popFirst() {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let name = parts[0]
            func value() throws -> String {
                guard let value = parts.count == 2 ? parts[1] : arguments.popFirst() else {
                    throw UsageError("\(name) needs a value; --help tells which")
                }
                return value
            }
            switch name {
            case "--config": policy = try Self.policy(at: value())
            case "--format": format = try Self.format(value())
            case "--strict" where parts.count == 1: isStrict = true
            case "--fix" where parts.count == 1: try select(.fix)
            case "--diff" where parts.count == 1: try select(.difference)
            case _ where !argument.hasPrefix("-"):
                // Patterns of a shell may match a file twice.
                if !texts.contains(where: { $0.name == argument }) { texts.append(try Self.text(at: argument)) }
            default: throw UsageError("unexpected argument \"\(argument)\"; --help lists the options")
            }
        }
        if texts.isEmpty {
            if action == .fix { throw UsageError("--fix needs a file to change") }
            isExample = true
            texts = [ManifestText(Example.manifest, name: "example.yaml")]
        }
    }

    private mutating func select(_ action: Action) throws(UsageError) {
        guard self.action == .tell || self.action == action else {
            throw UsageError("--fix and --diff exclude each other")
        }
        self.action = action
    }

    private static func format(_ name: String) throws(UsageError) -> Format {
        guard let format = Format(rawValue: name) else {
            let names = Format.allCases.map(\.rawValue).joined(separator: ", ")
            throw UsageError("--format: expected one of \(names), found \"\(name)\"")
        }
        return format
    }

    private static func policy(at path: String) throws -> RolloutRules {
        do {
            return try RolloutRules(PolicyConfiguration(parsing: text(at: path)))
        } catch let error as ManifestErrors {
            let lines = error.errors.map { error in
                "\(error.diagnostic.name):\(error.diagnostic.location): \(error.diagnostic.message)"
                    + (error.hint.map { "; \($0)" } ?? "")
            }
            throw UsageError(lines.joined(separator: "\n"))
        }
    }

    private static func text(at path: String) throws(UsageError) -> ManifestText {
        do {
            return ManifestText(Array(try Data(contentsOf: URL(fileURLWithPath: path))), name: path)
        } catch {
            throw UsageError("\(path): cannot be read")
        }
    }
}

/// What is wrong with the arguments, or with a file that they name.
struct UsageError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// The input without arguments: a Deployment whose hook is longer than its grace period, behind a load balancer.
enum Example {
    static let manifest = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          annotations:
            ignore.rollout-rules/zero-downtme: "the code is misspelt"
        spec:
          replicas: 1
          selector:
            matchLabels: {app: web}
          template:
            metadata:
              labels: {app: web}
            spec:
              containers:
              - name: web
                image: nginx:1.27
                lifecycle:
                  preStop: {sleep: {seconds: 35}}
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          selector: {app: web}
          ports: [{port: 80}]
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
          annotations:
            alb.ingress.kubernetes.io/target-type: ip
        spec:
          ingressClassName: alb
          defaultBackend: {service: {name: web, port: {number: 80}}}

        """
}

// snippet.hide
func write(_ text: ManifestText) throws(UsageError) {
    // A link stays one: what it names is changed.
    let url = URL(fileURLWithPath: text.name).resolvingSymlinksInPath()
    do {
        try Data(text.bytes).write(to: url, options: .atomic)
    } catch {
        throw UsageError("\(text.name): cannot be written")
    }
}

func tell(_ message: String) {
    FileHandle.standardError.write(Data("\(message)\n".utf8))
}

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.contains("--help") || arguments.contains("-h") {
    print(usage)
    exit(0)
}
do {
    let options = try Options(arguments)
    let outcome = try check(options)
    for text in outcome.changed {
        try write(text)
        tell("\(text.name): changed")
    }
    FileHandle.standardOutput.write(Data(outcome.output.utf8))
    outcome.messages.forEach(tell)
    exit(outcome.isUnreadable ? 2 : outcome.hasViolations && !options.isExample ? 1 : 0)
} catch {
    tell("CheckManifests: \(error)")
    exit(2)
}
