// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What no two samples of an exposition may have in common.
///
/// The hash is kept, because a set compares an element with all that stand near the place where it belongs.
struct SampleIdentity: Hashable {
    private let hash: Int
    private let name: String
    private let labels: MetricLabels
    private let timestamp: Double?

    init(_ sample: MetricSample) {
        name = sample.name
        labels = sample.labels
        timestamp = sample.timestamp
        var hasher = Hasher()
        hasher.combine(name)
        hasher.combine(labels)
        hasher.combine(timestamp)
        hash = hasher.finalize()
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(hash)
    }
}
