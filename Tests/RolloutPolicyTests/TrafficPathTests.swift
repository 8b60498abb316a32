// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import RolloutPolicy
import TargetGroups
import Testing

struct TrafficPathTests {
    private func seconds(_ path: TrafficPath, _ bound: PathBound) -> Duration {
        path.duration(bound).most
    }

    @Test func `ready-made paths come to the sums of their documented terms`() {
        #expect(seconds(.applicationLoadBalancer(targets: .ip), .additive) == .seconds(71))
        #expect(seconds(.applicationLoadBalancer(targets: .ip), .criticalPath) == .seconds(71))
        #expect(seconds(.applicationLoadBalancer(targets: .instance), .additive) == .seconds(101))
        #expect(seconds(.applicationLoadBalancer(targets: .instance), .criticalPath) == .seconds(31))
        #expect(seconds(.networkLoadBalancer(targets: .ip), .additive) == .seconds(311))
        #expect(seconds(.networkLoadBalancer(targets: .instance), .criticalPath) == .seconds(31))
        #expect(seconds(.clusterService, .additive) == .seconds(31))
    }

    @Test func `for a target type that is not known every term counts`() {
        let path = TrafficPath.applicationLoadBalancer(targets: TargetType("lambda"))
        #expect(seconds(path, .criticalPath) == .seconds(101))
    }

    @Test func `what does not count is said with its reason`() {
        let instance = TrafficPath.applicationLoadBalancer(targets: .instance)
        #expect(
            instance.duration(.criticalPath).notCounted.map(\.term) == [
                .controllerProcessing, .loadBalancerPropagation,
            ]
        )
        #expect(instance.duration(.additive).notCounted.isEmpty)
        let ip = TrafficPath.applicationLoadBalancer(targets: .ip).duration(.additive).notCounted
        #expect(ip.map(\.reason) == ["the load balancer sends to Pods, past kube-proxy"])
    }

    @Test func `of branches that run side by side the longest counts, or all of them`() {
        let (mesh, proxy) = (TrafficTerm("mesh"), TrafficTerm("proxy"))
        let path = TrafficPath(
            name: "a mesh",
            stages: [
                .branches([
                    [.step(mesh, .stated(upTo: .seconds(7))), .step(.requestRoundTrip, .stated(upTo: .seconds(2)))],
                    [.branches([[.step(proxy, .stated(upTo: .seconds(5)))], []])],
                ]),
                .step(.endpointPropagation, .stated(upTo: .seconds(1))),
            ]
        )
        #expect(seconds(path, .additive) == .seconds(15))
        let longest = path.duration(.criticalPath)
        #expect(longest.most == .seconds(10))
        #expect(longest.counted.map(\.term) == [mesh, .requestRoundTrip, .endpointPropagation])
        #expect(longest.notCounted.map(\.term) == [proxy])
        #expect(longest.notCounted.map(\.reason) == ["runs beside a branch that takes longer"])
        #expect(seconds(path.replacing(proxy, with: .stated(upTo: .seconds(20))), .criticalPath) == .seconds(21))
    }

    @Test func `replacing a delay changes it on the path and beside it, and nothing else`() {
        let delay = Delay.stated(upTo: .seconds(3))
        let path = TrafficPath.applicationLoadBalancer(targets: .instance).replacing(
            .loadBalancerPropagation,
            with: delay
        )
        #expect(seconds(path, .additive) == .seconds(44))
        #expect(seconds(path, .criticalPath) == .seconds(31))
        #expect(path.replacing(TrafficTerm("unknown"), with: delay) == path)
    }

    @Test(arguments: TargetType.allKnown + [TargetType("lambda")])
    func `the longest path is never longer than the sum`(targets: TargetType) {
        for path in [TrafficPath.applicationLoadBalancer(targets: targets), .networkLoadBalancer(targets: targets)] {
            #expect(seconds(path, .criticalPath) <= seconds(path, .additive))
        }
    }
}
