// Takes manifests, the load balancer controller's metrics and the facts of the application; prints the least safe
// timings with a reason for every second and the manifests that have them, or changes the files.

// snippet.hide
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0
// snippet.show

import Foundation
import KubernetesLifecycle

let usage = """
    usage: SafeRollout [FILE...] [--metrics FILE] [--target-type ip|instance] [--longest-request DURATION]
                       [--drain DURATION] [--yaml-only | --diff | --write]

      FILE                        manifests in YAML or JSON; by default an example
      --deployment FILE           the same, such as what `kubectl get deployment NAME -o json` prints
      --metrics FILE              a scrape of the AWS Load Balancer Controller; by default an example
      --target-type ip|instance   what the Application Load Balancer sends to; by default what the manifests say, and
                                  ip where they say nothing
      --longest-request DURATION  the longest request that must not be cut off; by default 1s
      --drain DURATION            how long the application takes to shut down; by default 20s
      --yaml-only                 print the manifests without the plans, for a pipe
      --diff                      print only how the files would change, as `diff -u` does
      --write                     change the files, and nothing in them but what the plan says
    """

// snippet.plan
func safeRollout(_ options: Options) throws -> String {
    let latency = try ControllerLatency(options.metrics, quantile: 0.99)
    let assumptions = Assumptions(
        application: Application(
            onTermination: .drains(within: options.drain),
            longestRequest: options.longestRequest
        ),
        path: options.targetType.map { .applicationLoadBalancer(targets: $0) },
        delays: [.controllerProcessing: .measured(latency)]
    )

    var plans: [String] = []
    var manifests: [String] = []
    var edits: [ManifestEdit] = []
    for workload in RuleScope(options.bundle.resources, assumptions: assumptions).workloads {
        let change = try plan(workload.resource, for: workload, in: options.bundle)
        plans.append(
            "\(change.plan)\n\n\(places(of: change.plan, in: options.bundle.objects[workload.member.position]))"
        )
        manifests.append(change.manifest)
        edits += change.edits.filter { !edits.contains($0) }
    }
    let explanation = plans.joined(separator: "\n\n")
    let manifest = manifests.joined(separator: "---\n")
    switch options.output {
    case .explanation: return "\(explanation)\n\nManifest:\n\n\(manifest)"
    case .manifest: return manifest
    case .difference: return options.bundle.diff(to: options.bundle.applying(edits))
    case .files: return "\(explanation)\n\n\(try write(options.bundle.applying(edits), over: options.bundle))\n"
    }
}

/// The plan for a workload, its manifest with the reasons, and the same change as edits of its text.
struct Change {
    let plan: RolloutPlan
    let manifest: String
    let edits: [ManifestEdit]
}

func plan<Resource: PodTemplated>(
    _ resource: Resource,
    for workload: Workload,
    in bundle: ManifestBundle
) throws -> Change {
    let planner = RolloutPlanner(
        environment: environment(of: workload),
        application: workload.scope.assumptions.application
    )
    let plan = try planner.plan(for: resource)
    let safe = resource.applying(plan)
    var edits = try bundle.edits(of: workload.member.position, as: Resource.self) { $0.apply(plan) }
    if let namespace = bundle.resources.first(Namespace.self, named: workload.gates.namespace) {
        edits += try bundle.edits(of: namespace.position, as: Namespace.self) { $0.apply(plan) }
    }
    for ingress in workload.services.flatMap(bundle.resources.ingresses(for:)) {
        edits += try bundle.edits(of: ingress.position, as: Ingress.self) { try $0.apply(plan) }
    }
    return Change(
        plan: plan,
        manifest: try YAMLEncoder(comments: plan.comments(for: safe)).encode(safe),
        edits: edits
    )
}

