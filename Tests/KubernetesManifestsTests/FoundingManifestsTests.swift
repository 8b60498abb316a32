// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesManifests
import KubernetesModels
import RolloutPolicy
import TargetGroups
import Testing

/// The case that the library was made for: a Deployment behind an Application Load Balancer whose updates drop requests.
struct FoundingManifestsTests {
    private static let text = """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: demo
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          namespace: demo
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
                  image: nginx:1.27  # pinned
                  ports:
                    - name: http
                      containerPort: 80
        ---
        apiVersion: v1
        kind: Service
        metadata:
          name: web
          namespace: demo
        spec:
          selector:
            app: web
          ports:
            - port: 80
              targetPort: http
        ---
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
          namespace: demo
          annotations:
            alb.ingress.kubernetes.io/target-type: ip
        spec:
          ingressClassName: alb
          defaultBackend:
            service:
              name: web
              port:
                number: 80

        """

    /// The controller takes at most 9 s, the application drains within 20 s.
    private static let policy: RolloutRules = {
        let application = Application(onTermination: .drains(within: .seconds(20)), longestRequest: .seconds(1))
        var policy = RolloutRules.zeroDowntime(application: application)
        policy.assumptions.delays[.controllerProcessing] = .stated(upTo: .seconds(9))
        return policy
    }()

    private let bundle = ManifestBundle(text, name: "shop.yaml")

    @Test func `before, a request fails at a second that is told, with the lines at fault`() {
        let findings = Self.policy.findings(in: bundle)
        #expect(findings.map(\.code) == ["replacement-not-awaited", "sleep-shorter-than-routing"])
        #expect(
            findings.last?.description == """
                shop.yaml:22:11: error: web has no preStop hook, but new requests arrive until 70 s; a request fails at \
                70 s: the connection is refused, and the client sees HTTP 502 [sleep-shorter-than-routing]
                 22 |         - name: web
                    |           ^~~~~~~~~
                shop.yaml:20:5: note: the grace period is 30 s
                 20 |     spec:
                    |     ^~~~
                shop.yaml:40:1: note: requests come by an Application Load Balancer (ip targets)
                 40 | apiVersion: networking.k8s.io/v1
                    | ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                field: Deployment/web: spec.template.spec.containers[0].lifecycle.preStop, which is not written
                evidence: needed = 70 s, given = 0 s, binding = load balancer propagation
                advice: let preStop sleep 70 s and let terminationGracePeriodSeconds be 90
                timeline:
                   0 s  the Pod is deleted
                   0 s  web gets the stop signal
                   0 s  web stops accepting connections
                   0 s  endpoint propagation has ended
                   9 s  controller processing has ended
                  20 s  web has ended
                  69 s  load balancer propagation has ended
                  69 s  a request is sent
                  70 s  request round trip has ended
                  70 s  a request arrives that takes 1 s
                  70 s  the request fails: the connection is refused, and the client sees HTTP 502
                fix: Let preStop sleep 70 s and let terminationGracePeriodSeconds be 90
                """
        )
    }

    @Test func `after the fixes nothing is left, and the difference is what an engineer would write`() throws {
        let fixed = try bundle.fixing(by: Self.policy)
        #expect(Self.policy.findings(in: fixed.bundle).isEmpty)
        #expect(
            bundle.diff(to: fixed.bundle) == """
                --- shop.yaml
                +++ shop.yaml
                @@ -2,6 +2,8 @@
                 kind: Namespace
                 metadata:
                   name: demo
                +  labels:
                +    elbv2.k8s.aws/pod-readiness-gate-inject: enabled
                 ---
                 apiVersion: apps/v1
                 kind: Deployment
                @@ -24,6 +26,11 @@
                           ports:
                             - name: http
                               containerPort: 80
                +          lifecycle:
                +            preStop:
                +              sleep:
                +                seconds: 70
                +      terminationGracePeriodSeconds: 90
                 ---
                 apiVersion: v1
                 kind: Service

                """
        )
    }

    @Test func `the plan says the same, and one second less of the sleep is not enough`() throws {
        let workload = try #require(RuleScope(bundle.resources, assumptions: Self.policy.assumptions).workloads.first)
        let planner = RolloutPlanner(
            environment: workload.environments[0],
            application: Self.policy.assumptions.application
        )
        let plan = try planner.plan(for: workload.resource)
        #expect(plan.preStop.planned == 70 && plan.terminationGracePeriod.planned == 90)
        #expect(plan.changes.map(\.action) == [.injectReadinessGates])

        let fixed = try bundle.fixing(by: Self.policy).bundle
        let text = String(decoding: fixed.texts[0].bytes, as: UTF8.self)
        for (change, worse) in [("seconds: 70", "seconds: 69"), ("inject: enabled", "inject: Enabled")] {
            #expect(text.contains(change))
            let findings = Self.policy.findings(in: ManifestBundle(text.replacing(change, with: worse)))
            #expect(!findings.isEmpty, "\(worse)")
        }
    }
}
