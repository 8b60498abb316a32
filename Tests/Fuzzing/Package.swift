// swift-tools-version: 6.2
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
    name: "Fuzzing",
    platforms: [.macOS(.v13)],
    dependencies: [.package(name: "swift-kubernetes-lifecycle", path: "../..")],
    targets: [
        // The root package's own check, which is no product of it: the folder is a link.
        .target(
            name: "TreeChecks",
            dependencies: [.product(name: "YAMLCodec", package: "swift-kubernetes-lifecycle")],
            path: "Support/TreeChecks"
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
    ]
)

for target in package.targets {
    // Those of the root package that its sources need.
    target.swiftSettings = (target.swiftSettings ?? []) + [
        .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}
