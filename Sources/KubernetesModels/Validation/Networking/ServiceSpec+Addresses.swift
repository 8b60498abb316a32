// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension ServiceSpec {
    /// Errors for the addresses of the Service within the cluster, and their families.
    func addressErrors(at path: FieldPath) -> [ValidationError] {
        guard type != .externalName else { return [] }
        let addressPath = path.field("clusterIPs")
        let addresses = clusterIPs ?? []
        var errors: [ValidationError] = []
        if let clusterIP, !clusterIP.isEmpty {
            if addresses.isEmpty {
                errors.append(.missing("the address in clusterIP", at: addressPath))
            } else if addresses[0] != clusterIP {
                errors.add(.invalid, at: addressPath, "the first address must be that of clusterIP; make both the same")
            }
        } else if !addresses.isEmpty {
            errors.add(.invalid, at: addressPath, "clusterIP is missing; set it to the first address")
        }
        errors += familyErrors(at: path)
        let listErrors = Self.listErrors(of: addresses, at: addressPath)
        errors += listErrors
        guard listErrors.isEmpty else { return errors }
        if addresses.count > 1 {
            let families = Set(addresses.compactMap { IPAddress($0)?.isVersion6 })
            if families.count < 2 || addresses.count > 2 {
                errors.add(.invalid, at: addressPath, "there can be one address of each IP family; remove the others")
            }
        }
        if !isHeadless {
            for (index, (address, family)) in zip(addresses, ipFamilies ?? []).enumerated() {
                guard let isVersion6 = IPAddress(address)?.isVersion6, family.isKnown,
                    isVersion6 != (family == .ipv6)
                else { continue }
                let sentence = "\(address) is no \(family) address, which ipFamilies asks for; use one"
                errors.add(.invalid, at: addressPath.index(index), sentence)
            }
        }
        return errors
    }

    private func familyErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        var families: Set<IPFamily> = []
        for (index, family) in (ipFamilies ?? []).enumerated() {
            let path = path.field("ipFamilies").index(index)
            errors.allowOnlyKnown(family, of: [.ipv4, .ipv6], at: path)
            if !families.insert(family).inserted {
                errors.add(.duplicate, at: path, "\"\(family)\" is there already; remove one of the two")
            }
        }
        errors.allowOnlyKnown(ipFamilyPolicy, at: path.field("ipFamilyPolicy"))
        return errors
    }

    private static func listErrors(of addresses: [String], at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        for (index, address) in addresses.enumerated() {
            if index == 0, address == "None" {
                if addresses.count > 1 {
                    errors.add(.invalid, at: path, "\"None\" excludes addresses; keep either of them")
                }
            } else {
                errors.add(FormatRules.problems(inIPAddress: address), at: path.index(index))
            }
        }
        return errors
    }
}
