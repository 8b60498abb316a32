// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A minor release of Kubernetes, such as 1.34.
public struct KubernetesVersion: Hashable, Comparable, Sendable {
    /// The major number.
    public let major: Int

    /// The minor number.
    public let minor: Int

    /// Creates a version.
    public init(major: Int, minor: Int) {
        self.major = major
        self.minor = minor
    }

    /// Reads `1.34`, `v1.34.2-eks-1` or `1.34+`, as servers report themselves; nil where the text is anything else.
    ///
    /// What stands behind the minor number, after a point, a plus sign or a hyphen, does not count.
    public init?(parsing text: String) {
        let bytes = Array(text.utf8)
        var rest = bytes.first == UInt8(ascii: "v") ? bytes.dropFirst() : bytes[...]
        guard let major = Self.takeNumber(&rest), rest.popFirst() == UInt8(ascii: "."),
            let minor = Self.takeNumber(&rest)
        else { return nil }
        if let separator = rest.first, !".+-".utf8.contains(separator) { return nil }
        self.init(major: major, minor: minor)
    }

    private static func takeNumber(_ rest: inout ArraySlice<UInt8>) -> Int? {
        let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        rest = rest.dropFirst(digits.count)
        return Int(String(decoding: digits, as: UTF8.self))
    }

    /// The release whose API the models describe.
    public static let latest = KubernetesVersion(major: 1, minor: 37)

    /// Whether the first version is the older one.
    public static func < (first: KubernetesVersion, second: KubernetesVersion) -> Bool {
        (first.major, first.minor) < (second.major, second.minor)
    }
}

extension KubernetesVersion: CustomStringConvertible {
    /// The version as people write it: `1.34`.
    public var description: String { "\(major).\(minor)" }
}
