// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import ModelTestSupport
import SourceText
import TestSupport
import Testing
import YAMLCodec

struct YAMLDecoderTests {
    private struct Server: Codable, Equatable {
        var name: String
        var port: UInt16
        var weights: [Double]?
        var tags: [String: Bool]
        var next: [Server]?
    }

    private func problems(_ body: () throws -> some Any) throws -> [YAMLDecodingError.Problem] {
        try #require(throws: YAMLDecodingError.self, performing: body).problems
    }

    // MARK: - Models

    @Test(arguments: AllModels.definitions.indices)
    func `every model comes back with every field, also in strict mode`(index: Int) throws {
        try expectRoundTrip(AllModels.definitions[index].type)
    }

    private func expectRoundTrip<Value: FieldValue>(_ type: Value.Type) throws {
        var filler = ModelFiller(DistinctLeaves())
        let value = filler.value(type)
        let text = try YAMLEncoder().encode(value)
        for schema in [YAMLSchema.core, .kubernetes] {
            #expect(try YAMLDecoder(schema: schema, isStrict: true).decode(type, from: text) == value)
        }
    }

    @Test func `a manifest is read as its kind`() throws {
        let text = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: web}
            spec:
              replicas: 0x3
              selector: {matchLabels: &labels {app: web}}
              template:
                metadata: {labels: *labels}
                spec:
                  containers:
                  - {name: web, ports: [{containerPort: 80}]}
                  terminationGracePeriodSeconds: ~
            """
        let deployment = try YAMLDecoder().decode(Deployment.self, from: text)
        #expect(deployment.spec.replicas == 3)
        #expect(deployment.spec.template.metadata.labels == ["app": "web"])
        #expect(deployment.spec.template.spec.containers[0].ports?[0].containerPort == 80)
        #expect(deployment.spec.template.spec.terminationGracePeriodSeconds == nil)
        let resource = try YAMLDecoder().decode(AnyResource.self, from: text)
        #expect(resource.as(Deployment.self) == deployment)
        let other = try YAMLDecoder().decode(
            AnyResource.self,
            from: "apiVersion: example.com/v1\nkind: Shop\nopen: yes\n"
        )
        #expect(other.untyped?.object["open"] == "yes")
    }

    @Test func `all mistakes of a model are told together, each with its place and path`() throws {
        let text = """
            kind: Deployment
            spec:
              replicas: three
              template:
                spec:
                  containers:
                  - image: 1.27
                    lifecycle:
                      preStopHook: {}
                  terminationGracePeriodSeconds: 1.5
            """
        let problems = try problems {
            try YAMLDecoder(isStrict: true).decode(Deployment.self, from: text, name: "web.yaml")
        }
        #expect(
            problems.map(\.path.description) == [
                "spec", "spec.replicas", "spec.template.spec.containers[0]", "spec.template.spec.containers[0].image",
                "spec.template.spec.containers[0].lifecycle.preStopHook",
                "spec.template.spec.terminationGracePeriodSeconds",
            ]
        )
        #expect(
            problems.map(\.code) == [.missingField, .wrongType, .missingField, .wrongType, .unknownField, .wrongType]
        )
        #expect(
            problems.map(\.description).joined(separator: "\n") == """
                web.yaml:3:3: error: the field "selector" is missing
                 3 |   replicas: three
                   |   ^~~~~~~~~~~~~~~
                web.yaml:3:13: error: expected a whole number, found a text
                 3 |   replicas: three
                   |             ^~~~~
                web.yaml:7:9: error: the field "name" is missing
                 7 |       - image: 1.27
                   |         ^~~~~~~~~~~
                web.yaml:7:16: error: expected a text, found the number 1.27
                 7 |       - image: 1.27
                   |                ^~~~
                hint: put it in quotes
                web.yaml:9:11: error: unknown field "preStopHook"
                 9 |           preStopHook: {}
                   |           ^~~~~~~~~~~
                hint: did you mean "preStop"?
                web.yaml:10:38: error: expected a whole number, found the number 1.5
                 10 |       terminationGracePeriodSeconds: 1.5
                    |                                      ^~~
                """
        )
    }

    @Test func `values that are invalid say so in their own words`() throws {
        let memory = try problems {
            try YAMLDecoder().decode([String: Quantity].self, from: "cpu: 1\nmemory: 1 GB\n")
        }
        #expect(memory[0].code == .invalidValue)
        #expect(memory[0].path == "memory")
        #expect(memory[0].diagnostic.message.hasPrefix("quantity \"1 GB\": expected an exponent such as e3"))
        let time = try problems { try YAMLDecoder().decode([Timestamp].self, from: "- 2024-06-01T12:00:00Z\n- noon\n") }
        #expect(time[0].path == "[1]")
        let kind = try problems { try YAMLDecoder().decode(Service.self, from: "kind: Pod\nspec: {}\n") }
        #expect(kind[0].diagnostic.message == "kind is \"Pod\", expected \"Service\"")
        let template = try problems { try YAMLDecoder().decode([String].self, from: "- {{ .Values.name }}\n") }
        #expect(template[0].hint == "a template that has not been rendered is no value; render it first")
    }

    // MARK: - Any Decodable

    @Test func `any Decodable is read through its own coding`() throws {
        let text = """
            name: "1"
            port: 65535
            weights: [1, 0.5, .inf]
            tags: {a: true, b: False}
            next:
            - {name: x, port: 0o17, tags: {}}
            """
        let server = try YAMLDecoder().decode(Server.self, from: text)
        #expect(server.name == "1")
        #expect(server.weights == [1, 0.5, .infinity])
        #expect(server.tags == ["a": true, "b": false])
        #expect(server.next == [Server(name: "x", port: 15, tags: [:])])
        #expect(try YAMLDecoder().decode(Server.self, from: YAMLEncoder().encode(server.next?[0])) == server.next?[0])
        #expect(try YAMLDecoder().decodeAll(Int.self, from: "1\n--- 2\n") == [1, 2])
        #expect(try YAMLDecoder().decode(UInt64.self, from: "18446744073709551615") == .max)
        #expect(try YAMLDecoder().decode(Int?.self, from: "") == nil)
    }

    @Test(arguments: [
        ("name: a\nport: 70000\ntags: {}\n", "port", "expected a whole number from 0 to 65535, found 70000", "2:7"),
        ("name: a\nport: 1\n", "", "the field \"tags\" is missing", "1:1"),
        ("name: [a]\nport: 1\ntags: {}\n", "name", "expected a text, found a list", "1:7"),
        (
            "name: a\nport: 1\ntags: {}\nnext: [{name: 1.5}]\n", "next[0].name",
            "expected a text, found the number 1.5", "4:15"
        ),
        ("- a\n", "", "expected a map, found a list", "1:1"),
    ])
    func `a mistake of any Decodable has its path and place`(
        text: String,
        path: String,
        message: String,
        place: String
    ) throws {
        let problems = try problems { try YAMLDecoder().decode(Server.self, from: text) }
        #expect(problems.map(\.path.description) == [path])
        #expect(problems[0].diagnostic.message == message)
        #expect("\(problems[0].diagnostic.location)" == place)
    }

    @Test func `strict decoding tells the fields that no type asked for`() throws {
        let text = "name: a\nprot: 2\nport: 1\ntags: {x: true}\nnext: [{name: b, port: 1, tags: {}, extra: 1}]\n"
        #expect(try YAMLDecoder().decode(Server.self, from: text).port == 1)
        let problems = try problems { try YAMLDecoder(isStrict: true).decode(Server.self, from: text) }
        #expect(problems.map(\.path.description) == ["prot", "next[0].extra"])
        #expect(problems.map(\.hint) == ["did you mean \"port\"?", nil])
    }

    @Test func `any Decodable finds its entries in a large map`() throws {
        let text = (0..<100).map { "k\($0): {name: n\($0), port: \($0), tags: {}}\n" }.joined()
        let servers = try YAMLDecoder(isStrict: true).decode([String: Server].self, from: text)
        #expect(servers.count == 100)
        #expect(servers.allSatisfy { $0.value == Server(name: "n\($0.value.port)", port: $0.value.port, tags: [:]) })
        #expect(servers.allSatisfy { $0.key == "k\($0.value.port)" })

        let large = text + "name: a\nport: 1\ntags: {}\n"
        #expect(try YAMLDecoder().decode(Server.self, from: large) == Server(name: "a", port: 1, tags: [:]))
        let missing = try problems { try YAMLDecoder().decode(Server.self, from: text) }
        #expect(missing.map(\.diagnostic.message) == ["the field \"name\" is missing"])
        let unknown = try problems { try YAMLDecoder(isStrict: true).decode(Server.self, from: large) }
        #expect(unknown.count == 100)
        #expect(unknown[0].diagnostic.message == "unknown field \"k0\"")
    }

    @Test func `a mistake behind an alias has the path of what the alias stands for`() throws {
        let text = "ports:\n- &a {port: eighty}\n- &b {port: ninety}\nspec:\n  ports: [*b, *a, *b]\n"
        let problems = try problems { try YAMLDecoder().decode(Service.self, from: text) }
        #expect(problems.map(\.path) == ["ports[0].port", "ports[1].port", "ports[1].port"])
        #expect(problems.map { "\($0.diagnostic.location)" } == ["2:13", "3:13", "3:13"])
    }

    @Test func `a value nested too deep is a mistake`() throws {
        let text = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
        let problems = try problems { try YAMLDecoder().decode(JSONValue.self, from: text) }
        #expect(problems[0].code == .tooDeep)
    }

    // MARK: - Merge keys

    @Test func `merge keys put maps together in kubectl's schema only`() throws {
        let text = """
            base: &base {a: 1, b: 1}
            other: &other {<<: *base, b: 2, c: 2}
            one: &one {<<: *base, a: 3}
            two: {b: 3, <<: [*other, *base]}
            three: {<<: [{c: 4}, *one, *other]}
            """
        let merged = try YAMLDecoder(schema: .kubernetes).decode([String: [String: Int]].self, from: text)
        #expect(merged["other"] == ["a": 1, "b": 2, "c": 2])
        #expect(merged["one"] == ["a": 3, "b": 1])
        #expect(merged["two"] == ["a": 1, "b": 3, "c": 2])
        #expect(merged["three"] == ["a": 3, "b": 2, "c": 4])
        let plain = try YAMLDecoder().decode([String: JSONValue].self, from: text)
        #expect(plain["one"]?["<<"]?["a"] == 1)
    }
}
