// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The metrics of one scrape.
///
/// ```swift
/// let exposition = try Exposition(parsing: scrape)
/// let reconciling = try exposition["controller_runtime_reconcile_time_seconds"]?.histograms().merged()
/// let bounds = try reconciling?.quantile(0.99)
/// ```
/// In the Prometheus format the last line must end with a line feed, and OpenMetrics must end with `# EOF`: a scrape
/// that was cut off is an error, because its last value may be a part of a longer one.
public struct Exposition: Hashable, Sendable {
    /// The format that was read.
    public let format: ExpositionFormat

    /// The families in the order in which they begin.
    public private(set) var families: [MetricFamily] = []

    private var indices: [String: Int] = [:]

    /// Reads the body of a scrape.
    ///
    /// - Parameters:
    ///   - text: The body of a scrape.
    ///   - name: What messages call the text.
    ///   - format: The text's format, or nil to tell it from the text; see ``ExpositionFormat/init(detectedIn:)``.
    /// - Throws: `ExpositionError` with the place of the first mistake.
    public init(
        parsing text: String,
        name: String = "metrics",
        format: ExpositionFormat? = nil
    ) throws(ExpositionError) {
        try self.init(ExpositionReader(parsing: text, name: name, format: format))
    }

    /// Reads the body of a scrape as bytes, which must be UTF-8.
    ///
    /// - Parameters:
    ///   - bytes: The body of a scrape.
    ///   - name: What messages call the text.
    ///   - format: The text's format, or nil to tell it from the text; see ``ExpositionFormat/init(detectedIn:)``.
    /// - Throws: `ExpositionError` with the place of the first mistake.
    public init(
        parsing bytes: [UInt8],
        name: String = "metrics",
        format: ExpositionFormat? = nil
    ) throws(ExpositionError) {
        try self.init(try ExpositionReader(parsing: bytes, name: name, format: format))
    }

    /// The family of a name, without the suffixes of its samples; nil where there is none.
    public subscript(name: String) -> MetricFamily? {
        indices[name].map { families[$0] }
    }

    /// Joins what a reader yields.
    private init(_ reader: ExpositionReader) throws(ExpositionError) {
        var reader = reader
        var identities: [Int: Set<SampleIdentity>] = [:]
        format = reader.format
        while let part = try reader.next() {
            guard let index = indices[part.name] else {
                indices[part.name] = families.count
                families.append(part)
                continue
            }
            // Each part carries all that was said of the family up to it, so the last one knows most.
            families[index].type = part.type
            families[index].help = part.help
            if identities[index] == nil { identities[index] = Set(families[index].samples.map(SampleIdentity.init)) }
            for (sample, offset) in zip(part.samples, reader.sampleOffsets) {
                guard identities[index]?.insert(SampleIdentity(sample)).inserted == true else {
                    throw reader.duplicateSample(at: offset)
                }
                families[index].samples.append(sample)
            }
        }
    }
}
