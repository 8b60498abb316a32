// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText

/// Reads an exposition one family at a time, so that the samples of a large scrape need not be held all at once.
///
/// ```swift
/// var reader = ExpositionReader(parsing: scrape)
/// while let family = try reader.next() {
///     if family.type == .histogram { histograms += try family.histograms() }
/// }
/// ```
/// A family ends where the lines of another begin. OpenMetrics does not let a family be interrupted; in the Prometheus
/// format it may be, and then comes in several parts with one name, which ``Exposition`` joins.
///
/// Reading takes time linear in the text, and memory for one part, for each string once, and for the names and help of
/// the families seen.
public struct ExpositionReader: Sendable {
    private var scanner: LineScanner
    private var current: FamilyInProgress?
    private var headers: [String: FamilyHeader] = [:]
    private var hasEnded = false

    /// The offsets of the samples of the family that was returned last.
    private(set) var sampleOffsets: [Int] = []

    /// Creates a reader of a text.
    ///
    /// - Parameters:
    ///   - text: The body of a scrape.
    ///   - name: What messages call the text.
    ///   - format: The text's format, or nil to tell it from the text; see ``ExpositionFormat/init(detectedIn:)``.
    public init(parsing text: String, name: String = "metrics", format: ExpositionFormat? = nil) {
        self.init(validated: Array(text.utf8), name: name, format: format)
    }

    /// Creates a reader of bytes, which must be UTF-8.
    ///
    /// - Parameters:
    ///   - bytes: The body of a scrape.
    ///   - name: What messages call the text.
    ///   - format: The text's format, or nil to tell it from the text; see ``ExpositionFormat/init(detectedIn:)``.
    /// - Throws: `ExpositionError` with the first bytes that are not UTF-8.
    public init(
        parsing bytes: [UInt8],
        name: String = "metrics",
        format: ExpositionFormat? = nil
    ) throws(ExpositionError) {
        self.init(validated: bytes, name: name, format: format)
        if let range = SourceText.invalidUTF8(in: bytes) {
            throw scanner.error(.invalidUTF8, "expected UTF-8; the text may be compressed", at: range)
        }
    }

    private init(validated bytes: [UInt8], name: String, format: ExpositionFormat?) {
        let format = format ?? ExpositionFormat(detectedIn: bytes)
        scanner = LineScanner(bytes: bytes, name: name, format: format)
    }

    /// The format that is read.
    public var format: ExpositionFormat { scanner.format }

    /// Reads the next family, or part of a family; nil at the end of the text and behind an error.
    ///
    /// - Throws: `ExpositionError` with the place of the first mistake.
    public mutating func next() throws(ExpositionError) -> MetricFamily? {
        do throws(ExpositionError) {
            while !hasEnded {
                guard try scanner.nextLine() else {
                    hasEnded = true
                    if format == .openMetrics { throw scanner.missingEnd() }
                    break
                }
                if let family = try readLine() { return family }
            }
            return close()
        } catch {
            hasEnded = true
            current = nil
            throw error
        }
    }

    /// Reads a line, and returns the family that it ends.
    private mutating func readLine() throws(ExpositionError) -> MetricFamily? {
        if format == .prometheus { _ = scanner.skipBlanks() }
        switch scanner.current {
        case nil:
            if format == .openMetrics { throw scanner.error(.unexpectedLine, "expected a sample, found a blank line") }
            return nil
        case UInt8(ascii: "#"):
            return try readComment()
        default:
            return try readSample()
        }
    }
}

// MARK: - Samples

extension ExpositionReader {
    private mutating func readSample() throws(ExpositionError) -> MetricFamily? {
        let start = scanner.position
        let sample = try scanner.sample()
        let nameRange = start..<start + sample.name.utf8.count
        // Most lines continue the family of the line before.
        let finished = current?.owns(sample.name) == true ? nil : try open(family(of: sample.name), at: nameRange)
        guard current?.owns(sample.name) == true else { throw unexpectedSample(at: nameRange) }
        if sample.exemplar != nil, current?.allowsExemplar(on: sample.name) != true {
            let message = "expected an exemplar on a bucket or a counter's total only"
            throw scanner.error(.invalidExemplar, message, at: start..<scanner.position)
        }
        guard current?.append(sample, at: start) == true else { throw duplicateSample(at: start) }
        return finished
    }

    /// The name of the family that a sample belongs to: one that was seen, or a new one of the sample's own name.
    private func family(of name: String) -> String {
        guard headers[name] == nil else { return name }
        for suffix in MetricType.allSuffixes where name.hasSuffix(suffix) {
            let base = String(name.dropLast(suffix.count))
            if let type = headers[base]?.type, type.sampleSuffixes(in: format).contains(suffix) { return base }
        }
        return name
    }

    private func unexpectedSample(at range: Range<Int>) -> ExpositionError {
        let names = current?.sampleNames.joined(separator: " or ") ?? ""
        let type = current?.header.type?.rawValue ?? ""
        return scanner.error(.unexpectedSample, "expected \(names) as the name of a sample of the \(type)", at: range)
    }

