// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension PodSpec {
    /// The reasons for which the API server would refuse the resources of the Pod as a whole.
    func resourceErrors(at path: FieldPath, claims: Set<String>) -> [ValidationError] {
        guard let resources else { return [] }
        if os?.name == .windows {
            let sentence = "a Pod for windows has no resources of its own; give them to its containers"
            return [ValidationError(path: path, reason: .forbidden, sentence: sentence)]
        }
        var errors: [ValidationError] = []
        if resources.claims != nil {
            let sentence = "claims belong to containers; move them there"
            errors.add(.forbidden, at: path.field("claims"), sentence)
        }
        errors += resources.validationErrors(at: path, of: .pod, claims: claims)
        for (name, request) in (resources.requests ?? [:]).sortedByName {
            guard let total = total(of: name, \.requests), let request = request.milliUnits, total > request else {
                continue
            }
            let sentence = "the containers request more \(name) than the Pod; raise it, or lower theirs"
            errors.add(.invalid, at: path.field("requests").key(name), sentence)
        }
        for (name, limit) in (resources.limits ?? [:]).sortedByName where ResourceKind(name).isHugePages {
            guard let total = total(of: name, \.limits), let limit = limit.milliUnits, total > limit else { continue }
            let sentence = "the limits of the containers for \(name) exceed that of the Pod; raise it, or lower theirs"
            errors.add(.invalid, at: path.field("limits").key(name), sentence)
        }
        for (index, container) in containers.enumerated() {
            for (name, limit) in (container.resources?.limits ?? [:]).sortedByName {
                guard let podLimit = resources.limits?[name], limit > podLimit else { continue }
                let sentence = "the limit of \(limit) \(name) is above that of the Pod, \(podLimit); lower it"
                errors.add(.invalid, at: path.field("containers").index(index).key(name).field("limits"), sentence)
            }
        }
        return errors
    }

    /// What the containers have of a resource together, in thousandths.
    ///
    /// It is the sum of those that run at the same time, at the time when it is greatest. Nil where no container has
    /// any, and where the sum does not fit an integer.
    private func total(of name: String, _ list: KeyPath<ResourceRequirements, [String: Quantity]?>) -> Int? {
        let amount = { (container: Container) in container.resources?[keyPath: list]?[name] }
        guard (containers + (initContainers ?? [])).contains(where: { amount($0) != nil }) else { return nil }
        var sidecars = 0
        var greatestStart = 0
        for container in initContainers ?? [] {
            guard let milliUnits = (amount(container) ?? 0).milliUnits else { return nil }
            let (sum, overflow) = sidecars.addingReportingOverflow(milliUnits)
            guard !overflow else { return nil }
            if container.restartPolicy == .always { sidecars = sum }
            greatestStart = max(greatestStart, sum)
        }
        var running = sidecars
        for container in containers {
            guard let milliUnits = (amount(container) ?? 0).milliUnits else { return nil }
            let (sum, overflow) = running.addingReportingOverflow(milliUnits)
            guard !overflow else { return nil }
            running = sum
        }
        return max(running, greatestStart)
    }
}

extension Quantity {
    /// The amount in thousandths, rounded away from zero; nil where it does not fit an integer.
    fileprivate var milliUnits: Int? {
        Int(amount.scaled(byPowerOfTen: 3).roundedAwayFromZero(toPowerOfTen: 0).description)
    }
}
