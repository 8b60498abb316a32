// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import FieldCoding
import KubernetesModels

/// Where a setting comes from.
public struct SettingSource: Hashable, Sendable, CustomStringConvertible {
    /// The text.
    public let description: String
    /// Whether nobody has written the setting down.
    public let isDefault: Bool

    private init(_ description: String, isDefault: Bool) {
        self.description = description
        self.isDefault = isDefault
    }

    /// An annotation.
    public static func annotation(_ annotation: Annotation) -> Self {
        let object = annotation.object.isEmpty ? "" : annotation.object + ", "
        return Self("\(object)annotation \(annotation.key)", isDefault: false)
    }

    /// A field of an object, which is given as in `IngressClassParams alb`.
    public static func field(_ path: FieldPath, of object: String) -> Self {
        Self(object.isEmpty ? "\(path)" : "\(object), \(path)", isDefault: false)
    }

    /// A flag of the controller, or its default.
    public static func flag(_ name: String) -> Self {
        Self("the controller's \(name)", isDefault: true)
    }

    /// What the controller assumes; it always sends it to the ELB API.
    public static let controller = Self("default of the controller", isDefault: true)

    /// What the ELB API assumes where an attribute was never set.
    public static let elasticLoadBalancing = Self("default of the ELB API", isDefault: true)

    /// What the ELB API assumes, of a target group that no object of the cluster describes.
    public static let elasticLoadBalancingUnlessChanged = Self(
        "default of the ELB API, unless changed in AWS",
        isDefault: true
    )

    /// What follows from another setting.
    public static func following(_ other: String) -> Self {
        Self("follows \(other)", isDefault: true)
    }
}

/// A value that counts, and where it comes from.
public struct Setting<Value: Sendable>: Sendable {
    /// The value.
    public let value: Value
    /// Where it comes from.
    public let source: SettingSource

    /// Creates a setting.
    public init(_ value: Value, from source: SettingSource) {
        self.value = value
        self.source = source
    }

    /// Returns the setting with another form of its value.
    func map<Other>(_ transform: (Value) -> Other) -> Setting<Other> {
        Setting<Other>(transform(value), from: source)
    }
}

extension Setting: Equatable where Value: Equatable {}
extension Setting: Hashable where Value: Hashable {}

extension Setting: CustomStringConvertible {
    /// The value, and where it comes from in parentheses.
    public var description: String {
        let text = (value as? Duration)?.kubernetesText ?? "\(value)"
        return "\(text) (\(source))"
    }
}
