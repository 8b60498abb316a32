// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

/// A hook sleeps by a program of the image, which may not be there.
///
/// Encodes llm-d/llm-d-router 2960, linkerd2 6723, aws-app-mesh-controller 605 and zendesk/samson 3468: images without a
/// shell or without sleep, where the hook fails at once and the delay silently is 0.
public struct ExecSleepNeedsShell: Rule {
    /// Name, severity and reasons of the rule.
    public static let about = RuleDescription(
        "exec-sleep-needs-shell",
        category: .shutdown,
        summary: "A sleep needs no program of the image",
        rationale:
            "In an image without the program the hook fails at once: no error stops the update, and the stop signal "
            + "comes without delay. The native sleep handler needs none.",
        reference: "https://github.com/linkerd/linkerd2/issues/6723"
    )

    /// Creates the rule.
    public init() {}

    /// Warns where the image is known to have no shell, and notes where a native sleep would do.
    public func findings(in workload: Workload) -> [Finding] {
        workload.longRunningContainers.compactMap { path, container in
            guard let hook = container.lifecycle?.preStop, hook.handlerNames == ["exec"],
                workload.scope.assumptions.hooks[container.name] == nil,
                case let reading = HookReading(hook), let program = reading.program
            else { return nil }
            let isBare = Self.hasNoShell(container.image ?? "")
            let needsShell = CommandEffect.shells.contains(CommandEffect.name(of: program))
            guard reading.least > .zero || (isBare && needsShell) else { return nil }
            let fix = nativeSleep(hook, at: path, in: workload)
            guard isBare || fix != nil else { return nil }
            let image = isBare ? "\(container.image ?? "") does not have" : "the image must have"
            return Finding(
                Self.about.code,
                isBare ? .warning : .note,
                "the preStop hook of \(container.name) runs \(program), which \(image); without it the hook takes no time",
                at: workload.place(path.field("lifecycle").field("preStop").field("exec")),
                related: isBare ? [workload.place(path.field("image"), note: "an image without a shell")] : [],
                evidence: [Finding.Evidence("program", .text(program))],
                advice: fix == nil
                    ? "use an image that has it"
                    : "use the native sleep handler",
                // The fix of a condition keeps the form of the hook, which comes next.
                fix: workload.isMendedByCondition(container) ? nil : fix
            )
        }
    }

    /// Whether the name of an image says that it has no shell.
    private static func hasNoShell(_ image: String) -> Bool {
        image.contains("distroless") || image.hasPrefix("cgr.dev/chainguard/") || image == "scratch"
    }

    private func nativeSleep(_ hook: LifecycleHandler, at path: FieldPath, in workload: Workload) -> Fix? {
        guard case .sleep(let duration, _) = PreStopHook(hook) else { return nil }
        let seconds = duration.wholeSecondsRoundedUp
        let sleep = SleepAction(seconds: seconds)
        guard sleep.isKnown(to: workload.scope.assumptions.kubernetes), seconds <= workload.gracePeriod else {
            return nil
        }
        let place = path.field("lifecycle").field("preStop")
        return Fix(
            "Sleep \(seconds) s natively",
            [workload.setting(place, to: LifecycleHandler(sleep: sleep).jsonValue)]
        )
    }
}
