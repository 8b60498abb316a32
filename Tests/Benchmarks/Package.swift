// swift-tools-version: 6.2
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v13)],
    dependencies: [
        .package(name: "swift-kubernetes-lifecycle", path: "../.."),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // What Yams and Foundation do, away from the library: Yams has coders of the same names.
        .target(
            name: "Peers",
            dependencies: [.product(name: "Yams", package: "Yams")]
        ),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "Peers",
                .product(name: "FieldCoding", package: "swift-kubernetes-lifecycle"),
                .product(name: "KubernetesManifests", package: "swift-kubernetes-lifecycle"),
                .product(name: "KubernetesModels", package: "swift-kubernetes-lifecycle"),
                .product(name: "PrometheusText", package: "swift-kubernetes-lifecycle"),
                .product(name: "RolloutPolicy", package: "swift-kubernetes-lifecycle"),
                .product(name: "SourceText", package: "swift-kubernetes-lifecycle"),
                .product(name: "TargetGroups", package: "swift-kubernetes-lifecycle"),
                .product(name: "YAMLCodec", package: "swift-kubernetes-lifecycle"),
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