    /// The error of a second sample with the same identity, which starts at an offset.
    func duplicateSample(at offset: Int) -> ExpositionError {
        let message = "expected one sample for a name, labels and timestamp, found a second"
        return scanner.error(.duplicateSample, message, at: offset..<scanner.bytes.count)
    }
}

// MARK: - Comments

extension ExpositionReader {
    private mutating func readComment() throws(ExpositionError) -> MetricFamily? {
        let start = scanner.position
        scanner.position += 1
        let isSeparated = scanner.skipBlanks() || format == .prometheus
        let keyword = String(decoding: scanner.bytes[scanner.token()], as: UTF8.self)
        switch (isSeparated ? keyword : "", format) {
        case ("EOF", .openMetrics) where scanner.isAtEndOfLine:
            guard scanner.isAtEndOfText else {
                let message = "expected nothing behind \"# EOF\""
                throw scanner.error(.textAfterEnd, message, at: scanner.position + 1..<scanner.bytes.count)
            }
            hasEnded = true
            return nil
        case ("TYPE", _), ("HELP", _), ("UNIT", .openMetrics):
            return try readMetadata(keyword, from: start)
        case (_, .openMetrics):
            let message = "expected \"# TYPE\", \"# HELP\", \"# UNIT\" or \"# EOF\", found a comment"
            throw scanner.error(.unexpectedLine, message, at: start..<scanner.position)
        default:
            return nil
        }
    }

    private mutating func readMetadata(
        _ keyword: String,
        from start: Int
    ) throws(ExpositionError) -> MetricFamily? {
        _ = scanner.skipBlanks()
        let nameStart = scanner.position
        let name = try scanner.metricName()
        let finished = try open(name, at: nameStart..<scanner.position)
        _ = scanner.skipBlanks()
        var header = current?.header ?? FamilyHeader(name: name)
        let problem: FamilyHeader.Problem?
        switch keyword {
        case "TYPE": problem = header.setType(try type())
        case "HELP": problem = header.setHelp(try scanner.helpText(), in: format)
        default: problem = header.setUnit(try unit(of: name))
        }
        current?.header = header
        switch problem {
        case .isSecond:
            let message = "expected one \(keyword) line for a family, found a second for \(name)"
            throw scanner.error(.duplicateMetadata, message, at: start..<scanner.position)
        case .isBehindSamples:
            let message = "expected the \(keyword) line before the samples of \(name)"
            throw scanner.error(.metadataAfterSamples, message, at: start..<scanner.position)
        case nil:
            return finished
        }
    }

    private mutating func type() throws(ExpositionError) -> MetricType {
        let known = MetricType.allKnown(in: format)
        let foundBefore = scanner.found
        let range = scanner.token()
        let type = MetricType(String(decoding: scanner.bytes[range], as: UTF8.self))
        guard known.contains(type) else {
            let found = range.isEmpty ? foundBefore : SourceText.quoted(type.rawValue)
            let message = "expected \(known.map(\.rawValue).joined(separator: ", ")) as the type, found \(found)"
            throw scanner.error(.invalidType, message, at: range)
        }
        if format == .prometheus { _ = scanner.skipBlanks() }
        guard scanner.isAtEndOfLine else {
            throw scanner.error(.unexpectedText, "expected the end of the line, found \(scanner.found)")
        }
        return type
    }

    private mutating func unit(of name: String) throws(ExpositionError) -> String {
        let range = scanner.token()
        let unit = String(decoding: scanner.bytes[range], as: UTF8.self)
        guard scanner.isAtEndOfLine else {
            throw scanner.error(.unexpectedText, "expected the end of the line, found \(scanner.found)")
        }
        guard unit.isEmpty || name.hasSuffix("_" + unit) else {
            let message = "expected the unit at the end of the name \(name), found \(SourceText.quoted(unit))"
            throw scanner.error(.invalidUnit, message, at: range)
        }
        return unit
    }
}

// MARK: - Families

extension ExpositionReader {
    /// Makes a family the current one, and returns the one that was.
    private mutating func open(_ name: String, at range: Range<Int>) throws(ExpositionError) -> MetricFamily? {
        guard current?.header.name != name else { return nil }
        let finished = close()
        let known = headers[name]
        if known != nil, format == .openMetrics {
            let message = "expected the lines of \(name) in one piece, found another family's between them"
            throw scanner.error(.interleavedFamily, message, at: range)
        }
        let header = known ?? FamilyHeader(name: name)
        headers[name] = header
        current = FamilyInProgress(header: header, format: format)
        return finished
    }

    private mutating func close() -> MetricFamily? {
        guard let finished = current else { return nil }
        current = nil
        headers[finished.header.name] = finished.header
        sampleOffsets = finished.offsets
        return finished.family
    }
}
