// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels

/// The version of HTTP that an Application Load Balancer speaks to its targets.
public struct TargetGroupProtocolVersion: OpenEnumeration, Sendable {
    /// The wire spelling.
    public let rawValue: String

    /// Creates a value of any spelling, known or not.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// HTTP/1.1.
    public static var http1: Self { Self("HTTP1") }

    /// HTTP/2.
    public static var http2: Self { Self("HTTP2") }

    /// gRPC, over HTTP/2.
    public static var grpc: Self { Self("GRPC") }

    /// The values that are known, in the order of the API.
    public static var allKnown: [Self] { [.http1, .http2, .grpc] }
}
