// Takes a Deployment, the load balancer controller's metrics and the facts of the application; prints the least safe
// timings with a reason for every second, and the Deployment that has them.

// snippet.hide
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0
// snippet.show

import Foundation
import KubernetesLifecycle

let usage = """
    usage: SafeRollout [--deployment FILE] [--metrics FILE] [--target-type ip|instance]
                       [--longest-request DURATION] [--drain DURATION] [--yaml-only]

      --deployment FILE           what `kubectl get deployment NAME -o json` prints; by default an example
      --metrics FILE              a scrape of the AWS Load Balancer Controller; by default an example
      --target-type ip|instance   what the Application Load Balancer sends to; by default ip
      --longest-request DURATION  the longest request that must not be cut off; by default 1s
      --drain DURATION            how long the application takes to shut down; by default 20s
      --yaml-only                 print the manifest without the plan, for a pipe
    """

// snippet.plan
func safeRollout(_ options: Options) throws -> String {
    let latency = try ControllerLatency(options.metrics, quantile: 0.99)
    let path = TrafficPath.applicationLoadBalancer(targets: options.targetType)
        .replacing(.controllerProcessing, with: .measured(latency))
    let application = Application(
        onTermination: .drains(within: options.drain),
        longestRequest: options.longestRequest
    )
    let plan = try RolloutPlanner(path: path, application: application).plan(for: options.deployment)

    let safe = options.deployment.applying(plan)
    let manifest = try YAMLEncoder(comments: plan.comments(for: safe)).encode(safe)
    return options.printsYAMLOnly ? manifest : "\(plan)\n\nManifest:\n\n\(manifest)"
}
// snippet.end

/// What the command was asked to do.
struct Options {
    var deployment = Example.deployment
    var metrics: Exposition
    var targetType = TargetType.ip
    var longestRequest = Duration.seconds(1)
    var drain = Duration.seconds(20)
    var printsYAMLOnly = false

    init(_ arguments: [String]) throws {
        metrics = try Exposition(parsing: Example.metrics)
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
            case "--deployment": deployment = try Self.deployment(at: value())
            case "--metrics": metrics = try Self.exposition(at: value())
            case "--target-type": targetType = try Self.targetType(value())
            case "--longest-request": longestRequest = try Self.duration(value(), of: parts[0])
            case "--drain": drain = try Self.duration(value(), of: parts[0])
            case "--yaml-only" where parts.count == 1: printsYAMLOnly = true
            default: throw UsageError("unexpected argument \"\(argument)\"; --help lists the options")
            }
        }
    }

    private static func deployment(at path: String) throws -> Deployment {
        let contents = try contents(of: path)
        do {
            return try JSONDecoder().decode(Deployment.self, from: contents)
        } catch let error as DecodingError {
            throw UsageError("\(path): \(error.sentence)")
        }
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

extension DecodingError {
    /// The place and the reason on one line.
    fileprivate var sentence: String {
        switch self {
        case .keyNotFound(let key, let context): Self.sentence("\(key.stringValue) is missing", context)
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            Self.sentence(context.debugDescription, context)
        @unknown default: "\(self)"
        }
    }

    private static func sentence(_ text: String, _ context: Context) -> String {
        let path = FieldPath(context.codingPath.map { $0.intValue.map { .index($0) } ?? .field($0.stringValue) })
        return path.components.isEmpty ? text : "\(path): \(text)"
    }
}

/// The input without arguments: a Deployment that drops requests at every update, and a controller that needs 9 s.
enum Example {
    static let deployment = Deployment(
        metadata: ObjectMeta(name: "web", labels: ["app": "web"]),
        spec: DeploymentSpec(
            replicas: 3,
            selector: LabelSelector(matchLabels: ["app": "web"]),
            template: PodTemplateSpec(
                metadata: ObjectMeta(labels: ["app": "web"]),
                spec: PodSpec(
                    containers: [
                        Container(
                            name: "web",
                            image: "nginx:1.27",
                            ports: [ContainerPort(name: "http", containerPort: 80)]
                        )
                    ]
                )
            )
        )
    )

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