/// What surrounds a workload: of several ways in which traffic reaches it the one that takes longest to end, and an
/// Application Load Balancer with Pods as targets where the manifests have none.
func environment(of workload: Workload) -> RolloutEnvironment {
    let environments = workload.environments.filter { _ in workload.isLoadBalanced }
    let slowest = environments.max { $0.path.duration(.additive).most < $1.path.duration(.additive).most }
    if let slowest { return slowest }
    let assumptions = workload.scope.assumptions
    let path = assumptions.path ?? .applicationLoadBalancer(targets: .ip)
    return RolloutEnvironment(path: assumptions.delays.reduce(path) { $0.replacing($1.key, with: $1.value) })
}
// snippet.end

/// Where in the text the plan's fields stand, or would.
func places(of plan: RolloutPlan, in object: ManifestObject) -> String {
    let pod: FieldPath = "spec.template.spec"
    var fields = [(pod.field("terminationGracePeriodSeconds"), "\(plan.terminationGracePeriod.planned) s")]
    let containers = object.node.node(at: pod.field("containers"))?.elements ?? []
    for (index, container) in containers.enumerated() {
        guard let hook = plan.hooks.first(where: { $0.container == container["name"]?.text }) else { continue }
        let path = pod.field("containers").index(index).appending("lifecycle.preStop")
        let sleep = hook.preStop?.sleep.map { "sleep \($0.seconds) s" }
        fields.append((path, sleep ?? (hook.preStop == nil ? "no sleep" : "a longer sleep")))
    }
    let lines = fields.map { path, value in
        let location = object.source.location(at: object.nearestRange(of: path).lowerBound)
        return "  \(object.source.name):\(location): \(path): \(value)"
    }
    return (["Places:"] + lines).joined(separator: "\n")
}

/// Writes the texts that have changed to their files, each at once or not at all.
func write(_ changed: ManifestBundle, over original: ManifestBundle) throws -> String {
    var lines: [String] = []
    for (old, new) in zip(original.texts, changed.texts) where old != new {
        do {
            // A link stays; what it leads to is changed.
            let file = URL(fileURLWithPath: new.name).resolvingSymlinksInPath()
            try Data(new.bytes).write(to: file, options: .atomic)
        } catch {
            throw WriteError(description: (lines + ["\(new.name): cannot be written"]).joined(separator: "; "))
        }
        lines.append("\(new.name): changed")
    }
    return lines.isEmpty ? "Every file has these timings already." : lines.joined(separator: "\n")
}

/// A file that could not be written, after those that were.
struct WriteError: Error, CustomStringConvertible {
    let description: String
}

/// What the command was asked to do.
struct Options {
    /// What becomes of the plan.
    enum Output {
        /// The plans, explained, and the manifests are printed.
        case explanation
        /// The manifests alone are printed.
        case manifest
        /// The difference that the plans make is printed.
        case difference
        /// The files are changed.
        case files
    }

    var bundle = ManifestBundle([])
    var metrics: Exposition
    var targetType: TargetType?
    var longestRequest = Duration.seconds(1)
    var drain = Duration.seconds(20)
    var output = Output.explanation

    init(_ arguments: [String]) throws {
        metrics = try Exposition(parsing: Example.metrics)
        var texts: [ManifestText] = []
        var arguments = arguments[...]
        while let argument = arguments.popFirst() {
            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            func value() throws -> String {
                guard let value = parts.count == 2 ? parts[1] : arguments.popFirst() else {
                    throw UsageError("\(parts[0]) needs a value; --help tells which")
                }
                return value
            }
            switch parts[0] {
            case "--deployment": texts.append(try Self.manifest(at: value()))
            case "--metrics": metrics = try Self.exposition(at: value())
            case "--target-type": targetType = try Self.targetType(value())
            case "--longest-request": longestRequest = try Self.duration(value(), of: parts[0])
            case "--drain": drain = try Self.duration(value(), of: parts[0])
            case "--yaml-only" where parts.count == 1: try select(.manifest)
            case "--diff" where parts.count == 1: try select(.difference)
            case "--write" where parts.count == 1: try select(.files)
            case _ where !argument.hasPrefix("-"): texts.append(try Self.manifest(at: argument))
            default: throw UsageError("unexpected argument \"\(argument)\"; --help lists the options")
            }
        }
        if texts.isEmpty, output == .files { throw UsageError("--write needs a file to change") }
        bundle = ManifestBundle(texts.isEmpty ? [ManifestText(Example.manifest, name: "example.yaml")] : texts)
        if !bundle.errors.isEmpty {
            let lines = bundle.errors.map(\.diagnostic).map { "\($0.name):\($0.location): \($0.message)" }
            throw UsageError(lines.joined(separator: "\n"))
        }
        if bundle.resources.workloads.isEmpty {
            let names = texts.map(\.name).joined(separator: ", ")
            throw UsageError("\(names): no Deployment, StatefulSet, DaemonSet or ReplicaSet to plan for")
        }
    }

