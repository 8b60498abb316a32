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

    /// Reads `1.34`, `v1.34.2` or `1.34+`, as servers report themselves; nil where the text is anything else.
    public init?(parsing text: String) {
        let numbers = text.drop { $0 == "v" }.split(separator: ".", omittingEmptySubsequences: false)
        guard numbers.count >= 2, let major = Int(numbers[0]), major >= 0,
            let minor = Int(numbers[1].prefix { $0.isNumber })
        else { return nil }
        self.init(major: major, minor: minor)
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
