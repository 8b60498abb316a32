// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels

/// Hooks and grace period that a workload should have, by the planner, in every environment that traffic comes from.
struct HookMend {
    /// The change; nil where there is no plan, or where the plan does not make the condition hold.
    let fix: Fix?
    /// What to do, or why there is no plan.
    let advice: String

    /// Makes a plan.
    ///
    /// - Parameters:
    ///   - workload: The workload.
    ///   - condition: The condition that the plan is for.
    ///   - suffices: What else must be true of the Pods as they should be.
    init(
        of workload: Workload,
        for condition: RolloutCondition? = nil,
        suffices: (PodSpec) -> Bool = { _ in true }
    ) {
        let plan = workload.hookPlan ?? HookPlan(of: workload)
        switch plan.outcome {
        case .success(let planned):
            advice = planned.advice
            let isMended = condition.map { !plan.failing.contains($0) } ?? true
            fix =
                planned.changes.isEmpty || !isMended || !suffices(planned.pod)
                ? nil : Fix(advice.capitalizedFirst, planned.changes)
        case .failure(let error):
            advice = error.description
            fix = nil
        }
    }
}

extension Workload {
    /// Returns the change of a hook that touches as little as it can.
    func settingHook(at container: FieldPath, from old: LifecycleHandler?, to new: LifecycleHandler?) -> Fix.Change {
        let path = container.field("lifecycle").field("preStop")
        guard let new else { return removing(path) }
        if let seconds = new.sleep?.seconds, let old, old.sleep != nil, old.handlerNames == ["sleep"] {
            return setting(path.field("sleep").field("seconds"), to: .integer(seconds))
        }
        if let command = new.exec?.command, let old, old.handlerNames == ["exec"] {
            return setting(path.field("exec").field("command"), to: .array(command.map { .string($0) }))
        }
        return setting(path, to: new.jsonValue)
    }
}

extension LifecycleHandler {
    /// The handler as a value for a manifest, as far as plans write it.
    var jsonValue: JSONValue {
        var object = JSONObject()
        if let sleep { object["sleep"] = ["seconds": .integer(sleep.seconds)] }
        if let command = exec?.command { object["exec"] = ["command": .array(command.map { .string($0) })] }
        return .object(object)
    }
}

extension String {
    /// The text with a capital letter in front.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