    private mutating func select(_ output: Output) throws {
        guard self.output == .explanation || self.output == output else {
            throw UsageError("--yaml-only, --diff and --write exclude each other")
        }
        self.output = output
    }

    private static func manifest(at path: String) throws -> ManifestText {
        ManifestText(Array(try contents(of: path)), name: path)
    }

    private static func exposition(at path: String) throws -> Exposition {
        let contents = try contents(of: path)
        do {
            return try Exposition(parsing: Array(contents), name: path)
        } catch {
            throw UsageError("\(path):\(error.location): \(error.message)")
        }
    }

    private static func contents(of path: String) throws(UsageError) -> Data {
        do {
            return try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw UsageError("\(path): cannot be read")
        }
    }

    private static func targetType(_ text: String) throws -> TargetType {
        guard let type = TargetType.allKnown.first(where: { $0.rawValue == text }) else {
            throw UsageError("--target-type: expected ip or instance, found \"\(text)\"")
        }
        return type
    }

    private static func duration(_ text: String, of option: String) throws -> Duration {
        do {
            return try Duration(kubernetesText: text)
        } catch {
            throw UsageError("\(option): \(error)")
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

/// The input without arguments: a Deployment that drops requests at every update, and a controller that needs 9 s.
enum Example {
    static let manifest = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          labels:
            app: web
        spec:
          replicas: 3
          selector:
            matchLabels:
              app: web
          template:
            metadata:
              labels:
                app: web
            spec:
              containers:
              - name: web
                image: nginx:1.27
                ports:
                - name: http
                  containerPort: 80

        """

    static let metrics = """
        # HELP controller_runtime_reconcile_time_seconds Length of time per reconciliation per controller
        # TYPE controller_runtime_reconcile_time_seconds histogram
        controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="0.1"} 402
        controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="1"} 1130
        controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="5"} 1189
        controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="7"} 1193
        controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="8"} 1197
        controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="60"} 1200
        controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="+Inf"} 1200
        controller_runtime_reconcile_time_seconds_sum{controller="targetGroupBinding"} 711.25
        controller_runtime_reconcile_time_seconds_count{controller="targetGroupBinding"} 1200
        # HELP workqueue_queue_duration_seconds How long in seconds an item stays in workqueue before being requested
        # TYPE workqueue_queue_duration_seconds histogram
        workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="0.01"} 987
        workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="0.1"} 1121
        workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="1"} 1202
        workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="10"} 1204
        workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="+Inf"} 1204
        workqueue_queue_duration_seconds_sum{name="targetGroupBinding"} 61.5
        workqueue_queue_duration_seconds_count{name="targetGroupBinding"} 1204

        """
}

// snippet.hide
func exit(_ status: Int32, saying message: String) -> Never {
    FileHandle.standardError.write(Data("SafeRollout: \(message)\n".utf8))
    exit(status)
}

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.contains("--help") || arguments.contains("-h") {
    print(usage)
    exit(0)
}
do {
    FileHandle.standardOutput.write(Data(try safeRollout(Options(arguments)).utf8))
} catch let error as UsageError {
    exit(2, saying: error.description)
} catch let error as PlanningError where error.code == .invalidDuration {
    exit(2, saying: error.description)
} catch {
    exit(1, saying: "\(error)")
}
