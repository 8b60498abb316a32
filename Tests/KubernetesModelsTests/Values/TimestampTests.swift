// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Foundation
import KubernetesModels
import TestSupport
import Testing

struct TimestampTests {
    @Test(arguments: [
        ("1970-01-01T00:00:00Z", 0, 0), ("2024-06-01T12:00:00Z", 1_717_243_200, 0),
        ("2024-06-01t12:00:00z", 1_717_243_200, 0), ("2024-06-01T12:00:00.5Z", 1_717_243_200, 500_000_000),
        ("1998-05-05T05:05:05.123456789Z", 894_344_705, 123_456_789),
        ("1970-01-01T00:00:00.1234567899Z", 0, 123_456_789),
        ("2024-06-01T14:00:00+02:00", 1_717_243_200, 0), ("2024-06-01T06:30:00-05:30", 1_717_243_200, 0),
        ("2024-06-02T11:59:00.25+23:59", 1_717_243_200, 250_000_000), ("1969-12-31T23:59:59Z", -1, 0),
        ("1969-12-31T23:59:59.9Z", -1, 900_000_000), ("2000-02-29T00:00:00Z", 951_782_400, 0),
        ("2024-02-29T23:59:59Z", 1_709_251_199, 0), ("0000-01-01T00:00:00Z", -62_167_219_200, 0),
        ("0000-01-01T01:00:00+01:00", -62_167_219_200, 0), ("0000-02-29T00:00:00Z", -62_162_121_600, 0),
        ("9999-12-31T23:59:59Z", 253_402_300_799, 0), ("9999-12-31T22:59:59-01:00", 253_402_300_799, 0),
        ("1900-03-01T00:00:00Z", -2_203_891_200, 0),
    ])
    func `an instant is read`(text: String, seconds: Int, nanoseconds: Int) {
        #expect(Timestamp(parsing: text) == Timestamp(secondsSinceEpoch: seconds, nanoseconds: nanoseconds))
    }

    @Test(arguments: [
        "", "2024-06-01", "12:00:00Z", "2024-06-01T12:00:00", "2024-06-01 12:00:00Z", "2024-06-01T12:00Z",
        "2024-6-1T12:00:00Z", "24-06-01T12:00:00Z", "12024-06-01T12:00:00Z", "-024-06-01T12:00:00Z",
        "2024-00-01T12:00:00Z", "2024-13-01T12:00:00Z", "2024-06-00T12:00:00Z", "2024-06-31T12:00:00Z",
        "2023-02-29T12:00:00Z", "1900-02-29T12:00:00Z", "2100-02-29T12:00:00Z", "2024-02-30T12:00:00Z",
        "2024-06-01T24:00:00Z", "2024-06-01T12:60:00Z", "2024-06-01T12:00:60Z", "2024-06-01T12:00:00.Z",
        "2024-06-01T12:00:00,5Z", "2024-06-01T12:00:00.5", "2024-06-01T12:00:00+2:00", "2024-06-01T12:00:00+0200",
        "2024-06-01T12:00:00+24:00", "2024-06-01T12:00:00+02:60", "2024-06-01T12:00:00ZZ", "2024-06-01T12:00:00Z ",
        " 2024-06-01T12:00:00Z", "2024-06-01T12:00:00Z\u{301}", "\u{662}024-06-01T12:00:00Z", "2024-06-01T+2:00:00Z",
        "0000-01-01T00:59:59+01:00", "9999-12-31T23:00:00-01:00",
    ])
    func `another text is no instant`(text: String) {
        #expect(Timestamp(parsing: text) == nil)
        #expect(MicroTime(parsing: text) == nil)
    }

    @Test(arguments: [
        (0, 0, "1970-01-01T00:00:00Z"), (-1, 0, "1969-12-31T23:59:59Z"),
        (1_717_243_200, 500_000_000, "2024-06-01T12:00:00.5Z"),
        (0, 1, "1970-01-01T00:00:00.000000001Z"), (0, 123_450_000, "1970-01-01T00:00:00.12345Z"),
        (951_782_400, 0, "2000-02-29T00:00:00Z"), (-62_167_219_200, 0, "0000-01-01T00:00:00Z"),
        (-62_162_121_600, 0, "0000-02-29T00:00:00Z"),
        (253_402_300_799, 999_999_999, "9999-12-31T23:59:59.999999999Z"),
    ])
    func `an instant is described with the digits of its fraction`(seconds: Int, nanoseconds: Int, text: String) {
        #expect(Timestamp(secondsSinceEpoch: seconds, nanoseconds: nanoseconds).description == text)
    }

    @Test func `whole seconds are written, microseconds where the type says so`() throws {
        let time = Timestamp(secondsSinceEpoch: 0, nanoseconds: 123_456_789)
        #expect(try JSON.text(of: [time]) == #"["1970-01-01T00:00:00Z"]"#)
        #expect(try JSON.text(of: [MicroTime(time)]) == #"["1970-01-01T00:00:00.123456Z"]"#)
        #expect(try JSON.text(of: [MicroTime(Timestamp(secondsSinceEpoch: 0))]) == #"["1970-01-01T00:00:00.000000Z"]"#)
    }

