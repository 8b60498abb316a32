// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding

extension [ContainerPort] {
    /// Returns the reasons for which the API server would refuse the ports of a container.
    ///
    /// Defaults are not applied: a protocol that is absent counts as missing, as it does for the server, which sets it
    /// before it validates. The path is that of the list, such as `spec.containers[0].ports`.
    public func validationErrors(at path: FieldPath = .root) -> [ValidationError] {
        var errors: [ValidationError] = []
        var names: Set<String> = []
        for (index, port) in enumerated() {
            errors += port.validationErrors(at: path.index(index), names: &names)
        }
        return errors
    }
}

extension ContainerPort {
    /// Adds the port's name to those of the ports before it where it is valid.
    fileprivate func validationErrors(at path: FieldPath, names: inout Set<String>) -> [ValidationError] {
        nameErrors(at: path.field("name"), names: &names)
            + numberErrors(at: path)
            + protocolErrors(at: path.field("protocol"))
    }

    private func nameErrors(at path: FieldPath, names: inout Set<String>) -> [ValidationError] {
        guard let name, !name.isEmpty else { return [] }
        let problems = FormatRules.problems(inPortName: name)
        if problems.isEmpty, !names.insert(name).inserted {
            let sentence = "another port is named \"\(name)\", too; give each port of a container a name of its own"
            return [ValidationError(path: path, reason: .duplicate, sentence: sentence)]
        }
        return problems.map { ValidationError(path: path, reason: .invalid, sentence: $0) }
    }

    private func numberErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        if containerPort == 0 {
            let sentence = "the port is missing; use a number from 1 to 65535, such as 8080"
            errors.append(ValidationError(path: path.field("containerPort"), reason: .required, sentence: sentence))
        } else {
            errors += FormatRules.problems(inPort: containerPort).map {
                ValidationError(path: path.field("containerPort"), reason: .invalid, sentence: $0)
            }
        }
        if let hostPort, hostPort != 0 {
            errors += FormatRules.problems(inPort: hostPort).map {
                ValidationError(path: path.field("hostPort"), reason: .invalid, sentence: $0)
            }
        }
        return errors
    }

    private func protocolErrors(at path: FieldPath) -> [ValidationError] {
        let known = TransportProtocol.allKnown.map { "\"\($0)\"" }.joined(separator: ", ")
        guard let name = self.protocol, !name.rawValue.isEmpty else {
            let sentence = "the protocol is missing; use one of \(known)"
            return [ValidationError(path: path, reason: .required, sentence: sentence)]
        }
        guard !name.isKnown else { return [] }
        let sentence = "\(name.rawValue.quotedForMessages) is not a protocol that ports have; use one of \(known)"
        return [ValidationError(path: path, reason: .notSupported, sentence: sentence)]
    }
}
