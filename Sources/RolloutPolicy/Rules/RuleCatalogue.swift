// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The rules of this library.
public enum RuleCatalogue {
    /// All rules, with their parameters as they are by default.
    public static var all: [any Rule] { general + relational }
}
