// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// An address of the internet protocol, version 4 or 6.
struct IPAddress: Equatable {
    /// Four or sixteen bytes.
    let bytes: [UInt8]

    /// Reads an address such as `10.0.0.1` or `fd00::1`; nil for any other text.
    ///
    /// With leading zeros, as in `010.0.0.1`, a text was an address for the API server until 1.35.
    init?(_ text: String, allowsLeadingZeros: Bool = false) {
        let isVersion6 = text.utf8.contains(UInt8(ascii: ":"))
        guard let bytes = isVersion6 ? Self.version6(text.utf8[...]) : Self.version4(text.utf8[...], allowsLeadingZeros)
        else { return nil }
        self.bytes = bytes
    }

    var isVersion6: Bool { bytes.count == 16 }

    /// Whether this is a version 4 address in version 6 clothes, such as `::ffff:10.0.0.1`.
    var isMapped: Bool { isVersion6 && bytes.starts(with: Self.mappedPrefix) }

    var isUnspecified: Bool { bytes.allSatisfy { $0 == 0 } }

    var isLoopback: Bool { isVersion6 ? bytes == Self.loopback : bytes[0] == 127 }

    var isLinkLocal: Bool {
        isVersion6 ? bytes[0] == 0xfe && bytes[1] & 0xc0 == 0x80 : bytes[0] == 169 && bytes[1] == 254
    }

    var isLinkLocalMulticast: Bool {
        isVersion6 ? bytes[0] == 0xff && bytes[1] & 0x0f == 0x02 : bytes.starts(with: [224, 0, 0])
    }

    private static let mappedPrefix: [UInt8] = Array(repeating: 0, count: 10) + [0xff, 0xff]
    private static let loopback: [UInt8] = Array(repeating: 0, count: 15) + [1]

    private static func version4(_ text: Substring.UTF8View, _ allowsLeadingZeros: Bool) -> [UInt8]? {
        let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count == 4 else { return nil }
        var bytes: [UInt8] = []
        for part in parts {
            guard !part.isEmpty, part.allSatisfy(\.isDigit), let byte = UInt8(Substring(part)) else { return nil }
            guard allowsLeadingZeros || part.count == 1 || part.first != UInt8(ascii: "0") else { return nil }
            bytes.append(byte)
        }
        return bytes
    }

    private static func version6(_ text: Substring.UTF8View) -> [UInt8]? {
        let colon = UInt8(ascii: ":")
        let gap = text.indices.first { text[$0...].starts(with: [colon, colon]) }
        guard let gap else {
            let bytes = groups(text)
            return bytes?.count == 16 ? bytes : nil
        }
        let rest = text[text.index(gap, offsetBy: 2)...]
        guard let start = text[..<gap].isEmpty ? [] : groups(text[..<gap], allowsVersion4: false),
            let end = rest.isEmpty ? [] : groups(rest), start.count + end.count <= 14
        else { return nil }
        return start + Array(repeating: 0, count: 16 - start.count - end.count) + end
    }

    /// The bytes of groups with colons between them; the last may be a version 4 address.
    private static func groups(_ text: Substring.UTF8View, allowsVersion4: Bool = true) -> [UInt8]? {
        let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        var bytes: [UInt8] = []
        for (index, part) in parts.enumerated() {
            if allowsVersion4, index == parts.count - 1, part.contains(UInt8(ascii: ".")) {
                guard let last = version4(part, false) else { return nil }
                bytes += last
            } else {
                guard (1...4).contains(part.count), part.allSatisfy(\.isHexDigit),
                    let group = UInt16(Substring(part), radix: 16)
                else { return nil }
                bytes += [UInt8(group >> 8), UInt8(group & 0xff)]
            }
        }
        return bytes
    }
}

extension FormatRules {
    /// Checks an IP address as the API server does since 1.36: without leading zeros, and no version 4 address written
    /// as one of version 6.
    static func problems(inIPAddress text: String) -> [String] {
        if let address = IPAddress(text), !address.isMapped { return [] }
        return ["\(text.quotedForMessages) is not an IP address; use one such as \"10.0.0.1\" or \"fd00::1\""]
    }

    /// Checks an IP address where only addresses that packets can be sent to make sense.
    static func problems(inEndpointAddress text: String) -> [String] {
        guard let address = IPAddress(text), !address.isMapped else { return problems(inIPAddress: text) }
        let kinds = [
            (address.isUnspecified, "no address of a host"), (address.isLoopback, "a loopback address"),
            (address.isLinkLocal, "a link-local address"),
            (address.isLinkLocalMulticast, "a link-local multicast address"),
        ]
        return kinds.filter(\.0).map { "\(text.quotedForMessages) is \($1); use one that other hosts can reach" }
    }

    /// Checks a range of IP addresses in CIDR notation, whose bits behind the prefix must be zero.
    package static func problems(inIPRange text: String) -> [String] {
        let problem = "\(text.quotedForMessages) is not a range of IP addresses; use one such as \"10.0.0.0/8\""
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard parts.count == 2, let address = IPAddress(String(decoding: parts[0], as: UTF8.self)), !address.isMapped,
            !parts[1].isEmpty, parts[1].allSatisfy(\.isDigit),
            parts[1].count == 1 || parts[1].first != UInt8(ascii: "0"), let length = Int(Substring(parts[1])),
            length <= address.bytes.count * 8
        else { return [problem] }
        for (index, byte) in address.bytes.enumerated() {
            let bits = min(max(length - index * 8, 0), 8)
            guard byte & (0xff >> UInt8(bits)) == 0 || bits == 8 else { return [problem] }
        }
        return []
    }
}
