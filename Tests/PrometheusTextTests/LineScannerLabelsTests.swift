// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import PrometheusText
import SourceText
import Testing

struct LineScannerLabelsTests {
    @Test(arguments: [7, 8, 9, 10, 500])
    func `any number of labels is read, and a second of one name is found`(count: Int) throws {
        let labels = (0..<count).map { "l\($0)=\"\($0)\"" }.joined(separator: ",")
        let sample = try Exposition(parsing: "a{\(labels)} 1\n")["a"]?.samples.first
        #expect(sample?.labels.count == count)
        #expect(sample?.labels["l\(count - 1)"] == "\(count - 1)")
        for repeated in [0, count - 1] {
            let error = #expect(throws: ExpositionError.self) {
                try Exposition(parsing: "a{\(labels),l\(repeated)=\"\"} 1\n")
            }
            #expect(error?.code == .duplicateLabel)
            #expect(error?.message == "expected another label, found a second \"l\(repeated)\"")
            #expect(error?.location.column == 4 + labels.count)
        }
    }
}
