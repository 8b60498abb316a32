// Takes the load balancer controller's metrics before and after a rollout; prints how likely an update is to drop a
// request for every length of the preStop hook's sleep, and the least sleep for a target.

// snippet.hide
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0
// snippet.show

import Foundation
import KubernetesLifecycle

let usage = """
    usage: SleepRisk [--metrics FILE [--metrics FILE]] [--sleep SECONDS] [--target SHARE | --one-in COUNT]
                     [--pods COUNT] [--target-type ip|instance] [--nodes COUNT] [--rate REQUESTS]
                     [--longest-request DURATION] [--drain DURATION] [--svg FILE]

      --metrics FILE              a scrape of the AWS Load Balancer Controller; given twice, what was counted between
                                  the two; by default an example
      --sleep SECONDS             the preStop hook's sleep as it is; by default not known
      --target SHARE              the share of updates that may drop no request; by default 0.999
      --one-in COUNT              in its place: at most one dropped request in so many, counted for a minute from when
                                  a Pod begins to be stopped
      --pods COUNT                the Pods that an update stops; by default 3
      --target-type ip|instance   what the Application Load Balancer sends to; by default ip
      --nodes COUNT               the nodes of the cluster, for targets of type instance; by default 10
      --rate REQUESTS             requests a second for each Pod; by default one at any moment
      --longest-request DURATION  the longest request that must not be cut off; by default 1s
      --drain DURATION            how long the application takes to shut down; by default 20s
      --svg FILE                  also write the curve as a picture
    """

// snippet.risk
func report(_ options: Options) throws -> String {
    let measurement =
        if let after = options.scrapes.dropFirst().first {
            try ControllerMeasurement(from: options.scrapes[0], to: after)
        } else {
            try ControllerMeasurement(options.scrapes[0])
        }
    let latency = try measurement.latency(quantile: 0.99, confidence: nil)
    let path = TrafficPath.applicationLoadBalancer(targets: options.targetType)
        .replacing(.controllerProcessing, with: .measured(latency))
    let risk = try sleepRisk(options, path, controller: measurement.model())
    let recommendation = try risk.recommendation(for: options.target, pods: options.pods, current: options.sleep)

    // The same sleep if the controller is only as good as so few passes show.
    let cautious = try sleepRisk(options, path, controller: measurement.model(confidence: 0.95))
    let shown = cautious.dropProbability(sleep: .seconds(recommendation.sleep), pods: options.pods)
    let percent = (shown * 100_000).rounded(.up) / 1000

    let curve = recommendation.curve
    if let file = options.svg { try write(curve.svg(), to: file) }
    return """
        \(recommendation)

        So many observations of the controller show, with 95 % confidence, at most \(percent) % with \
        \(recommendation.sleep) s.

        \(curve)

        \(measurement)

        """
}

func sleepRisk(_ options: Options, _ path: TrafficPath, controller: DelayModel) throws -> SleepRisk {
    try SleepRisk(
        path: path,
        application: Application(
            onTermination: .drains(within: options.drain),
            longestRequest: options.longestRequest
        ),
        models: [
            .controllerProcessing: controller,
            .loadBalancerPropagation: .reportedApplicationLoadBalancerPropagation,
            .kubeProxyUpdate: .largest(of: options.nodes, .reportedKubeProxyUpdate),
        ],
        traffic: options.traffic
    )
}
// snippet.end

func write(_ text: String, to file: String) throws(UsageError) {
    do {
        try Data(text.utf8).write(to: URL(fileURLWithPath: file), options: .atomic)
    } catch {
        throw UsageError("\(file): cannot be written")
    }
}

/// What the command was asked to do.
struct Options {
    var scrapes: [Exposition] = []
    var sleep: Int?
    var target: RiskTarget
    var pods = 3
    var targetType = TargetType.ip
    var nodes = 10
    var traffic = RequestTraffic.always
    var longestRequest = Duration.seconds(1)
    var drain = Duration.seconds(20)
    var svg: String?

