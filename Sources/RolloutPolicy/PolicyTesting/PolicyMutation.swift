// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
public import TargetGroups

/// A number of a manifest that was changed to see whether a policy notices.
public struct PolicyMutation: Hashable, Sendable, CustomStringConvertible {
    /// The field.
    public let place: Finding.Place

    /// The number in the manifest.
    public let original: Int

    /// The number that it was changed to.
    public let mutated: Int

    /// The rules that object to the change, in order; empty where none does.
    public let caughtBy: [Finding.Code]

    /// The change and what came of it: `Deployment/web: spec.minReadySeconds: 99 -> 98: caught by …`.
    public var description: String {
        let outcome = caughtBy.isEmpty ? "not caught" : "caught by " + caughtBy.map(\.rawValue).joined(separator: ", ")
        return "\(place.object): \(place.path): \(original) -> \(mutated): \(outcome)"
    }
}

/// What a policy makes of manifests in which one number at a time is changed.
///
/// A policy that lets a change pass either does not look at the number, or the number has room to spare.
public struct PolicyMutations: Hashable, Sendable, CustomStringConvertible {
    /// The changes, in the order of the objects.
    public let all: [PolicyMutation]

    /// The changes that no rule objects to.
    public var uncaught: [PolicyMutation] { all.filter(\.caughtBy.isEmpty) }

    /// A line a change, and how many were caught.
    public var description: String {
        let count = "\(all.count - uncaught.count) of \(all.count) changes are caught"
        return (all.map(\.description) + [count]).joined(separator: "\n")
    }
}

extension RolloutRules {
    /// Changes each timing and number of the workloads, sidecars included, and each deregistration delay, by one and by a
    /// large step, up and down, and tells which rules object to what they did not object to before.
    ///
    /// It is a tool for authors of policies: a mutation that nobody catches points at a rule that is missing, or at a
    /// number that could be smaller. Numbers that are not written down are not changed. Each change judges all resources
    /// anew.
    ///
    /// - Parameters:
    ///   - resources: Manifests that the policy finds nothing wrong with.
    ///   - step: The large step, in seconds or Pods.
    /// - Returns: What came of each change.
    /// - Precondition: The step is positive.
    public func mutations(of resources: ResourceSet, step: Int = 60) -> PolicyMutations {
        precondition(step > 0, "a step changes a number")
        let known = Set(findings(in: resources).map(Signature.init))
        var all: [PolicyMutation] = []
        for (position, resource) in resources.resources.enumerated() {
            for number in MutableNumber.all(of: resource) {
                for change in [-1, 1, -step, step] {
                    let (mutated, overflow) = number.value.addingReportingOverflow(change)
                    guard !overflow, mutated >= 0, let other = number.changing(resource, to: mutated) else { continue }
                    var changed = resources.resources
                    changed[position] = other
                    let set = ResourceSet(changed, defaultNamespace: resources.defaultNamespace)
                    var codes: [Finding.Code] = []
                    for finding in findings(in: set)
                    where !known.contains(Signature(finding)) && !codes.contains(finding.code) {
                        codes.append(finding.code)
                    }
                    all.append(
                        PolicyMutation(
                            place: Finding.Place(position: position, object: resource.title, path: number.path),
                            original: number.value,
                            mutated: mutated,
                            caughtBy: codes
                        )
                    )
                }
            }
        }
        return PolicyMutations(all: all)
    }
}

/// What makes findings the same before and after a change: messages may tell the number.
private struct Signature: Hashable {
    let code: Finding.Code
    let place: Finding.Place

    init(_ finding: Finding) {
        code = finding.code
        place = Finding.Place(position: finding.place.position, object: finding.place.object, path: finding.place.path)
    }
}
