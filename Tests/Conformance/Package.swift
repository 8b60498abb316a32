// swift-tools-version: 6.2
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
    name: "Conformance",
    platforms: [.macOS(.v13)],
    dependencies: [
        .package(name: "swift-kubernetes-lifecycle", path: "../.."),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .executableTarget(
            name: "conformance",
            dependencies: [
                .product(name: "KubernetesModels", package: "swift-kubernetes-lifecycle"),
                .product(name: "TargetGroups", package: "swift-kubernetes-lifecycle"),
                .product(name: "YAMLCodec", package: "swift-kubernetes-lifecycle"),
                .product(name: "Yams", package: "Yams"),
            ]
        )
    ]
)
