// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The name of a container image, taken apart: `registry:port/path:tag@digest`.
///
/// The grammar is that of github.com/distribution/reference, in the form in which the API server uses it: a name
/// without a registry is one of `docker.io`, and a bare name is one of its `library`.
package struct ImageReference: Hashable, Sendable {
    /// The registry, such as `docker.io` or `localhost:5000`.
    package let domain: String
    /// The name in the registry, such as `library/nginx`.
    package let path: String
    /// The tag, or nil where the reference has none.
    package let tag: String?
    /// The digest with its algorithm, `sha256:...`, or nil where the reference has none.
    package let digest: String?

    /// Reads a reference; nil where the text is none.
    package init?(parsing text: String) {
        // The name of an image and the identifier of one must not be mistaken for each other.
        guard !Self.isIdentifier(text) else { return nil }
        let (domain, remainder) = Self.splitDomain(text)
        let (tagged, digest) = remainder.splitOnce(at: "@")
        let (path, tag) = tagged.splitOnce(at: ":")
        guard path.utf8.count <= 255, Self.isName(domain: domain, path: path), tag.map(Self.isTag) ?? true,
            digest.map(Self.isDigest) ?? true
        else { return nil }
        self.domain = String(domain)
        self.path = String(path)
        self.tag = tag.map(String.init)
        self.digest = digest.map(String.init)
    }

    /// The text before the first slash is a registry when it looks like a host: with a point, a port or capitals.
    private static func splitDomain(_ text: String) -> (domain: Substring, remainder: Substring) {
        let (first, rest) = text[...].splitOnce(at: "/")
        let looksLikeHost =
            first == "localhost" || first.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") }
            || first.utf8.contains(where: \.isUppercase)
        var domain: Substring = "docker.io"
        var remainder = text[...]
        if let rest, looksLikeHost { (domain, remainder) = (first == "index.docker.io" ? "docker.io" : first, rest) }
        if domain == "docker.io", !remainder.utf8.contains(UInt8(ascii: "/")) { remainder = "library/" + remainder }
        return (domain, remainder)
    }

    /// A first part that is no host may still be the first component of a path.
    private static func isName(domain: Substring, path: Substring) -> Bool {
        (isHostWithPort(domain) || isPathComponent(domain))
            && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy(isPathComponent)
    }

    private static func isHostWithPort(_ text: Substring) -> Bool {
        if text.utf8.first == UInt8(ascii: "[") {
            let (address, rest) = text.dropFirst().splitOnce(at: "]")
            guard let rest, !address.isEmpty, address.utf8.allSatisfy({ $0.isHexDigit || $0 == UInt8(ascii: ":") })
            else { return false }
            return rest.isEmpty || rest.utf8.first == UInt8(ascii: ":") && isPort(rest.dropFirst())
        }
        let (host, port) = text.splitOnce(at: ":")
        return (port.map(isPort) ?? true)
            && host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy(isHostComponent)
    }

    private static func isPort(_ text: Substring) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy(\.isDigit)
    }

    private static func isHostComponent(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last else { return false }
        return first.isAlphanumeric && last.isAlphanumeric
            && text.utf8.allSatisfy { $0.isAlphanumeric || $0.isHyphen }
    }

    /// Lower-case letters and digits, parted by one point, one or two underscores, or hyphens.
    private static func isPathComponent(_ text: Substring) -> Bool {
        let isWord = { (byte: UInt8) in byte.isLowercase || byte.isDigit }
        guard let first = text.utf8.first, let last = text.utf8.last, isWord(first), isWord(last) else { return false }
        return text.utf8.split(whereSeparator: isWord).allSatisfy { separator in
            [".", "_", "__"].contains { separator.elementsEqual($0.utf8) } || separator.allSatisfy(\.isHyphen)
        }
    }

    private static func isTag(_ text: Substring) -> Bool {
        let isWord = { (byte: UInt8) in byte.isAlphanumeric || byte == UInt8(ascii: "_") }
        guard let first = text.utf8.first, isWord(first), text.utf8.count <= 128 else { return false }
        return text.utf8.allSatisfy { isWord($0) || $0 == UInt8(ascii: ".") || $0.isHyphen }
    }

    private static func isDigest(_ text: Substring) -> Bool {
        let (algorithm, digits) = text.splitOnce(at: ":")
        let lengths = ["sha256": 64, "sha384": 96, "sha512": 128]
        guard let digits, digits.utf8.count == lengths[String(algorithm)] else { return false }
        return digits.utf8.allSatisfy { $0.isHexDigit && !$0.isUppercase }
    }

    private static func isIdentifier(_ text: String) -> Bool {
        text.utf8.count == 64 && text.utf8.allSatisfy { $0.isHexDigit && !$0.isUppercase }
    }
}

extension Substring {
    /// The texts before and behind the first separator; nil behind where there is none.
    fileprivate func splitOnce(at separator: Unicode.Scalar) -> (Substring, Substring?) {
        guard let index = unicodeScalars.firstIndex(of: separator) else { return (self, nil) }
        return (self[..<index], self[unicodeScalars.index(after: index)...])
    }
}
