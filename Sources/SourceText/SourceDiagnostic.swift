// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What is wrong at one place of a text, told as compilers do.
///
/// ```
/// deployment.yaml:3:32: error: expected a whole number of seconds
///  3 | terminationGracePeriodSeconds: soon
///    |                                ^~~~
/// ```
public struct SourceDiagnostic: Hashable, Sendable, CustomStringConvertible {
    /// The name of the text.
    public let name: String

    /// Where in the text it is.
    public let location: SourceLocation

    /// What is wrong, in one sentence without a full stop.
    public let message: String

    /// The line with a caret line below.
    public let excerpt: String

    /// The name, place and message on one line, and the excerpt on two more.
    public var description: String { "\(name):\(location): error: \(message)\n\(excerpt)" }
}

extension SourceText {
    /// Returns the diagnostic of a mistake, with the place and excerpt of the range that holds it.
    public func diagnostic(_ message: String, at range: Range<Int>) -> SourceDiagnostic {
        SourceDiagnostic(
            name: name,
            location: location(at: range.lowerBound),
            message: message,
            excerpt: excerpt(of: range)
        )
    }
}
