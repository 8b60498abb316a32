// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import Testing

struct ContainerPortValidationTests {
    @Test func `ports as the server stores them are accepted`() {
        let ports = [
            ContainerPort(name: "http", hostPort: 65_535, containerPort: 1, protocol: .tcp),
            ContainerPort(name: "dns", containerPort: 65_535, protocol: .udp),
            ContainerPort(name: "", hostPort: 0, containerPort: 80, protocol: .sctp),
            ContainerPort(containerPort: 80, protocol: .tcp),
        ]
        #expect(ports.validationErrors() == [])
    }

    @Test(arguments: [
        (
            ContainerPort(containerPort: 0, protocol: .tcp), "containerPort", ValidationError.Reason.required,
            "the port is missing; use a number from 1 to 65535, such as 8080"
        ),
        (
            ContainerPort(containerPort: 65_536, protocol: .tcp), "containerPort", .invalid,
            "65536 is not a port: use a number from 1 to 65535, such as 8080"
        ),
        (
            ContainerPort(hostPort: -1, containerPort: 80, protocol: .tcp), "hostPort", .invalid,
            "-1 is not a port: use a number from 1 to 65535, such as 8080"
        ),
        (
            ContainerPort(containerPort: 80), "protocol", .required,
            #"the protocol is missing; use one of "TCP", "UDP", "SCTP""#
        ),
        (
            ContainerPort(containerPort: 80, protocol: TransportProtocol("")), "protocol", .required,
            #"the protocol is missing; use one of "TCP", "UDP", "SCTP""#
        ),
        (
            ContainerPort(containerPort: 80, protocol: TransportProtocol("tcp")), "protocol", .notSupported,
            #""tcp" is not a protocol that ports have; use one of "TCP", "UDP", "SCTP""#
        ),
        (
            ContainerPort(name: "80", containerPort: 80, protocol: .tcp), "name", .invalid,
            """
            "80" is not a port name: it needs at least one letter from a to z; use lower-case letters, \
            digits and "-", such as "http"
            """
        ),
    ])
    func `a port with a mistake is refused`(
        port: ContainerPort,
        field: String,
        reason: ValidationError.Reason,
        sentence: String
    ) {
        let path: FieldPath = "spec.containers[0].ports"
        let error = ValidationError(path: path.index(0).field(field), reason: reason, sentence: sentence)
        #expect([port].validationErrors(at: path) == [error])
        #expect(error.description == "spec.containers[0].ports[0].\(field): \(sentence)")
    }

    @Test func `a name that is there twice is refused the second time`() {
        let ports = [80, 81, 82].map { ContainerPort(name: "http", containerPort: $0, protocol: .tcp) }
        let sentence = #"another port is named "http", too; give each port of a container a name of its own"#
        #expect(
            ports.validationErrors() == [
                ValidationError(path: "[1].name", reason: .duplicate, sentence: sentence),
                ValidationError(path: "[2].name", reason: .duplicate, sentence: sentence),
            ]
        )
    }

    @Test func `names that are refused are no duplicates`() {
        let ports = [80, 81].map { ContainerPort(name: "Http", containerPort: $0, protocol: .tcp) }
        #expect(ports.validationErrors().map(\.reason) == [.invalid, .invalid])
    }

    @Test func `all mistakes are told in the order of the ports`() {
        let ports = [ContainerPort(name: "--", hostPort: -1, containerPort: 0), ContainerPort(containerPort: -1)]
        #expect(
            ports.validationErrors().map { "\($0.path) \($0.reason)" } == [
                "[0].name FieldValueInvalid", "[0].name FieldValueInvalid", "[0].name FieldValueInvalid",
                "[0].containerPort FieldValueRequired", "[0].hostPort FieldValueInvalid",
                "[0].protocol FieldValueRequired", "[1].containerPort FieldValueInvalid",
                "[1].protocol FieldValueRequired",
            ]
        )
    }
}
