// swift-tools-version: 6.2
// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
    name: "ModelGenerator",
    targets: [
        .executableTarget(name: "generate-models", path: "Sources/ModelGenerator")
    ]
)
