// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TestSupport
import Testing

struct ImageReferenceTests {
    static let digest = "sha256:" + String(repeating: "0a", count: 32)

    @Test(arguments: [
        ("nginx", "docker.io", "library/nginx", nil, nil),
        ("nginx:1.27", "docker.io", "library/nginx", "1.27", nil),
        ("library/nginx", "docker.io", "library/nginx", nil, nil),
        ("shop/web:latest", "docker.io", "shop/web", "latest", nil),
        ("docker.io/nginx", "docker.io", "library/nginx", nil, nil),
        ("index.docker.io/nginx", "docker.io", "library/nginx", nil, nil),
        ("localhost/web", "localhost", "web", nil, nil),
        ("localhost:5000/web:1", "localhost:5000", "web", "1", nil),
        ("localhost:5000", "docker.io", "library/localhost", "5000", nil),
        (
            "registry.example.com/a/b_c/d__e/f-----g:v1.0_x-y", "registry.example.com", "a/b_c/d__e/f-----g",
            "v1.0_x-y", nil
        ),
        ("Registry/web", "Registry", "web", nil, nil),
        ("a_b.c/web", "a_b.c", "web", nil, nil),
        ("[2001:db8::1]:5000/web", "[2001:db8::1]:5000", "web", nil, nil),
        ("nginx@\(digest)", "docker.io", "library/nginx", nil, digest),
        ("nginx:1@\(digest)", "docker.io", "library/nginx", "1", digest),
    ])
    func `a reference is taken apart`(text: String, domain: String, path: String, tag: String?, digest: String?) {
        let reference = ImageReference(parsing: text)
        #expect(reference?.domain == domain)
        #expect(reference?.path == path)
        #expect(reference?.tag == tag)
        #expect(reference?.digest == digest)
    }

    @Test(arguments: [
        "", " nginx", "nginx ", "Nginx", "Nginx:latest", "shop/Web", "nginx:", "nginx:-1", "nginx:1:2", "nginx@", ":1",
        "/nginx", "nginx/", "a//b", "a..b", "a___b", "_a", "a_", "a.-b", "http://example.com/web", "example.com:x/web",
        "example..com:1/web", "-example.com/web", "[::1]x/web", "[]/web", "[::g]/web", "n\u{e9}o", "\u{e9}.com/web",
        "nginx@sha256:0a", "nginx@md5:\(String(repeating: "0", count: 32))",
        "nginx@\(digest.uppercased())", "nginx@sha256:\(String(repeating: "0A", count: 32))",
        String(repeating: "0a", count: 32),
        "nginx:" + String(repeating: "a", count: 129),
        "shop/" + String(repeating: "a", count: 251),
    ])
    func `a malformed reference is none`(text: String) {
        #expect(ImageReference(parsing: text) == nil)
    }

    @Test func `lengths at the limit are accepted`() {
        #expect(ImageReference(parsing: "nginx:" + String(repeating: "a", count: 128)) != nil)
        #expect(ImageReference(parsing: "shop/" + String(repeating: "a", count: 250)) != nil)
    }

    @Test func `references agree with the grammar as a regular expression`() throws {
        var generator = SeededGenerator(seed: 11)
        let pieces = ["a", "B", "0", ".", "_", "-", "/", ":", "@", "[", "]", "__", "localhost", "docker.io", "latest"]
        var accepted = 0
        for _ in 0..<1500 {
            let count = Int.random(in: 1...7, using: &generator)
            let text = (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
            let expected = try Self.isReference(text)
            #expect((ImageReference(parsing: text) != nil) == expected, "\(text)")
            accepted += expected ? 1 : 0
        }
        #expect(accepted > 50)
    }

    /// The definition, step by step, for references without a digest.
    private static func isReference(_ text: String) throws -> Bool {
        let component = "[a-z0-9]+(?:(?:[._]|__|[-]+)[a-z0-9]+)*"
        let host = "(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])"
        let domain = #"(?:\#(host)(?:\.\#(host))*|\[[a-fA-F0-9:]+\])(?::[0-9]+)?"#
        let name = "(?:\(domain)/)?\(component)(?:/\(component))*"
        let reference = try Regex(#"\#(name)(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?"#)

        let first = text.prefix { $0 != "/" }
        let hasHost =
            first.count < text.count
            && (first.contains(".") || first.contains(":") || first == "localhost" || first.lowercased() != first)
        return try reference.wholeMatch(in: hasHost ? text : "docker.io/" + text) != nil
    }
}
