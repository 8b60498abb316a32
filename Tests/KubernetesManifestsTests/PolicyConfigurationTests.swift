// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesManifests
import KubernetesModels
import RolloutPolicy
import SourceText
import TargetGroups
import TestSupport
import Testing
import YAMLCodec

struct PolicyConfigurationTests {
    private static let rules: [any Rule] = [EnoughReplicas(), SleepFits(), HookPresent()]

    private static func configuration(_ text: String) throws -> PolicyConfiguration {
        try PolicyConfiguration(parsing: ManifestText(text, name: "policy.yaml"), adding: rules)
    }

    private static func messages(_ text: String) -> String {
        do {
            _ = try configuration(text)
            return ""
        } catch {
            return "\(error)"
        }
    }

    private static let full = """
        rules:
        - enough-replicas
        - sleep-fits
        severities:
          enough-replicas: error
          sleep-fits: "off"
          unused-suppression: warning
        parameters:
          enough-replicas:
            minimum: 3
        assumptions:
          kubernetes: "1.30"
          path: network-load-balancer
          targetType: ip
          longestRequest: 1m30s
          drain: 5s
          keepAlive: 1m5s
          startup: 20s
          controllerProcessing: 500ms
          caps:
          - limit: 50s
            source: the admission policy

        """

    // MARK: - Reading

