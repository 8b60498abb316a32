// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
import ModelTestSupport
import TestSupport
import Testing
import YAMLCodec

struct YAMLEncoderTests {
    private let web = Deployment(
        metadata: ObjectMeta(name: "web", labels: ["tier": "front", "app": "web"]),
        spec: DeploymentSpec(
            replicas: 3,
            selector: LabelSelector(matchLabels: ["app": "web"]),
            template: PodTemplateSpec(
                metadata: ObjectMeta(labels: ["app": "web"]),
                spec: PodSpec(
                    volumes: [Volume(name: "cache", emptyDir: EmptyDirVolumeSource())],
                    containers: [
                        Container(
                            name: "web",
                            image: "nginx:1.27",
                            args: ["--port", "8080"],
                            ports: [ContainerPort(containerPort: 8080)],
                            env: [EnvVar(name: "FLAG", value: "on")]
                        )
                    ],
                    terminationGracePeriodSeconds: 90
                )
            )
        )
    )

    @Test func `a Deployment is written as people write manifests`() throws {
        #expect(
            try YAMLEncoder().encode(web) == """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: web
                  labels:
                    app: web
                    tier: front
                spec:
                  replicas: 3
                  selector:
                    matchLabels:
                      app: web
                  template:
                    metadata:
                      labels:
                        app: web
                    spec:
                      volumes:
                      - name: cache
                        emptyDir: {}
                      containers:
                      - name: web
                        image: nginx:1.27
                        args:
                        - --port
                        - "8080"
                        ports:
                        - containerPort: 8080
                        env:
                        - name: FLAG
                          value: "on"
                      terminationGracePeriodSeconds: 90

                """
        )
    }

    @Test func `lists can be indented`() throws {
        let encoder = YAMLEncoder(indentsSequences: true)
        #expect(
            try encoder.encode(["list": [["a", "b"], []], "text": [["one\ntwo"]]]) == """
                list:
                  - - a
                    - b
                  - []
                text:
                  - - |-
                      one
                      two

                """
        )
    }

    @Test func `keys can be sorted`() throws {
        let text = try YAMLEncoder(keyOrder: .sorted).encode(Container(name: "web", image: "nginx", args: ["a"]))
        #expect(text == "args:\n- a\nimage: nginx\nname: web\n")
    }

    @Test func `a stream has a separator between its documents`() throws {
        let service = Service(metadata: ObjectMeta(name: "web"), spec: ServiceSpec(selector: ["app": "web"]))
        let text = try YAMLEncoder().encode(documents: [service, ["a": 1], "text"])
        #expect(
            text == """
                apiVersion: v1
                kind: Service
                metadata:
                  name: web
                spec:
                  selector:
                    app: web
                ---
                a: 1
                ---
                text

                """
        )
    }

    @Test func `an empty stream is empty`() throws {
        #expect(try YAMLEncoder().encode(documents: []) == "")
    }

    @Test func `comments stand above the fields at their paths`() throws {
        let encoder = YAMLEncoder(comments: [
            .root: "Written by a plan.",
            "spec.replicas": "two lines,\nof which this is one",
            "spec.template.spec.containers[0]": "the server",
            "spec.template.spec.containers[0].name": "its name",
            "spec.template.spec.containers[0].args[1]": "the port",
            "metadata.labels[tier]": "",
            "spec.paused": "never written, because the field is absent",
        ])
        var web = web
        web.spec.template.spec.volumes = nil
        web.spec.template.spec.containers[0].env = nil
        #expect(
            try encoder.encode(web) == """
                # Written by a plan.
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: web
                  labels:
                    app: web
                    #
                    tier: front
                spec:
                  # two lines,
                  # of which this is one
                  replicas: 3
                  selector:
                    matchLabels:
                      app: web
                  template:
                    metadata:
                      labels:
                        app: web
                    spec:
                      containers:
                      # the server
                      - # its name
                        name: web
                        image: nginx:1.27
                        args:
                        - --port
                        # the port
                        - "8080"
                        ports:
                        - containerPort: 8080
                      terminationGracePeriodSeconds: 90

                """
        )
    }

    @Test(arguments: ["\n", "\r", "\r\n", "\u{85}", "\u{2028}", "\u{2029}", "\u{b}", "\u{c}"])
    func `no text of a comment becomes content`(lineEnd: String) throws {
        let encoder = YAMLEncoder(comments: ["a": "harmless\(lineEnd)b: injected"])
        let lines = try encoder.encode(["a": 1]).split(separator: "\n")
        #expect(lines.last == "a: 1")
        #expect(lines.dropLast().allSatisfy { $0.hasPrefix("#") })
    }

    @Test func `a key too long for a simple key is written behind a question mark`() throws {
        let key = String(repeating: "k", count: 1001)
        #expect(try YAMLEncoder().encode([key: ["a": 1]]) == "? \(key)\n: a: 1\n")
        #expect(try YAMLEncoder().encode([String(key.dropLast()): 1]) == "\(key.dropLast()): 1\n")
    }

    @Test func `a literal block in a list is indented against its dash`() throws {
        #expect(
            try YAMLEncoder().encode(["args": ["  a\nb\n"]]) == """
                args:
                - |2
                    a
                  b

                """
        )
    }

    @Test func `whatever a map holds, it is the same text in another place, indented`() throws {
        var random = SeededGenerator(seed: 21)
        for _ in 0..<5000 {
            let texts = [HostileText.random(using: &random), HostileText.randomLines(using: &random)]
            let map = [HostileText.random(using: &random): texts]
            let text = try YAMLEncoder().encode(map)
            let indented = indented(text)
            let nested = try YAMLEncoder().encode(["outer": map])
            #expect(nested.utf8.elementsEqual(("outer:\n" + indented).utf8), "written as \(nested)")
            let listed = try YAMLEncoder().encode([map])
            #expect(listed.utf8.elementsEqual(("-" + indented.dropFirst()).utf8), "written as \(listed)")
        }
    }

    @Test func `explicit nulls stay, absent values are left out`() throws {
        struct Patch: Encodable {
            var removed: Int??
            var absent: Int?
        }
        #expect(try YAMLEncoder().encode(Patch(removed: .some(nil), absent: nil)) == "removed: null\n")
        #expect(try YAMLEncoder().encode(Patch()) == "{}\n")
        #expect(try YAMLEncoder().encode([1, nil]) == "- 1\n- null\n")
        #expect(try YAMLEncoder().encode(Int?.none) == "null\n")
    }

    @Test func `numbers keep their shortest exact form`() throws {
        let numbers = [0.1, 1e100, .leastNonzeroMagnitude, 3]
        #expect(try YAMLEncoder().encode(numbers) == "- 0.1\n- 1.0e+100\n- 5.0e-324\n- 3.0\n")
        #expect(try YAMLEncoder().encode([Float(0.1), 16_777_216]) == "- 0.1\n- 16777216.0\n")
        #expect(try YAMLEncoder().encode([UInt64.max]) == "- 18446744073709551615\n")
        #expect(try YAMLEncoder().encode([Int8.min]) == "- -128\n")
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `numbers that JSON cannot carry are errors with their place`(value: Double) throws {
        let error = try #require(throws: EncodingError.self) { try YAMLEncoder().encode(["a": [value]]) }
        guard case .invalidValue(_, let context) = error else {
            Issue.record("unexpected \(error)")
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["a", "Index 0"])
        let words = "has no form that Kubernetes reads: numbers in manifests are finite"
        #expect(context.debugDescription == "\(value) \(words)")
    }

    @Test func `the path through Encodable gives the same text as the direct one`() throws {
        struct Wrapper: Encodable {
            let value: any FieldValue

            func encode(to encoder: any Encoder) throws { try value.encode(to: encoder) }
        }
        for (name, type) in AllModels.definitions {
            var filler = ModelFiller(DistinctLeaves())
            let value = filler.value(type) as any FieldValue
            #expect(try YAMLEncoder().encode(Wrapper(value: value)) == YAMLEncoder().encode(value), "\(name)")
        }
    }

    @Test func `classes, nested containers and super encoders are written`() throws {
        #expect(
            try YAMLEncoder().encode(Child()) == """
                own: 1
                super:
                  inherited:
                  - a: true
                  - - 2
                    - null

                """
        )
    }

    @Test func `a key that is encoded twice keeps its place and its last value`() throws {
        struct Twice: Encodable {
            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: FieldKey.self)
                try container.encode(1, forKey: "a")
                try container.encode(2, forKey: "b")
                try container.encode(3, forKey: "a")
            }
        }
        #expect(try YAMLEncoder().encode(Twice()) == "a: 3\nb: 2\n")
    }

    @Test func `types find the user information that the encoder was given`() throws {
        let key = try #require(CodingUserInfoKey(rawValue: "greeting"))
        struct Greeting: Encodable {
            let key: CodingUserInfoKey

            func encode(to encoder: any Encoder) throws {
                var container = encoder.singleValueContainer()
                try container.encode(encoder.userInfo[key] as? String ?? "none")
            }
        }
        #expect(try YAMLEncoder(userInfo: [key: "hello"]).encode(Greeting(key: key)) == "hello\n")
    }

    /// The text with two spaces before each line that is not empty.
    private func indented(_ text: String) -> String {
        // Bytes, because a combining character at the start of a line would hide the line feed before it.
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        return lines.map { $0.isEmpty ? "" : "  " + String(decoding: $0, as: UTF8.self) }.joined(separator: "\n")
    }
}

private class Parent: Encodable {
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: FieldKey.self)
        var list = container.nestedUnkeyedContainer(forKey: "inherited")
        var map = list.nestedContainer(keyedBy: FieldKey.self)
        try map.encode(true, forKey: "a")
        var inner = list.nestedUnkeyedContainer()
        try inner.encode(2)
        try inner.encodeNil()
    }
}

private final class Child: Parent {
    override func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: FieldKey.self)
        try container.encode(1, forKey: "own")
        try super.encode(to: container.superEncoder())
    }
}
