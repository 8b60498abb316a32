// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension EndpointSlice: Validatable {
    private static let greatestEndpointCount = 1000
    private static let greatestPortCount = 20_000

    /// Returns the reasons for which the API server would refuse the slice as it stands.
    public func validationErrorsAsStored() -> [ValidationError] {
        var errors = metadata.validationErrors(at: "metadata")
        errors.requireKnown(addressType, at: "addressType")
        errors += endpointErrors(at: "endpoints")
        return errors + portErrors(at: "ports")
    }

    private func endpointErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        let endpoints = endpoints ?? []
        guard errors.allow(endpoints.count, "endpoints", atMost: Self.greatestEndpointCount, at: path) else {
            return errors
        }
        for (index, endpoint) in endpoints.enumerated() {
            errors += endpoint.validationErrors(at: path.index(index), addressType: addressType)
        }
        return errors
    }

    private func portErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        let ports = ports ?? []
        guard errors.allow(ports.count, "ports", atMost: Self.greatestPortCount, at: path) else { return errors }
        var names: Set<String> = []
        for (index, port) in ports.enumerated() {
            let path = path.index(index)
            let name = port.name ?? ""
            if !name.isEmpty { errors.add(FormatRules.problems(inDNSLabel: name), at: path.field("name")) }
            if !names.insert(name).inserted {
                let sentence = "another port is named \(name.quotedForMessages), too; give each its own name"
                errors.add(.duplicate, at: path.field("name"), sentence)
            }
            errors.requireKnown(port.protocol, at: path.field("protocol"))
            if let appProtocol = port.appProtocol {
                errors.add(FormatRules.problems(inQualifiedName: appProtocol), at: path.field("appProtocol"))
            }
        }
        return errors
    }
}

extension Endpoint {
    private static let greatestAddressCount = 100
    private static let greatestTopologyCount = 16
    private static let greatestHintCount = 8

    fileprivate func validationErrors(at path: FieldPath, addressType: AddressType) -> [ValidationError] {
        var errors: [ValidationError] = []
        let addressPath = path.field("addresses")
        if addresses.isEmpty { errors.append(.missing("an address", at: addressPath)) }
        errors.allow(addresses.count, "addresses", atMost: Self.greatestAddressCount, at: addressPath)
        for (index, address) in addresses.enumerated() {
            errors.add(Self.problems(in: address, ofType: addressType), at: addressPath.index(index))
        }
        if let nodeName { errors.add(FormatRules.problems(inDNSSubdomain: nodeName), at: path.field("nodeName")) }
        let topology = deprecatedTopology ?? [:]
        let topologyPath = path.field("deprecatedTopology")
        errors.allow(topology.count, "labels", atMost: Self.greatestTopologyCount, at: topologyPath)
        errors += topology.labelErrors(at: topologyPath)
        if let hostname { errors.add(FormatRules.problems(inDNSLabel: hostname), at: path.field("hostname")) }
        let hintPath = path.field("hints")
        let zones = (hints?.forZones ?? []).map(\.name)
        errors += Self.hintErrors(zones, at: hintPath.field("forZones")) { FormatRules.problems(inLabelValue: $0) }
        let nodes = (hints?.forNodes ?? []).map(\.name)
        errors += Self.hintErrors(nodes, at: hintPath.field("forNodes")) { FormatRules.problems(inDNSSubdomain: $0) }
        return errors
    }

    private static func problems(in address: String, ofType type: AddressType) -> [String] {
        guard type == .ipv4 || type == .ipv6 else {
            return type == .fqdn ? problems(inHost: address) : []
        }
        let problems = FormatRules.problems(inIPAddress: address)
        guard problems.isEmpty else { return problems }
        if IPAddress(address)?.isVersion6 != (type == .ipv6) {
            return ["\(address.quotedForMessages) is not of the slice's addressType; use an \(type) address"]
        }
        return FormatRules.problems(inEndpointAddress: address)
    }

    /// What is wrong with a host name of at least two labels, which may end with a point.
    private static func problems(inHost text: String) -> [String] {
        let isRooted = text.utf8.last == UInt8(ascii: ".")
        let name = isRooted ? String(decoding: text.utf8.dropLast(), as: UTF8.self) : text
        let problems = FormatRules.problems(inDNSSubdomain: name)
        if problems.isEmpty, !name.utf8.contains(UInt8(ascii: ".")) {
            return ["\(text.quotedForMessages) has no domain; use a name such as \"db.example.com\""]
        }
        return problems
    }

    private static func hintErrors(
        _ names: [String],
        at path: FieldPath,
        format: (String) -> [String]
    ) -> [ValidationError] {
        var errors: [ValidationError] = []
        guard errors.allow(names.count, "hints", atMost: greatestHintCount, at: path) else { return errors }
        var seen: Set<String> = []
        for (index, name) in names.enumerated() {
            let path = path.index(index).field("name")
            if !seen.insert(name).inserted {
                errors.add(.duplicate, at: path, "\(name.quotedForMessages) is there already; remove one of the two")
            }
            errors.add(format(name), at: path)
        }
        return errors
    }
}

extension [ValidationError] {
    /// Adds an error where a list is too long.
    ///
    /// - Returns: Whether it is not.
    @discardableResult
    fileprivate mutating func allow(_ count: Int, _ noun: String, atMost limit: Int, at path: FieldPath) -> Bool {
        guard count > limit else { return true }
        add(.tooMany, at: path, "there are \(count) \(noun); at most \(limit) are allowed")
        return false
    }
}
