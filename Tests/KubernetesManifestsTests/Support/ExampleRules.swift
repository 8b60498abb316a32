// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesManifests
import KubernetesModels
import RolloutPolicy

/// A workload has as many replicas as a parameter says.
struct EnoughReplicas: Rule {
    static let about = RuleDescription(
        "enough-replicas",
        summary: "a workload has several replicas",
        rationale: "One Pod is none while its node is drained.",
        reference: "https://kubernetes.io/docs/concepts/workloads/pods/disruptions/"
    )

    var parameters = ["minimum": 2]

    func findings(in workload: Workload) -> [Finding] {
        let minimum = parameters["minimum"] ?? 2
        guard let deployment = workload.resource as? Deployment else { return [] }
        let replicas = deployment.spec.replicas ?? 1
        guard replicas < minimum else { return [] }
        return [
            Finding(
                Self.about.code,
                Self.about.severity,
                "\(workload.title) has \(replicas) of \(minimum) replicas",
                at: workload.place("spec.replicas"),
                evidence: [Finding.Evidence("replicas", .number(replicas))],
                advice: "ask for \(minimum)",
                fix: Fix("Set replicas to \(minimum)", [workload.setting("spec.replicas", to: .integer(minimum))])
            )
        ]
    }
}

/// The hook and the grace period agree, and an annotation says so.
struct SleepFits: Rule {
    static let about = RuleDescription("sleep-fits", severity: .error, category: .shutdown, summary: "the sleep fits")

    func findings(in workload: Workload) -> [Finding] {
        let grace = workload.pod.terminationGracePeriodSeconds ?? 30
        return workload.containers.compactMap { path, container in
            guard let sleep = container.lifecycle?.preStop?.sleep?.seconds, sleep >= grace else { return nil }
            return Finding(
                Self.about.code,
                Self.about.severity,
                "the hook sleeps \(sleep) s, and the grace period is \(grace) s",
                at: workload.place(workload.podPath.field("terminationGracePeriodSeconds")),
                related: [
                    workload.place(
                        path.appending("lifecycle.preStop.sleep.seconds"),
                        note: "the hook sleeps \(sleep) s"
                    )
                ],
                evidence: [
                    Finding.Evidence("sleep", .duration(.seconds(sleep))),
                    Finding.Evidence("grace period", .duration(.seconds(grace))),
                    Finding.Evidence("container", .text(container.name)),
                ],
                fix: Fix(
                    "Raise the grace period to \(sleep + 20) s",
                    [
                        workload.setting(
                            workload.podPath.field("terminationGracePeriodSeconds"),
                            to: .integer(sleep + 20)
                        ),
                        workload.setting(
                            FieldPath("metadata.annotations").key("example.com/grace"),
                            to: .string("\(sleep + 20)")
                        ),
                    ]
                )
            )
        }
    }
}

/// Each container has a hook.
struct HookPresent: Rule {
    static let about = RuleDescription("hook-present", severity: .note, category: .shutdown)

    func findings(in workload: Workload) -> [Finding] {
        workload.containers.filter { $0.container.lifecycle?.preStop == nil }.map { path, container in
            Finding(
                Self.about.code,
                Self.about.severity,
                "\(container.name) has no preStop hook",
                at: workload.place(path.appending("lifecycle.preStop")),
                fix: Fix(
                    "Let it sleep 35 s",
                    [workload.setting(path.appending("lifecycle.preStop"), to: ["sleep": ["seconds": 35]])]
                )
            )
        }
    }
}

/// Says that an annotation is one value, and when it is, that it is another.
struct Quarrel: Rule {
    static let about = RuleDescription("quarrel")

    func findings(in workload: Workload) -> [Finding] {
        let path = FieldPath("metadata.annotations").key("quarrel")
        let value = workload.resource.metadata.annotations?["quarrel"] == "yes" ? "no" : "yes"
        return [
            Finding(
                Self.about.code,
                Self.about.severity,
                "it is not \(value)",
                at: workload.place(path),
                fix: Fix("Say \(value)", [workload.setting(path, to: .string(value))])
            )
        ]
    }
}

enum Example {
    /// A Deployment of which the hook is longer than the grace period, and one without either.
    static let shop = """
        # The shop.
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: shop
        spec:
          replicas: 1  # for now
          selector:
            matchLabels: {app: shop}
          template:
            metadata:
              labels: {app: shop}
            spec:
              containers:
              - name: shop
                image: shop:1
                lifecycle:
                  preStop: {sleep: {seconds: 35}}

        """

    static let policy = RolloutRules([EnoughReplicas(), SleepFits(), HookPresent()])

    static func bundle(_ text: String = shop, name: String = "shop.yaml") -> ManifestBundle {
        ManifestBundle([ManifestText(text, name: name)])
    }

    /// Names and texts with what has a meaning in the formats of reports, one of them suppressed, and a broken document.
    static let hostile = ManifestBundle([
        ManifestText(
            shop.replacing("# The shop.", with: "# The shop, \u{1F6D2}.")
                .replacing(
                    "  name: shop\nspec",
                    with: "  name: shop\n  annotations:\n    ignore.rollout-rules/hook-present: no, \"never\"\nspec"
                )
                .replacing("containers:", with: "containers:\n      - {name: \u{1F6D2}\u{e9}, image: side}"),
            name: "my shop/100%,a:b.yaml"
        ),
        ManifestText("kind: [", name: "/broken.yaml"),
        ManifestText("# nothing", name: "<none>.yaml"),
    ])
}
