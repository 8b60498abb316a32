// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import RolloutPolicy
import TargetGroups
import TestSupport

extension ResourceSet {
    /// Returns the resources with the changes of a fix.
    func applying(_ fix: Fix) throws -> ResourceSet {
        var resources = resources
        for change in fix.changes {
            var value: JSONValue = try JSON.read(JSON.text(of: resources[change.position]))
            value.apply(change.action, at: change.path.components[...])
            resources[change.position] = try JSON.read(JSON.text(of: value))
        }
        return ResourceSet(resources, defaultNamespace: defaultNamespace)
    }
}

extension JSONValue {
    fileprivate mutating func apply(_ action: Fix.Change.Action, at path: ArraySlice<FieldPath.Component>) {
        guard let step = path.first else {
            if case .set(let value) = action { self = value }
            return
        }
        switch step {
        case .field(let name), .key(let name):
            var object = objectValue ?? JSONObject()
            if path.count == 1, action == .remove {
                object[name] = nil
            } else {
                var member = object[name] ?? .object(JSONObject())
                member.apply(action, at: path.dropFirst())
                object[name] = member
            }
            self = .object(object)
        case .index(let index):
            guard var elements = arrayValue, elements.indices.contains(index) else { return }
            elements[index].apply(action, at: path.dropFirst())
            self = .array(elements)
        }
    }
}
