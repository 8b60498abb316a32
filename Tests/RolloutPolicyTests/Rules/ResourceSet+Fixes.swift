// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import Foundation
import KubernetesModels
import RolloutPolicy
import TargetGroups
import TestSupport

extension ResourceSet {
    /// Returns the resources with the changes of a fix.
    func applying(_ fix: Fix) throws -> ResourceSet { try applying([fix]) }

    /// Returns the resources with the changes of the fixes, in order.
    func applying(_ fixes: [Fix]) throws -> ResourceSet {
        var values = try resources.map { try JSON.read(try JSON.text(of: $0), as: JSONValue.self) }
        for change in fixes.flatMap(\.changes) {
            values[change.position] =
                values[change.position].changed(change.path.components[...], change.action) ?? .null
        }
        let decoder = JSONDecoder()
        decoder.userInfo[.resourceKinds] = ResourceKinds.kubernetesAndTargetGroups
        return ResourceSet(
            try values.map { try decoder.decode(AnyResource.self, from: Data(JSON.text(of: $0).utf8)) },
            defaultNamespace: defaultNamespace
        )
    }
}

extension JSONValue {
    /// Returns the value with a change at a path; nil where the value itself goes.
    fileprivate func changed(_ path: ArraySlice<FieldPath.Component>, _ action: Fix.Change.Action) -> JSONValue? {
        guard let first = path.first else {
            if case .set(let value) = action { return value }
            return nil
        }
        let rest = path.dropFirst()
        switch first {
        case .field(let name), .key(let name):
            var object = objectValue ?? JSONObject()
            object[name] = (object[name] ?? .null).changed(rest, action)
            return .object(object)
        case .index(let index):
            var elements = arrayValue ?? []
            guard elements.indices.contains(index) else { return self }
            if let element = elements[index].changed(rest, action) {
                elements[index] = element
            } else {
                elements.remove(at: index)
            }
            return .array(elements)
        }
    }
}
