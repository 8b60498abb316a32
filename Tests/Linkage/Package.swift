// swift-tools-version: 6.2
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
    name: "Linkage",
    platforms: [.macOS(.v13)],
    dependencies: [
        .package(name: "swift-kubernetes-lifecycle", path: "../..")
    ],
    targets: [
        .executableTarget(
            name: "linkage",
            dependencies: [
                .product(name: "FieldCoding", package: "swift-kubernetes-lifecycle"),
                .product(name: "KubernetesLifecycle", package: "swift-kubernetes-lifecycle"),
                .product(name: "KubernetesManifests", package: "swift-kubernetes-lifecycle"),
                .product(name: "KubernetesModels", package: "swift-kubernetes-lifecycle"),
                .product(name: "PrometheusText", package: "swift-kubernetes-lifecycle"),
                .product(name: "RolloutPolicy", package: "swift-kubernetes-lifecycle"),
                .product(name: "SourceText", package: "swift-kubernetes-lifecycle"),
                .product(name: "TargetGroups", package: "swift-kubernetes-lifecycle"),
                .product(name: "YAMLCodec", package: "swift-kubernetes-lifecycle"),
            ]
        )
    ]
)
