// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import PrometheusText

extension DelayModel {
    /// The delays that a histogram has counted, in seconds.
    ///
    /// What lies in the bucket `+Inf` has no bound; it stays beyond all bounds, and no sleep covers it.
    ///
    /// A sample says little of rare delays: that none of 1,200 was longer than 10 s does not show that none in a
    /// million is. With a confidence, each share is lowered to what the sample shows by the binomial distribution
    /// (``BinomialShare``), all of them together: each of the bounds is taken at its part of the risk. What the sample
    /// does not show counts as beyond all bounds.
    ///
    /// - Parameters:
    ///   - histogram: Delays in seconds.
    ///   - spread: What is supposed of the delays within a bucket; by default that all are as long as the bucket allows.
    ///   - confidence: How sure all shares together are to be, above 0 and below 1; nil, the default, takes the sample
    ///     for all there is.
    /// - Returns: A model of buckets.
    /// - Throws: ``RiskError`` where nothing was observed or the confidence is not between 0 and 1.
    public static func histogram(
        _ histogram: Histogram,
        within spread: BucketSpread = .upperEdge,
        confidence: Double? = nil
    ) throws(RiskError) -> DelayModel {
        guard histogram.count > 0 else {
            throw RiskError(.noSamples, "\(histogram.series) has no observations to take a distribution from")
        }
        if let confidence, !(confidence > 0 && confidence < 1) {
            throw RiskError(
                .invalidShare,
                "the confidence is \(confidence), expected a number between 0 and 1, such as 0.95"
            )
        }
        let longest = 31_536_000.0
        let finite = histogram.buckets.filter { $0.upperBound <= longest }
        let eachConfidence = confidence.map { 1 - (1 - $0) / Double(max(1, finite.count)) }
        var buckets: [Bucket] = []
        for bucket in finite {
            let share = BinomialShare(bucket.cumulativeCount, of: histogram.count)
            let shown = eachConfidence.map(share.lowerBound) ?? Double(share.count) / Double(share.sampleCount)
            // Bounds below zero hold delays that cannot be; they count as none.
            let bound = Duration.nanoseconds(Int64((max(0, bucket.upperBound) * 1e9).rounded(.up)))
            buckets.append(Bucket(upTo: bound, share: max(shown, buckets.last?.share ?? 0)))
        }
        return .buckets(buckets, within: spread)
    }
}
