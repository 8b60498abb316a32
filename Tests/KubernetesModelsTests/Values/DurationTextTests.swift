// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TestSupport
import Testing

struct DurationTextTests {
    @Test(
        arguments: [
            ("0", .zero), ("-0", .zero), ("+0", .zero), ("0s", .zero), ("0h0m", .zero), ("90s", .seconds(90)),
            ("+5s", .seconds(5)), ("-2m", .seconds(-120)), ("1h30m", .seconds(5400)),
            ("1h0m0.003s", .milliseconds(3_600_003)),
            ("1.5s", .milliseconds(1500)), (".5s", .milliseconds(500)), ("5.s", .seconds(5)),
            ("100ms", .milliseconds(100)),
            ("1us", .microseconds(1)), ("1\u{b5}s", .microseconds(1)), ("1\u{3bc}s", .microseconds(1)),
            ("7ns", .nanoseconds(7)), ("0.9ns", .zero), ("1.9ns", .nanoseconds(1)), ("-1.9ns", .nanoseconds(-1)),
            ("1s1h1s", .seconds(3602)), ("0100s", .seconds(100)), ("0.1h", .seconds(360)),
            ("9223372036854775807ns", .nanoseconds(Int64.max)), ("-9223372036854775808ns", .nanoseconds(Int64.min)),
            ("2562047h47m16.854775807s", .nanoseconds(Int64.max)),
            ("-2562047h47m16.854775808s", .nanoseconds(Int64.min)),
            ("0.00000000000000000000000000000000000001h", .zero),
        ] as [(String, Duration)]
    )
    func `a duration is read`(text: String, duration: Duration) throws {
        #expect(try Duration(kubernetesText: text) == duration)
    }

    @Test(
        arguments: [
            ("", .invalidNumber), ("-", .invalidNumber), ("s", .invalidNumber), (".", .invalidNumber),
            (".s", .invalidNumber),
            ("--5s", .invalidNumber), ("+-5s", .invalidNumber), (" 5s", .invalidNumber), ("1h 5s", .unknownUnit),
            ("5", .missingUnit), ("1h5", .missingUnit), ("5.5", .missingUnit), ("1.2.3s", .missingUnit),
            ("5d", .unknownUnit), ("5S", .unknownUnit), ("5 s", .unknownUnit), ("5sec", .unknownUnit),
            ("5s ", .unknownUnit),
            ("5s\u{301}", .unknownUnit), ("1h-5s", .unknownUnit), ("\u{665}s", .invalidNumber),
            ("9223372036854775808ns", .tooLong), ("-9223372036854775809ns", .tooLong), ("2562048h", .tooLong),
            ("2562047h47m17s", .tooLong), ("99999999999999999999999999h", .tooLong),
            ("1h9223372036854775807ns", .tooLong),
        ] as [(String, DurationTextError.Code)]
    )
    func `another text is an error`(text: String, code: DurationTextError.Code) throws {
        let sentence =
            switch code {
            case .invalidNumber: "expected a number with a unit, such as 90s, 1.5s or 1h30m"
            case .missingUnit: "expected a unit behind the number: ns, us, ms, s, m or h"
            case .unknownUnit: "expected one of the units ns, us, ms, s, m and h"
            default: "longer than 292 years"
            }
        let error = try #require(throws: DurationTextError.self) { try Duration(kubernetesText: text) }
        #expect(error.code == code)
        #expect(error.text == text)
        #expect(error.description == "duration \"\(text)\": \(sentence)")
    }

    @Test func `a long text is cut in the error`() throws {
        let text = String(repeating: "9", count: 100)
        let error = try #require(throws: DurationTextError.self) { try Duration(kubernetesText: text) }
        #expect(error.text == text.prefix(80) + "...")
    }

    @Test(arguments: [
        (DurationTextError.Code.invalidNumber, "invalidNumber"), (.missingUnit, "missingUnit"),
        (.unknownUnit, "unknownUnit"), (.tooLong, "tooLong"),
    ])
    func `a code has a name`(code: DurationTextError.Code, name: String) {
        #expect(code.description == name)
    }

    @Test(
        arguments: [
            (.zero, "0s"), (.seconds(1), "1s"), (.seconds(59), "59s"), (.seconds(60), "1m0s"), (.seconds(90), "1m30s"),
            (.seconds(3600), "1h0m0s"), (.seconds(5400), "1h30m0s"), (.seconds(-90), "-1m30s"),
            (.seconds(360_000), "100h0m0s"),
            (.milliseconds(500), "500ms"), (.milliseconds(-1500), "-1.5s"), (.microseconds(1500), "1.5ms"),
            (.nanoseconds(1), "1ns"), (.nanoseconds(999), "999ns"), (.nanoseconds(1001), "1.001\u{b5}s"),
            (.nanoseconds(1_000_001), "1.000001ms"), (.nanoseconds(61_000_000_001), "1m1.000000001s"),
            (.milliseconds(3_600_003), "1h0m0.003s"),
            (Duration(secondsComponent: 0, attosecondsComponent: 999_999_999), "0s"),
            (Duration(secondsComponent: 0, attosecondsComponent: -1), "0s"),
            (.nanoseconds(Int64.min), "-2562047h47m16.854775808s"),
            (.seconds(Int64.max), "2562047788015215h30m7s"), (.seconds(Int64.min), "-2562047788015215h30m8s"),
            (.greatest, "2562047788015215h30m7s"), (.least, "-2562047788015215h30m8s"),
        ] as [(Duration, String)]
    )
    func `a duration is written`(duration: Duration, text: String) {
        #expect(duration.kubernetesText == text)
    }

    @Test func `any duration of nanoseconds comes back from its text`() throws {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<5000 {
            let nanoseconds =
                Int64.random(in: .min...Int64.max, using: &random) >> Int64.random(in: 0..<64, using: &random)
            let duration = Duration.nanoseconds(nanoseconds)
            #expect(try Duration(kubernetesText: duration.kubernetesText) == duration)
        }
    }

    @Test func `any text is a duration or an error`() throws {
        var random = SeededGenerator(seed: 12)
        let pieces = ["0", "1", "9", "99999999999", ".", "-", "+", "h", "m", "s", "ms", "n", "\u{b5}", "\u{301}", " "]
        var count = 0
        for _ in 0..<20_000 {
            let text = random.text(of: pieces, count: 0...8)
            guard let duration = try? Duration(kubernetesText: text) else { continue }
            count += 1
            #expect(try Duration(kubernetesText: duration.kubernetesText) == duration, "\(text)")
        }
        #expect(count > 100)
    }

    @Test func `no text takes more than linear time`() {
        let size = 300_000
        let texts = [
            String(repeating: "9", count: size) + "h", "0." + String(repeating: "9", count: size) + "h",
            String(repeating: "0ns", count: size), "1" + String(repeating: "s", count: size),
        ]
        let time = ContinuousClock().measure {
            for text in texts { _ = try? Duration(kubernetesText: text) }
        }
        #expect(time < .seconds(60))
    }
}

extension Duration {
    /// Longer than an `Int64` of seconds.
    fileprivate static let greatest = Duration.seconds(Int64.max) + .seconds(Int64.max)
    fileprivate static let least = Duration.seconds(Int64.min) + .seconds(Int64.min)
}
