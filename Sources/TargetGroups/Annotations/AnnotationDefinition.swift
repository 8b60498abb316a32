// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// An annotation that the controller knows.
///
/// Names and defaults are those of the AWS Load Balancer Controller v3.5. Ranges are those of the ELB API, which the
/// controller does not check, unless ``isRangeChecked`` says otherwise.
public struct AnnotationDefinition: Hashable, Sendable {
    /// What follows the prefix and its slash.
    public let suffix: String
    /// Whether a dot and a further text must follow the suffix, such as a port.
    public let takesName: Bool
    /// What values are allowed.
    public let form: ValueForm
    /// What the controller assumes without the annotation; nil for nothing, and where it depends on other settings.
    public let defaultValue: String?
    /// Whether the controller itself refuses a number that is out of range.
    public let isRangeChecked: Bool
    /// Whether it has an effect on how safe a rollout is.
    public let affectsRollouts: Bool

    init(
        _ suffix: String,
        _ form: ValueForm = .text,
        default defaultValue: String? = nil,
        takesName: Bool = false,
        isRangeChecked: Bool = false,
        affectsRollouts: Bool = true
    ) {
        self.suffix = suffix
        self.takesName = takesName
        self.form = form
        self.defaultValue = defaultValue
        self.isRangeChecked = isRangeChecked
        self.affectsRollouts = affectsRollouts
    }

    static func others(_ suffixes: [String]) -> [Self] {
        suffixes.map { Self($0, affectsRollouts: false) }
    }
}