    @Test func `what is finer than a microsecond is cut off`() throws {
        let time = try #require(MicroTime(parsing: "2024-06-01T12:00:00.1234569+02:00"))
        #expect(time.timestamp == Timestamp(secondsSinceEpoch: 1_717_236_000, nanoseconds: 123_456_000))
        #expect(time.description == "2024-06-01T10:00:00.123456Z")
    }

    @Test func `instants are read from fields`() throws {
        let text = #"["2024-06-01T14:00:00.25+02:00"]"#
        let time = Timestamp(secondsSinceEpoch: 1_717_243_200, nanoseconds: 250_000_000)
        #expect(try JSON.read(text, as: [Timestamp].self) == [time])
        #expect(try JSON.read(text, as: [MicroTime].self) == [MicroTime(time)])
    }

    @Test func `a field that holds something else is an error at its place`() throws {
        try expectCorruption([Timestamp].self)
        try expectCorruption([MicroTime].self)
        #expect(throws: DecodingError.self) { try JSON.read("[0]", as: [Timestamp].self) }
        #expect(throws: DecodingError.self) { try JSON.read("[0]", as: [MicroTime].self) }
    }

    private func expectCorruption(_ type: (some Decodable).Type) throws {
        let error = try #require(throws: DecodingError.self) { try JSON.read(#"["yesterday"]"#, as: type) }
        guard case .dataCorrupted(let context) = error else {
            Issue.record(error)
            return
        }
        #expect(context.codingPath.map(\.stringValue) == ["Index 0"])
        #expect(
            context.debugDescription == "\"yesterday\" is not a time: expected RFC 3339, such as 2024-06-01T12:00:00Z"
        )
    }

    @Test func `instants are ordered, and have a distance`() throws {
        let sorted = try [
            "0000-01-01T00:00:00Z", "1969-12-31T23:59:59.5Z", "1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000001Z",
            "9999-12-31T23:59:59Z",
        ].map { try #require(Timestamp(parsing: $0)) }
        for (first, second) in zip(sorted, sorted.dropFirst()) {
            #expect(first < second)
            #expect(!(second < first))
            #expect(MicroTime(first) < MicroTime(second))
        }
        #expect(sorted[2].duration(since: sorted[1]) == .milliseconds(500))
        #expect(sorted[1].duration(since: sorted[2]) == .milliseconds(-500))
        #expect(sorted[4].duration(since: sorted[0]) == .seconds(315_569_519_999))
    }

    @Test func `an instant without four digits of a year, and a fraction of more than a second, are refused`() async {
        await #expect(processExitsWith: .failure) {
            _ = Timestamp(secondsSinceEpoch: 253_402_300_800)
        }
        await #expect(processExitsWith: .failure) {
            _ = Timestamp(secondsSinceEpoch: -62_167_219_201)
        }
        await #expect(processExitsWith: .failure) {
            _ = Timestamp(secondsSinceEpoch: 0, nanoseconds: 1_000_000_000)
        }
    }

    // MARK: - Properties

    @Test func `any instant comes back from its text`() {
        var random = SeededGenerator(seed: 14)
        for _ in 0..<5000 {
            let time = Timestamp(
                secondsSinceEpoch: Int.random(in: -62_167_219_200...253_402_300_799, using: &random),
                nanoseconds: Int.random(in: 0...999_999_999, using: &random)
                    / random.element(of: [1, 1000, 1_000_000_000])
            )
            #expect(Timestamp(parsing: time.description) == time)
            #expect(MicroTime(parsing: MicroTime(time).description) == MicroTime(time))
        }
    }

    @Test func `the date is that of a calendar`() throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        var random = SeededGenerator(seed: 15)
        for _ in 0..<2000 {
            // Foundation's calendar is Julian before 1582.
            let seconds = Int.random(in: -12_000_000_000...253_402_300_799, using: &random)
            let date = Date(timeIntervalSince1970: Double(seconds))
            let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
            let text = try String(
                format: "%04d-%02d-%02dT%02d:%02d:%02dZ",
                #require(parts.year),
                #require(parts.month),
                #require(parts.day),
                #require(parts.hour),
                #require(parts.minute),
                #require(parts.second)
            )
            #expect(Timestamp(secondsSinceEpoch: seconds).description == text)
        }
    }

    @Test func `any text is an instant or none`() {
        var random = SeededGenerator(seed: 16)
        let bytes = Array("2024-06-01T12:00:00.5+02:00".utf8)
        var count = 0
        for _ in 0..<20_000 {
            var changed = bytes
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let index = Int.random(in: 0..<changed.count, using: &random)
                changed[index] = random.element(of: Array("0123456789-+:.TZ ".utf8))
            }
            changed.removeLast(Int.random(in: 0...2, using: &random))
            let text = String(decoding: changed, as: UTF8.self)
            guard let time = Timestamp(parsing: text) else { continue }
            count += 1
            #expect(Timestamp(parsing: time.description) == time, "\(text)")
        }
        #expect(count > 100)
    }
}
