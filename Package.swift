// swift-tools-version: 6.2
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
    name: "swift-kubernetes-lifecycle",
    // The releases that have Duration.
    platforms: [.macOS(.v13), .iOS(.v16), .tvOS(.v16), .watchOS(.v9), .visionOS(.v1)],
    products: [
        .library(name: "SourceText", targets: ["SourceText"]),
        .library(name: "FieldCoding", targets: ["FieldCoding"]),
        .library(name: "YAMLCodec", targets: ["YAMLCodec"]),
        .library(name: "PrometheusText", targets: ["PrometheusText"]),
        .library(name: "KubernetesModels", targets: ["KubernetesModels"]),
        .library(name: "TargetGroups", targets: ["TargetGroups"]),
        .library(name: "RolloutPolicy", targets: ["RolloutPolicy"]),
        .library(name: "KubernetesManifests", targets: ["KubernetesManifests"]),
        .library(name: "KubernetesLifecycle", targets: ["KubernetesLifecycle"]),
    ],
    targets: [
        .target(name: "SourceText"),
        .target(name: "FieldCoding"),
        .target(name: "YAMLCodec", dependencies: ["SourceText", "FieldCoding"]),
        .target(name: "PrometheusText", dependencies: ["SourceText"]),
        .target(name: "KubernetesModels", dependencies: ["FieldCoding"]),
        .target(name: "TargetGroups", dependencies: ["SourceText", "FieldCoding", "KubernetesModels"]),
        .target(
            name: "RolloutPolicy",
            dependencies: ["SourceText", "FieldCoding", "PrometheusText", "KubernetesModels", "TargetGroups"]
        ),
        .target(
            name: "KubernetesManifests",
            dependencies: [
                "SourceText", "FieldCoding", "YAMLCodec", "KubernetesModels", "TargetGroups", "RolloutPolicy",
            ]
        ),
        .target(
            name: "KubernetesLifecycle",
            dependencies: [
                "SourceText", "FieldCoding", "YAMLCodec", "PrometheusText", "KubernetesModels", "TargetGroups",
                "RolloutPolicy", "KubernetesManifests",
            ]
        ),

        .target(name: "TestSupport", path: "Tests/TestSupport"),
        .target(
            name: "ModelTestSupport",
            dependencies: ["KubernetesModels", "FieldCoding", "TestSupport"],
            path: "Tests/ModelTestSupport"
        ),
        .testTarget(name: "SourceTextTests", dependencies: ["SourceText", "TestSupport"]),
        .testTarget(name: "FieldCodingTests", dependencies: ["FieldCoding", "TestSupport"]),
        .testTarget(
            name: "YAMLCodecTests",
            dependencies: [
                "YAMLCodec", "SourceText", "FieldCoding", "KubernetesModels", "ModelTestSupport", "TestSupport",
            ]
        ),
        .testTarget(name: "PrometheusTextTests", dependencies: ["PrometheusText", "SourceText", "TestSupport"]),
        .testTarget(
            name: "KubernetesModelsTests",
            dependencies: ["KubernetesModels", "FieldCoding", "ModelTestSupport", "TestSupport"]
        ),
        .testTarget(
            name: "TargetGroupsTests",
            dependencies: ["TargetGroups", "KubernetesModels", "FieldCoding", "TestSupport"]
        ),
        .testTarget(
            name: "KubernetesManifestsTests",
            dependencies: [
                "KubernetesManifests", "RolloutPolicy", "SourceText", "FieldCoding", "YAMLCodec", "KubernetesModels",
                "TargetGroups", "TestSupport",
            ]
        ),
        .testTarget(
            name: "RolloutPolicyTests",
            dependencies: [
                "RolloutPolicy", "PrometheusText", "TargetGroups", "KubernetesModels", "FieldCoding", "TestSupport",
            ]
        ),
    ]
)

for target in package.targets {
    target.swiftSettings = [
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
        .enableUpcomingFeature("ExistentialAny"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
        .enableUpcomingFeature("InternalImportsByDefault"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
        .enableUpcomingFeature("MemberImportVisibility"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0461-async-function-isolation.md
        .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0470-isolated-conformances.md
        .enableUpcomingFeature("InferIsolatedConformances"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0481-weak-let.md
        .enableUpcomingFeature("ImmutableWeakCaptures"),
        // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0458-strict-memory-safety.md
        .strictMemorySafety(),
    ]
    // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0480-swiftpm-warning-control.md
    // Only where a change is checked: the warnings of a later compiler are no reason to break those who depend on this.
    if Context.environment["WARNINGS_AS_ERRORS"] != nil {
        target.swiftSettings?.append(.treatAllWarnings(as: .error))
    }
    // Rounding a Double calls the C library's mathematics, which programs that import no C library do not link.
    target.linkerSettings = [.linkedLibrary("m", .when(platforms: [.linux, .android]))]
}