    init(_ arguments: [String]) throws {
        var share: Double?
        var oneIn: Int?
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
            case "--metrics": scrapes.append(try Self.exposition(at: value()))
            case "--sleep": sleep = try Self.count(value(), of: name, from: 0)
            case "--target": share = try Self.number(value(), of: name)
            case "--one-in": oneIn = try Self.count(value(), of: name, from: 2)
            case "--pods": pods = try Self.count(value(), of: name, from: 1)
            case "--target-type": targetType = try Self.targetType(value())
            case "--nodes": nodes = try Self.count(value(), of: name, from: 1)
            case "--rate": traffic = .perPod(requestsPerSecond: try Self.number(value(), of: name))
            case "--longest-request": longestRequest = try Self.duration(value(), of: name)
            case "--drain": drain = try Self.duration(value(), of: name)
            case "--svg": svg = try value()
            default: throw UsageError("unexpected argument \"\(argument)\"; --help lists the options")
            }
        }
        guard share == nil || oneIn == nil else { throw UsageError("--target and --one-in exclude each other") }
        guard scrapes.count <= 2 else { throw UsageError("--metrics: expected one scrape or two") }
        if scrapes.isEmpty { scrapes = try [Example.before, Example.after].map { try Exposition(parsing: $0) } }
        target =
            oneIn.map { .droppedRequests(oneIn: $0, over: .seconds(60)) }
            ?? .updatesWithoutDrops(share ?? 0.999, pods: pods)
    }

    private static func exposition(at path: String) throws -> Exposition {
        guard let contents = try? Data(contentsOf: URL(fileURLWithPath: path)) else {
            throw UsageError("\(path): cannot be read")
        }
        do {
            return try Exposition(parsing: Array(contents), name: path)
        } catch {
            throw UsageError("\(path):\(error.location): \(error.message)")
        }
    }

    private static func count(_ text: String, of option: String, from least: Int) throws(UsageError) -> Int {
        guard let count = Int(text), count >= least, count <= 1_000_000_000 else {
            throw UsageError("\(option): expected a whole number from \(least) on, found \"\(text)\"")
        }
        return count
    }

    private static func number(_ text: String, of option: String) throws(UsageError) -> Double {
        guard let number = Double(text), number.isFinite else {
            throw UsageError("\(option): expected a number, found \"\(text)\"")
        }
        return number
    }

    private static func targetType(_ text: String) throws(UsageError) -> TargetType {
        guard let type = TargetType.allKnown.first(where: { $0.rawValue == text }) else {
            throw UsageError("--target-type: expected ip or instance, found \"\(text)\"")
        }
        return type
    }

    private static func duration(_ text: String, of option: String) throws(UsageError) -> Duration {
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

/// The input without arguments: two scrapes, an hour of rollouts apart, of a controller that is quick as a rule.
enum Example {
    static let before = scrape(waits: [412, 440, 452, 452], passes: [201, 398, 447, 452, 452], calls: [88, 92])
    static let after = scrape(
        waits: [1612, 1809, 1903, 1904],
        passes: [702, 1655, 1894, 1903, 1904],
        calls: [388, 404]
    )

    private static func scrape(waits: [Int], passes: [Int], calls: [Int]) -> String {
        """
        # HELP aws_api_call_duration_seconds Perceived latency from when your code makes an SDK call, includes retries
        # TYPE aws_api_call_duration_seconds histogram
        aws_api_call_duration_seconds_bucket{operation="DeregisterTargets",service="Elastic Load Balancing v2",le="0.1"} \(calls[0])
        aws_api_call_duration_seconds_bucket{operation="DeregisterTargets",service="Elastic Load Balancing v2",le="1"} \(calls[1])
        aws_api_call_duration_seconds_bucket{operation="DeregisterTargets",service="Elastic Load Balancing v2",le="+Inf"} \(calls[1])
        # TYPE aws_api_call_throttled_errors_total counter
        aws_api_call_throttled_errors_total{operation="DescribeTargetHealth",service="Elastic Load Balancing v2",status_code="400",error_code="Throttling"} \(calls[1] / 100)
        # HELP controller_runtime_reconcile_time_seconds Length of time per reconciliation per controller
        # TYPE controller_runtime_reconcile_time_seconds histogram
        controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="0.1"} \(passes[0])
        controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="1"} \(passes[1])
        controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="2"} \(passes[2])
        controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="3"} \(passes[3])
        controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="5"} \(passes[4])
        controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="60"} \(passes[4])
        controller_runtime_reconcile_time_seconds_bucket{controller="targetGroupBinding",le="+Inf"} \(passes[4])
        # HELP workqueue_queue_duration_seconds How long in seconds an item stays in workqueue before being requested
        # TYPE workqueue_queue_duration_seconds histogram
        workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="0.01"} \(waits[0])
        workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="0.1"} \(waits[1])
        workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="1"} \(waits[2])
        workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="10"} \(waits[3])
        workqueue_queue_duration_seconds_bucket{name="targetGroupBinding",le="+Inf"} \(waits[3])

        """
    }
}

// snippet.hide
func exit(_ status: Int32, saying message: String) -> Never {
    FileHandle.standardError.write(Data("SleepRisk: \(message)\n".utf8))
    exit(status)
}

let arguments = Array(CommandLine.arguments.dropFirst())
if arguments.contains("--help") || arguments.contains("-h") {
    print(usage)
    exit(0)
}
do {
    FileHandle.standardOutput.write(Data(try report(Options(arguments)).utf8))
} catch let error as UsageError {
    exit(2, saying: error.description)
} catch let error as RiskError where [.invalidDelay, .invalidShare, .invalidTarget].contains(error.code) {
    exit(2, saying: error.description)
} catch {
    exit(1, saying: "\(error)")
}
