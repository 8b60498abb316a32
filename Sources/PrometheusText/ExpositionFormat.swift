// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The two text formats in which metrics are exposed.
public enum ExpositionFormat: Hashable, Sendable {
    /// The Prometheus text format, `text/plain; version=0.0.4`.
    case prometheus

    /// OpenMetrics, `application/openmetrics-text; version=1.0.0`.
    case openMetrics

    /// Tells the format of a text by its lines.
    ///
    /// A text is OpenMetrics if one of its lines is `# EOF` or begins with `# UNIT `. Both are plain comments in the
    /// Prometheus format, which no exporter writes there. An OpenMetrics text without units that is cut off before its
    /// end cannot be told from the Prometheus format, so a caller who knows the content type should say so.
    public init(detectedIn bytes: [UInt8]) {
        let marks = ["# EOF\n", "# UNIT "].map { Array($0.utf8) }
        for index in bytes.indices where bytes[index] == UInt8(ascii: "#") {
            guard index == 0 || bytes[index - 1] == UInt8(ascii: "\n") else { continue }
            let rest = bytes[index...]
            if marks.contains(where: { rest.starts(with: $0) }) || rest.elementsEqual("# EOF".utf8) {
                self = .openMetrics
                return
            }
        }
        self = .prometheus
    }
}
