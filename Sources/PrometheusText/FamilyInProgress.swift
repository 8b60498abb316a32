// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// A family whose lines are being read.
struct FamilyInProgress: Sendable {
    var header: FamilyHeader {
        didSet { sampleNames = Self.sampleNames(of: header, in: format) }
    }

    /// The names that its samples may have.
    private(set) var sampleNames: [String]

    /// The offsets of its samples in the text.
    private(set) var offsets: [Int] = []

    private let format: ExpositionFormat
    private var samples: [MetricSample] = []
    private var identities: Set<SampleIdentity> = []

    init(header: FamilyHeader, format: ExpositionFormat) {
        self.header = header
        self.format = format
        sampleNames = Self.sampleNames(of: header, in: format)
    }

    /// Whether a sample of this name is one of the family's.
    func owns(_ name: String) -> Bool {
        sampleNames.contains(name)
    }

    /// Whether a sample of this name can have an exemplar.
    func allowsExemplar(on name: String) -> Bool {
        guard let suffix = header.type?.exemplarSuffix else { return false }
        return name.hasSuffix(suffix)
    }

    /// Adds a sample; false where there is one with the same identity.
    mutating func append(_ sample: MetricSample, at offset: Int) -> Bool {
        guard identities.insert(SampleIdentity(sample)).inserted else { return false }
        if !header.hasSamples { header.hasSamples = true }
        samples.append(sample)
        offsets.append(offset)
        return true
    }

    /// The family as far as it was read.
    var family: MetricFamily {
        MetricFamily(
            name: header.name,
            type: header.type ?? .unspecified(in: format),
            help: header.help,
            unit: header.unit,
            samples: samples
        )
    }

    private static func sampleNames(of header: FamilyHeader, in format: ExpositionFormat) -> [String] {
        let type = header.type ?? .unspecified(in: format)
        return type.sampleSuffixes(in: format).map { header.name + $0 }
    }
}
