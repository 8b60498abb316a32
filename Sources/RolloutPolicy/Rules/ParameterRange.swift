// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// Ranges of the numbers of rules.
enum ParameterRange {
    /// The API server takes no more.
    static let pods = 1...Int(Int32.max)
    static let percent = 0...100
}

extension ClosedRange<Int> {
    /// The number of the range that is nearest to another one.
    func nearest(to number: Int) -> Int { Swift.min(Swift.max(number, lowerBound), upperBound) }
}