    @Test func `every field counts`() throws {
        let policy = try RolloutRules(Self.configuration(Self.full), adding: Self.rules)
        #expect(policy.rules.map { type(of: $0).about.code } == ["enough-replicas", "sleep-fits"])
        #expect(policy.rules[0].parameters == ["minimum": 3])
        #expect(policy.severities == ["enough-replicas": .error, "unused-suppression": .warning])
        #expect(policy.silenced == ["sleep-fits"])
        let assumptions = policy.assumptions
        #expect(assumptions.kubernetes == KubernetesVersion(major: 1, minor: 30))
        #expect(assumptions.path == .networkLoadBalancer(targets: .ip))
        #expect(assumptions.controller.defaultTargetType == .ip)
        #expect(
            assumptions.application
                == Application(
                    onTermination: .drains(within: .seconds(5)),
                    longestRequest: .seconds(90),
                    keepAlive: .seconds(65)
                )
        )
        #expect(assumptions.startup == .stated(upTo: .seconds(20)))
        #expect(assumptions.delays == [.controllerProcessing: .stated(upTo: .milliseconds(500))])
        #expect(assumptions.caps == [GraceCap(.seconds(50), source: "the admission policy")])
    }

    @Test func `a policy of it finds what it asks for`() throws {
        let policy = try RolloutRules(Self.configuration(Self.full), adding: Self.rules)
        #expect(
            policy.findings(in: Example.bundle()).map(\.oneLine) == [
                "shop.yaml:7:13: error: Deployment/shop has 1 of 3 replicas; ask for 3 [enough-replicas]"
            ]
        )
    }

    @Test(arguments: ["", "# nothing\n", "null", "{}", "---\n", "rules: all\n", "assumptions: {}"])
    func `what is left out is as by default`(text: String) throws {
        let configuration = try Self.configuration(text)
        #expect(configuration == PolicyConfiguration())
        let policy = try RolloutRules(configuration)
        #expect(policy.assumptions == Assumptions())
        #expect(policy.rules.count == RuleCatalogue.all.count)
    }

    @Test func `the rules of zero downtime have a name`() throws {
        let policy = try RolloutRules(Self.configuration("rules: zero-downtime"), adding: Self.rules)
        let own = Self.rules.map { type(of: $0).about }
        let zeroDowntime = RolloutRules.zeroDowntime().rules.map { type(of: $0).about }
        #expect(policy.rules.map { type(of: $0).about } == zeroDowntime + own)
    }

    @Test(
        arguments: [
            ("application-load-balancer", .applicationLoadBalancer(targets: .instance)),
            ("network-load-balancer", .networkLoadBalancer(targets: .instance)),
            ("cluster-service", .clusterService),
        ] as [(String, TrafficPath)]
    )
    func `a path goes by its name`(name: String, path: TrafficPath) throws {
        let policy = try RolloutRules(Self.configuration("assumptions: {path: \(name)}"))
        #expect(policy.assumptions.path == path)
    }

    @Test func `JSON is read, too`() throws {
        let configuration = try Self.configuration(#"{"rules": ["sleep-fits"], "assumptions": {"drain": "2s"}}"#)
        #expect(configuration.rules == .codes(["sleep-fits"]))
        #expect(configuration.assumptions.drain == .seconds(2))
    }

    // MARK: - Writing

    @Test func `a configuration is written as it was read`() throws {
        let configuration = try Self.configuration(Self.full)
        let text = try YAMLEncoder().encode(configuration)
        #expect(text == Self.full)
        #expect(try JSON.read(JSON.text(of: configuration)) == configuration)
    }

    @Test func `what is as by default is not written`() throws {
        #expect(try YAMLEncoder().encode(PolicyConfiguration(rules: .zeroDowntime)) == "rules: zero-downtime\n")
    }

    // MARK: - Mistakes

    @Test(
        arguments: [
            ("rules: [sleep-fit]", "policy.yaml:1:9: error: no rule has the code \"sleep-fit\"", "sleep-fits"),
            (
                "severities:\n  sleep-fit: off", "policy.yaml:2:3: error: no rule has the code \"sleep-fit\"",
                "sleep-fits"
            ),
            (
                "parameters: {enough-replica: {minimum: 2}}",
                "policy.yaml:1:14: error: no rule has the code \"enough-replica\"", "enough-replicas"
            ),
            (
                "parameters:\n  enough-replicas:\n    minimun: 2",
                "policy.yaml:3:5: error: the rule \"enough-replicas\" has no parameter \"minimun\"", "minimum"
            ),
            ("rule: all", "policy.yaml:1:1: error: unknown field \"rule\"", "rules"),
            (
                "assumptions:\n  longestRequests: 1s", "policy.yaml:2:3: error: unknown field \"longestRequests\"",
                "longestRequest"
            ),
        ]
    )
    func `a slip is told with its place and what was meant`(text: String, message: String, meant: String) {
        let lines = Self.messages(text).split(separator: "\n")
        #expect(lines.first.map(String.init) == message)
        #expect(lines.last.map(String.init) == "hint: did you mean \"\(meant)\"?")
    }

    @Test(
        arguments: [
            ("rules: some", #"1:8: error: expected "all", "zero-downtime" or a list of codes, found "some""#),
            ("rules: {a: b}", #"1:8: error: expected "all", "zero-downtime" or a list of codes"#),
            ("rules: [sleep-fits, sleep-fits]", #"1:21: error: the rule "sleep-fits" is in the list already"#),
            ("rules: [1]", "1:9: error: expected a text, found the number 1"),
            (
                "severities: {sleep-fits: eror}",
                #"1:26: error: expected "error", "warning", "note" or "off", found "eror""#
            ),
            ("severities: {sleep-fits: 1}", "1:26: error: expected a text, found the number 1"),
            ("parameters: {sleep-fits: {a: 1}}", #"1:27: error: the rule "sleep-fits" has no parameters"#),
            (
                "parameters: {enough-replicas: {minimum: many}}",
                "1:41: error: expected a whole number, found a text"
            ),
            (
                "parameters: {enough-replicas: {minimum: 99999999999999999999}}",
                "1:41: error: expected a whole number, found the number 99999999999999999999"
            ),
            (
                "parameters: {too-few-replicas: {least: -3}}",
                #"1:40: error: the parameter "least" of "too-few-replicas" is -3, expected 1 to 2147483647"#
            ),
            (
                "parameters:\n  strict-disruption-budget:\n    mostPercent: 101",
                #"3:18: error: the parameter "mostPercent" of "strict-disruption-budget" is 101, expected 0 to 100"#
            ),
            (
                "assumptions: {caps: [{limit: 500ms, source: a policy}]}",
                "1:30: error: the limit is 0.5 s, expected 1 s or more"
            ),
            (
                "assumptions: {caps: [{limit: 5s, source: ''}]}",
                "1:42: error: expected what sets the limit, found an empty text"
            ),
            (
                #"assumptions: {kubernetes: "0.30"}"#,
                #"1:27: error: expected a release such as "1.34", found "0.30""#
            ),
            ("assumptions: {drain: 20}", "1:22: error: expected a text, found the number 20"),
            ("assumptions: {drain: \"20\"}", "1:22: error: duration \"20\": expected a unit"),
            ("assumptions: {drain: -1s}", "1:22: error: the time is -1 s, expected 0 s or more"),
            ("assumptions: {drain: 9000h}", "1:22: error: the time is 32400000 s, expected at most a year"),
            ("assumptions: {kubernetes: 1.30}", "1:27: error: expected a text, found the number 1.30"),
            ("assumptions: {kubernetes: new}", #"1:27: error: expected a release such as "1.34", found "new""#),
            ("assumptions: {targetType: lambda}", #"1:27: error: expected "ip" or "instance", found "lambda""#),
            (
                "assumptions: {path: mesh}",
                #"1:21: error: expected "application-load-balancer", "network-load-balancer" or "cluster-service", found "mesh""#
            ),
            ("assumptions: {caps: [{limit: 5s}]}", "1:22: error: the field \"source\" is missing"),
            ("[]", "1:1: error: expected a map, found a list"),
            ("rules: [", "1:8: error: expected \"]\" to close this"),
            ("rules: all\nrules: all", "2:1: error: "),
            ("{}\n---\n{}", "3:1: error: expected one document"),
        ]
    )
    func `what is no configuration is refused with its place`(text: String, message: String) {
        let found = Self.messages(text)
        #expect(found.hasPrefix("policy.yaml:\(message)"), "\(found)")
    }

    @Test func `all mistakes are told, in the order of the text`() throws {
        let text = "severities:\n  no-such-rule-at-all: note\nrules: [neither-this-one]\n"
        let error = try #require(throws: ManifestErrors.self) { try Self.configuration(text) }
        #expect(error.errors.map { "\($0.diagnostic.location)" } == ["2:3", "3:9"])
        #expect(error.errors.map(\.code) == [.invalidConfiguration, .invalidConfiguration])
        #expect(error.errors.map { "\($0.path)" } == ["severities[no-such-rule-at-all]", "rules[0]"])
    }

    @Test func `a configuration that was made by hand is checked, too`() throws {
        let configuration = PolicyConfiguration(
            rules: .codes(["sleep-fit"]),
            parameters: ["enough-replicas": ["maximum": 2]]
        )
        let error = try #require(throws: PolicyConfigurationError.self) {
            try RolloutRules(configuration, adding: Self.rules)
        }
        #expect(error.problems.map(\.code) == [.unknownRule, .unknownParameter])
        #expect(
            error.description == """
                rules[0]: no rule has the code "sleep-fit"; did you mean "sleep-fits"?
                parameters[enough-replicas][maximum]: the rule "enough-replicas" has no parameter "maximum"; \
                did you mean "minimum"?
                """
        )
    }

    @Test func `numbers and times that make no sense are refused where they were set by hand, too`() throws {
        let configuration = PolicyConfiguration(
            parameters: ["update-removes-too-many": ["mostPercent": 200], "enough-replicas": ["minimum": -1]],
            assumptions: ConfiguredAssumptions(
                drain: .seconds(-1),
                startup: .seconds(1 << 40),
                caps: [.init(limit: .seconds(-2), source: "a policy")]
            )
        )
        let error = try #require(throws: PolicyConfigurationError.self) {
            try RolloutRules(configuration, adding: Self.rules)
        }
        #expect(error.problems.allSatisfy { $0.code == .invalidValue })
        // A rule without ranges takes any number.
        #expect(
            error.description == """
                parameters[update-removes-too-many][mostPercent]: the parameter "mostPercent" of \
                "update-removes-too-many" is 200, expected 0 to 100
                assumptions.drain: the time is -1 s, expected 0 s or more
                assumptions.startup: the time is 1099511627776 s, expected at most a year
                assumptions.caps[0].limit: the limit is -2 s, expected 1 s or more
                """
        )
    }

    @Test func `no text is a trap`() {
        var random = SeededGenerator(seed: 11)
        let pieces = ["rules", ": ", "\n", "  ", "[", "]", "{", "}", "all", "severities", "off", "1s", "caps", ","]
        for _ in 0..<2000 {
            let text = random.text(of: pieces, count: 1...12) + HostileText.random(using: &random)
            let message = Self.messages(text)
            #expect(message.isEmpty || message.hasPrefix("policy.yaml:"))
        }
    }
}
