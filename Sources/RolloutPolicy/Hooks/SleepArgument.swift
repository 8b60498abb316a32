// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// An argument of `sleep`.
enum SleepArgument {
    /// The longest time that counts; what is longer is as good as for ever.
    private static let longest = 10_000_000_000

    /// The number, and the seconds of its unit.
    static func parts(_ argument: String) -> (number: Substring, unit: Int) {
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400]
        guard let unit = argument.last.flatMap({ units[$0] }) else { return (argument[...], 1) }
        return (argument.dropLast(), unit)
    }

    /// The time of an argument: a decimal number of seconds, or of minutes, hours or days with `m`, `h` or `d` behind it;
    /// nil for anything else.
    static func duration(_ argument: String) -> Duration? {
        let (number, unit) = parts(argument)
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        let isDecimal = parts.count <= 2 && number.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 }
        guard isDecimal, number.utf8.contains(where: { $0 != 46 }) else { return nil }
        let whole = parts[0].isEmpty ? 0 : min(Int(parts[0]) ?? longest, longest)
        let fraction = parts.count == 2 ? parts[1].prefix(9) : ""
        let nanoseconds = Int(fraction + String(repeating: "0", count: 9 - fraction.count)) ?? 0
        return min((.seconds(whole) + .nanoseconds(nanoseconds)) * unit, .seconds(longest))
    }

    /// The time of an argument that only some images understand, such as `infinity`, `1e2` and `0x10`; nil for one that none
    /// does.
    ///
    /// The sleep of GNU takes what C's `strtod` takes. That of BusyBox waits for ever at what begins with `inf` in newer
    /// versions only; that of toybox takes decimal numbers alone. Whichever does not understand an argument fails at once.
    static func durationInSomeImages(_ argument: String) -> Duration? {
        let isEndless = argument.lowercased().hasPrefix("inf")
        let (number, unit) = parts(argument)
        let value = isEndless ? .infinity : Double(String(number.drop { $0.isWhitespace }))
        guard let value, value >= 0 else { return nil }
        let seconds = value * Double(unit)
        return seconds < Double(longest) ? .seconds(seconds) : .seconds(longest)
    }

    /// Whether a time is as good as for ever.
    static func isEndless(_ duration: Duration) -> Bool { duration >= .seconds(longest) }
}
