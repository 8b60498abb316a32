// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// The classes of ASCII characters that the API's formats are made of.
extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

    var isLowercase: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }

    var isUppercase: Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) }

    var isAlphanumeric: Bool { isDigit || isLowercase || isUppercase }

    var isHexDigit: Bool {
        isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self)
            || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(self)
    }

    var isHyphen: Bool { self == UInt8(ascii: "-") }
}
