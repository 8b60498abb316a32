// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The notation of instants, without a calendar library.
enum RFC3339 {
    /// The seconds of the years 0000 to 9999.
    static let writableSeconds = -62_167_219_200...253_402_300_799

    /// Reads `2024-06-01T12:00:00.5+02:00`; nil where the text is anything else, or outside the writable years.
    static func parse(_ text: String) -> (seconds: Int, nanoseconds: Int)? {
        var scanner = Scanner(rest: Array(text.utf8)[...])
        guard let year = scanner.digits(4), scanner.skip("-"), let month = scanner.digits(2), scanner.skip("-"),
            let day = scanner.digits(2), scanner.skip("Tt"), let hour = scanner.digits(2), scanner.skip(":"),
            let minute = scanner.digits(2), scanner.skip(":"), let second = scanner.digits(2)
        else { return nil }
        let nanoseconds = scanner.skip(".") ? scanner.fraction() : 0
        guard let nanoseconds, let offset = scanner.offset(), scanner.rest.isEmpty else { return nil }
        guard (1...12).contains(month), (1...days(in: month, of: year)).contains(day), hour < 24, minute < 60,
            second < 60
        else { return nil }
        let days = daysSinceEpoch(year: year, month: month, day: day)
        let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset
        return writableSeconds.contains(seconds) ? (seconds, nanoseconds) : nil
    }

    /// Writes an instant in UTC.
    static func text(_ seconds: Int, fraction: String) -> String {
        let days = (seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400
        let time = seconds - days * 86_400
        let (year, month, day) = date(daysSinceEpoch: days)
        let date = "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
        let clock = "\(padded(time / 3600, to: 2)):\(padded(time / 60 % 60, to: 2)):\(padded(time % 60, to: 2))"
        return "\(date)T\(clock)\(fraction)Z"
    }

    /// Writes a number with leading zeros.
    static func padded(_ number: Int, to width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    /// The error of a field that holds something else.
    static func error(_ text: String, in container: any SingleValueDecodingContainer) -> DecodingError {
        .dataCorruptedError(in: container, debugDescription: sentence(about: text))
    }

    /// What is wrong with a text that is not a time.
    static func sentence(about text: String) -> String {
        "\(text.quotedForMessages) is not a time: expected RFC 3339, such as 2024-06-01T12:00:00Z"
    }

    private static func days(in month: Int, of year: Int) -> Int {
        if month == 2 { return isLeap(year) ? 29 : 28 }
        return [4, 6, 9, 11].contains(month) ? 30 : 31
    }

    private static func isLeap(_ year: Int) -> Bool {
        year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    }

    // Years are counted from March, so that the leap day is the last of its year and months have a regular pattern of
    // lengths; 719,468 is the number of days from 0000-03-01 to 1970-01-01, and an era is 400 years.

    private static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return era * 146_097 + dayOfEra - 719_468
    }

    private static func date(daysSinceEpoch: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = daysSinceEpoch + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }
}

private struct Scanner {
    var rest: ArraySlice<UInt8>

    /// Takes a number of exactly this many digits.
    mutating func digits(_ count: Int) -> Int? {
        guard rest.count >= count else { return nil }
        var value = 0
        for byte in rest.prefix(count) {
            guard let digit = Self.digit(byte) else { return nil }
            value = value * 10 + digit
        }
        rest = rest.dropFirst(count)
        return value
    }

    /// Takes one of these characters.
    mutating func skip(_ characters: String) -> Bool {
        guard let byte = rest.first, characters.utf8.contains(byte) else { return false }
        rest = rest.dropFirst()
        return true
    }

    /// Takes the digits of a fraction as nanoseconds; those beyond the ninth are cut off.
    mutating func fraction() -> Int? {
        let digits = rest.prefix { Self.digit($0) != nil }
        guard !digits.isEmpty else { return nil }
        rest = rest[digits.endIndex...]
        var value = 0
        for index in 0..<9 {
            let digit = index < digits.count ? Self.digit(digits[digits.startIndex + index]) ?? 0 : 0
            value = value * 10 + digit
        }
        return value
    }

    /// Takes `Z` or an offset from UTC, in seconds.
    mutating func offset() -> Int? {
        if skip("Zz") { return 0 }
        let isWest = rest.first == UInt8(ascii: "-")
        guard skip("+-"), let hours = digits(2), skip(":"), let minutes = digits(2), hours < 24, minutes < 60 else {
            return nil
        }
        return (hours * 3600 + minutes * 60) * (isWest ? -1 : 1)
    }

    private static func digit(_ byte: UInt8) -> Int? {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) ? Int(byte - UInt8(ascii: "0")) : nil
    }
}
