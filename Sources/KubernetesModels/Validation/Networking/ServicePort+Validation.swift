// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension [ServicePort] {
    /// The reasons for which the API server would refuse the ports of a Service one by one.
    func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        var names: Set<String> = []
        for (index, port) in enumerated() {
            let path = path.index(index)
            if let name = port.name, !name.isEmpty {
                errors.add(FormatRules.problems(inDNSLabel: name), at: path.field("name"))
                if !names.insert(name).inserted {
                    let sentence = "another port is named \(name.quotedForMessages), too; give each its own name"
                    errors.add(.duplicate, at: path.field("name"), sentence)
                }
            } else if count > 1 {
                let sentence = "the port needs a name, because there are others; use one such as \"http\""
                errors.add(.required, at: path.field("name"), sentence)
            }
            errors += port.validationErrors(at: path)
        }
        return errors
    }
}

extension ServicePort {
    fileprivate func validationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        errors.add(FormatRules.problems(inPort: port), at: path.field("port"))
        errors.requireKnown(self.protocol, at: path.field("protocol"))
        errors += (targetPort ?? 0).portErrors(at: path.field("targetPort"))
        if let appProtocol {
            errors.add(FormatRules.problems(inQualifiedName: appProtocol), at: path.field("appProtocol"))
        }
        return errors
    }
}

extension ServiceSpec {
    /// Errors for numbers of ports that the type of the Service does not have, or that are there twice.
    func numberErrors(at path: FieldPath) -> [ValidationError] {
        let ports = ports ?? []
        var errors: [ValidationError] = []
        for (index, port) in ports.enumerated() where type == .clusterIP && (port.nodePort ?? 0) != 0 {
            let sentence = "a Service of type \"ClusterIP\" has no port on nodes; remove it, or use type \"NodePort\""
            errors.add(.forbidden, at: path.index(index).field("nodePort"), sentence)
        }
        var nodePorts: Set<String> = []
        for (index, port) in ports.enumerated() {
            guard let number = port.nodePort, number != 0 else { continue }
            guard !nodePorts.insert("\(port.protocol?.rawValue ?? "")/\(number)").inserted else { continue }
            let sentence = "another port has \(number) on the nodes, too; use another number"
            errors.add(.duplicate, at: path.index(index).field("nodePort"), sentence)
        }
        var numbers: Set<String> = []
        for (index, port) in ports.enumerated() {
            guard !numbers.insert("\(port.protocol?.rawValue ?? "")/\(port.port)").inserted else { continue }
            let sentence = "another port has the number \(port.port) and the same protocol; use another number"
            errors.add(.duplicate, at: path.index(index), sentence)
        }
        return errors
    }
}
