// swift-tools-version: 6.2
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
    name: "Fuzzing",
    platforms: [.macOS(.v13)],
    dependencies: [.package(name: "swift-kubernetes-lifecycle", path: "../..")],
    targets: [
        // The root package's own checks, which are no products of it: the folders are links.
        .target(name: "TestSupport", path: "Support/TestSupport"),
        .target(
            name: "TreeChecks",
            dependencies: [.product(name: "YAMLCodec", package: "swift-kubernetes-lifecycle")],
            path: "Support/TreeChecks"
        ),
        .target(
            name: "EditChecks",
            dependencies: [
                "TestSupport",
                .product(name: "FieldCoding", package: "swift-kubernetes-lifecycle"),
                .product(name: "SourceText", package: "swift-kubernetes-lifecycle"),
                .product(name: "YAMLCodec", package: "swift-kubernetes-lifecycle"),
            ],
            path: "Support/EditChecks",
            // The texts come from libFuzzer.
            exclude: ["DocumentGenerator.swift", "TreeMutator.swift"]
        ),
        .executableTarget(
            name: "reader",
            dependencies: ["TreeChecks", .product(name: "YAMLCodec", package: "swift-kubernetes-lifecycle")],
            // libFuzzer has the program's entry point.
            swiftSettings: [.unsafeFlags(["-parse-as-library"])]
        ),
        .executableTarget(
            name: "decoder",
            dependencies: [
                .product(name: "KubernetesModels", package: "swift-kubernetes-lifecycle"),
                .product(name: "YAMLCodec", package: "swift-kubernetes-lifecycle"),
            ],
            swiftSettings: [.unsafeFlags(["-parse-as-library"])]
        ),
        .executableTarget(
            name: "editor",
            dependencies: ["EditChecks", .product(name: "YAMLCodec", package: "swift-kubernetes-lifecycle")],
            swiftSettings: [.unsafeFlags(["-parse-as-library"])]
        ),
    ]
)

for target in package.targets {
    // Those of the root package that its sources need.
    target.swiftSettings =
        (target.swiftSettings ?? []) + [
            .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
            .enableUpcomingFeature("MemberImportVisibility"),
        ]
}
