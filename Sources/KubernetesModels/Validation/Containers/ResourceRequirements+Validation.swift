// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension ResourceRequirements {
    /// Whose resources are judged.
    enum Owner {
        case container, pod
    }

    /// The reasons for which the API server would refuse the resources, in a Pod with these resource claims.
    func validationErrors(at path: FieldPath, of owner: Owner, claims podClaims: Set<String>) -> [ValidationError] {
        var errors: [ValidationError] = []
        for (name, limit) in (limits ?? [:]).sortedByName {
            let path = path.field("limits").key(name)
            errors += Self.amountErrors(of: name, limit, at: path, owner: owner)
            errors += Self.pageErrors(of: name, limit, at: path)
        }
        for (name, request) in (requests ?? [:]).sortedByName {
            let requestPath = path.field("requests").key(name)
            errors += Self.amountErrors(of: name, request, at: requestPath, owner: owner)
            errors += overcommitErrors(of: name, request, at: path)
            errors += Self.pageErrors(of: name, request, at: requestPath)
        }
        let names = Set((limits ?? [:]).keys).union((requests ?? [:]).keys)
        if names.contains(where: { ResourceKind($0).isHugePages }), names.isDisjoint(with: ["cpu", "memory"]) {
            errors.add(.forbidden, at: path, "huge pages need cpu or memory beside them; add a request or a limit")
        }
        return errors + claimErrors(at: path.field("claims"), podClaims: podClaims)
    }

    private static func amountErrors(
        of name: String,
        _ amount: Quantity,
        at path: FieldPath,
        owner: Owner
    ) -> [ValidationError] {
        let kind = ResourceKind(name)
        var errors: [ValidationError] = []
        switch owner {
        case .container: errors.add(kind.problemsForContainer, at: path)
        case .pod: errors += kind.errorsForPod(at: path)
        }
        if amount.amount.isNegative { errors.add(.invalid, at: path, "\(amount) is negative; use 0 or more") }
        // The server looks at thousandths, rounded up.
        if kind.isCounted, !amount.amount.roundedAwayFromZero(toPowerOfTen: -3).isInteger {
            errors.add(.invalid, at: path, "\(amount) is a fraction; \(name) is counted, use a whole number")
        }
        return errors
    }

    private static func pageErrors(of name: String, _ amount: Quantity, at path: FieldPath) -> [ValidationError] {
        guard ResourceKind(name).isHugePages else { return [] }
        if let page = ResourceKind(name).pageSize, page.amount.roundedAwayFromZero(toPowerOfTen: -3).isInteger,
            let size = page.wholeUnits, size > 0, let units = amount.wholeUnits, units % size == 0
        {
            return []
        }
        let sentence = "\(amount) is not a multiple of the page size that \(name) names; use one"
        return [ValidationError(path: path, reason: .invalid, sentence: sentence)]
    }

    private func overcommitErrors(of name: String, _ request: Quantity, at path: FieldPath) -> [ValidationError] {
        let allowsOvercommit = ResourceKind(name).allowsOvercommit
        guard let limit = limits?[name] else {
            if allowsOvercommit { return [] }
            let sentence = "\(name) cannot be overcommitted; set a limit of \(request), too"
            return [ValidationError(path: path.field("limits"), reason: .required, sentence: sentence)]
        }
        if allowsOvercommit ? request <= limit : request == limit { return [] }
        let sentence =
            "the request of \(request) \(name) is \(request > limit ? "above" : "below") the limit of \(limit); "
            + (allowsOvercommit ? "lower it, or raise the limit" : "make both the same")
        return [ValidationError(path: path.field("requests"), reason: .invalid, sentence: sentence)]
    }

    private func claimErrors(at path: FieldPath, podClaims: Set<String>) -> [ValidationError] {
        var errors: [ValidationError] = []
        var wholeClaims: Set<String> = []
        var requests: [String: Set<String>] = [:]
        for (index, claim) in (self.claims ?? []).enumerated() {
            let path = path.index(index)
            let missing = "the name is missing; name one of spec.resourceClaims"
            guard let name = errors.require(claim.name, at: path, missing) else { continue }
            // A whole claim overlaps with each request of it.
            var overlaps = wholeClaims.contains(name) ? 1 : 0
            if overlaps == 0, let request = claim.request, !request.isEmpty {
                errors.add(FormatRules.problems(inDNSLabel: request), at: path.field("request"))
                overlaps = requests[name, default: []].insert(request).inserted ? 0 : 1
            } else if overlaps == 0 {
                overlaps = requests[name]?.count ?? 0
                wholeClaims.insert(name)
            }
            for _ in 0..<overlaps {
                let sentence = "\(name.quotedForMessages) is used already; use each claim, or each request of it, once"
                errors.add(.duplicate, at: path, sentence)
            }
            if !podClaims.contains(name) {
                errors.add(.notFound, at: path, "the Pod has no resource claim \(name.quotedForMessages); add it")
            }
        }
        return errors
    }
}

extension [String: Quantity] {
    /// The amounts in the order of the UTF-8 of their names.
    var sortedByName: [(name: String, amount: Quantity)] {
        sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { ($0.key, $0.value) }
    }
}

extension Quantity {
    /// The amount in whole units, rounded away from zero; nil where it does not fit an integer.
    fileprivate var wholeUnits: Int? {
        Int(amount.roundedAwayFromZero(toPowerOfTen: 0).description)
    }
}
