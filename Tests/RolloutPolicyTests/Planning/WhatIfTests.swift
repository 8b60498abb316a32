// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import RolloutPolicy
import TargetGroups
import Testing

struct WhatIfTests {
    private static let web = Deployment(
        metadata: ObjectMeta(name: "web"),
        spec: DeploymentSpec(
            replicas: 3,
            selector: LabelSelector(matchLabels: ["app": "web"]),
            template: PodTemplateSpec(
                spec: PodSpec(containers: [Container(name: "web")], terminationGracePeriodSeconds: 90)
            )
        )
    )

    private static let planner: RolloutPlanner = {
        let path = TrafficPath.applicationLoadBalancer(targets: .ip)
            .replacing(.controllerProcessing, with: .stated(upTo: .seconds(9)))
        var environment = RolloutEnvironment(path: path)
        environment.hasReadinessGates = true
        return RolloutPlanner(
            environment: environment,
            application: Application(onTermination: .drains(within: .seconds(20)), longestRequest: .seconds(1))
        )
    }()

    @Test func `the table has a row for each sleep`() throws {
        let table = try Self.planner.whatIf(.preStopSleep, [0, 40, 69, 70, 71, 95], for: Self.web)
        #expect(
            table.description == """
                preStop sleep  verdict            least sleep  least grace  update takes  Pods at most
                0 s            fails condition 1  70 s         90 s         up to 522 s   6
                40 s           fails condition 1  70 s         90 s         up to 522 s   6
                69 s           fails condition 1  70 s         90 s         up to 522 s   6
                70 s           safe by 0 s        70 s         90 s         up to 522 s   6
                71 s           safe by 0 s        70 s         91 s         up to 522 s   6
                95 s           safe by 0 s        70 s         115 s        up to 522 s   6
                """
        )
    }

    @Test func `a slower controller needs a longer sleep, second for second`() throws {
        let table = try Self.planner.whatIf(
            .delay(.controllerProcessing),
            stride(from: 0, through: 30, by: 10),
            for: Self.web
        )
        #expect(table.rows.map(\.leastSleep) == [61, 71, 81, 91])
        #expect(table.rows.map(\.leastGrace) == [81, 91, 101, 111])
        #expect(table.rows.map(\.analysis.isSafe) == [false, false, false, false])
    }

    @Test(
        arguments: [
            (.terminationGracePeriod, [1, 90], [false, false]), (.minReady, [0, 700], [false, false]),
            (.progressDeadline, [10, 600], [false, false]), (.deregistrationDelay, [0, 1], [false, false]),
            (.longestRequest, [0, 20], [false, false]), (.replicas, [0, 1], [false, false]),
            (.delay(.startup), [0, 60], [false, false]), (.delay(.gateUpdate), [0, 60], [false, false]),
        ] as [(WhatIf.Variable, [Int], [Bool])]
    )
    func `each number can vary, and what does not depend on it stays unsafe`(
        variable: WhatIf.Variable,
        values: [Int],
        safe: [Bool]
    ) throws {
        let table = try Self.planner.whatIf(variable, values, for: Self.web)
        #expect(table.rows.map(\.value) == values)
        #expect(table.rows.map(\.analysis.isSafe) == safe)
        #expect(table.rows[0].analysis != table.rows[1].analysis)
    }

    @Test func `what makes no sense is an error`() {
        #expect(throws: PlanningError.self) {
            try Self.planner.whatIf(.delay(.controllerProcessing), [-1], for: Self.web)
        }
    }
}
