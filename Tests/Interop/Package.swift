// swift-tools-version: 6.2
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
    name: "Interop",
    platforms: [.macOS(.v13)],
    dependencies: [
        .package(name: "swift-kubernetes-lifecycle", path: "../.."),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // The root package's own test support, which is no product of it: the folders are links.
        .target(name: "TestSupport", path: "Support/TestSupport"),
        .target(
            name: "ModelTestSupport",
            dependencies: [
                "TestSupport",
                .product(name: "FieldCoding", package: "swift-kubernetes-lifecycle"),
                .product(name: "KubernetesModels", package: "swift-kubernetes-lifecycle"),
            ],
            path: "Support/ModelTestSupport"
        ),
        .testTarget(
            name: "InteropTests",
            dependencies: [
                "TestSupport", "ModelTestSupport",
                .product(name: "FieldCoding", package: "swift-kubernetes-lifecycle"),
                .product(name: "KubernetesModels", package: "swift-kubernetes-lifecycle"),
                .product(name: "SourceText", package: "swift-kubernetes-lifecycle"),
                .product(name: "YAMLCodec", package: "swift-kubernetes-lifecycle"),
                .product(name: "Yams", package: "Yams"),
            ]
        ),
    ]
)

for target in package.targets {
    // Those of the root package that its sources need.
    target.swiftSettings = [
        .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ]
}
