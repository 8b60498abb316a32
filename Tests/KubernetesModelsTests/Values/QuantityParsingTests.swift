// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import TestSupport
import Testing

struct QuantityParsingTests {
    @Test(
        arguments: [
            ("0", "0", .decimalSI), ("-0", "0", .decimalSI), ("0Ki", "0", .binarySI), ("0e9", "0", .decimalExponent),
            ("1", "1", .decimalSI), ("+1", "1", .decimalSI), ("-1", "-1", .decimalSI), ("007", "7", .decimalSI),
            ("1.", "1", .decimalSI), (".5", "0.5", .decimalSI), ("1.50", "1.5", .decimalSI),
            ("1n", "0.000000001", .decimalSI), ("1u", "0.000001", .decimalSI), ("500m", "0.5", .decimalSI),
            ("1k", "1000", .decimalSI), ("1M", "1000000", .decimalSI), ("1G", "1000000000", .decimalSI),
            ("1T", "1000000000000", .decimalSI), ("1P", "1000000000000000", .decimalSI),
            ("1E", "1000000000000000000", .decimalSI), ("12.E", "12000000000000000000", .decimalSI),
            ("1Ki", "1024", .binarySI), ("1.5Gi", "1610612736", .binarySI), ("1Mi", "1048576", .binarySI),
            ("1Ti", "1099511627776", .binarySI), ("1Pi", "1125899906842624", .binarySI),
            ("1Ei", "1152921504606846976", .binarySI),
            ("1e3", "1000", .decimalExponent), ("1E3", "1000", .decimalExponent), ("1.5e+3", "1500", .decimalExponent),
            ("1e-3", "0.001", .decimalExponent), ("1e0", "1", .decimalExponent), ("1E-03", "0.001", .decimalExponent),
            // The greatest amount in binary; below one there is no binary suffix.
            ("9Ei", "9223372036854775807", .binarySI), ("-9Ei", "-9223372036854775807", .binarySI),
            (".5Ki", "512", .binarySI), ("0.0001Ki", "0.1024", .decimalSI), ("-0.0001Ki", "-0.1024", .decimalSI),
        ] as [(String, String, Quantity.Format)]
    )
    func `a quantity is read`(text: String, amount: String, format: Quantity.Format) throws {
        let quantity = try Quantity(parsing: text)
        #expect(quantity.text == text)
        #expect(quantity.description == text)
        #expect(quantity.amount == ExactDecimal(parsing: amount))
        #expect(quantity.format == format)
    }

    @Test(arguments: [
        ("0.0000000001", "0.000000001"), ("-0.0000000001", "-0.000000001"), ("1.0000000001", "1.000000001"),
        ("0.1n", "0.000000001"), ("1.1n", "0.000000002"), ("1e-10", "0.000000001"), ("1e-999999999", "0.000000001"),
        ("-1e-999999999999", "-0.000000001"), ("0.0000000001Ki", "0.000000103"),
    ])
    func `what is finer than a billionth is rounded away from zero`(text: String, amount: String) throws {
        #expect(try Quantity(parsing: text).amount == ExactDecimal(parsing: amount))
    }

    @Test(arguments: ["", "-", "+", ".", "-.", "Ki", "m", "e3", "--1", "+-1", " 1", "aoeu", "\u{661}", "\u{301}1"])
    func `a text without a number is an error`(text: String) throws {
        let error = try #require(throws: QuantityError.self) { try Quantity(parsing: text) }
        #expect(error.code == .invalidNumber)
        #expect(error.text == text)
        #expect(error.description == "quantity \"\(text)\": expected a number such as 1, 0.5 or .5")
    }

    @Test(arguments: [
        "1 ", "1K", "1ki", "1mi", "1i", "1.1.M", "1+1.0M", "0.1mi", "0.1am", ".5i", "-3.01i", "-3.01e-", "1e", "1e+",
        "1e1.5", "1e 3", "1ee3", "1Kii", "1KiB", "1MB", "1,5", "1_000", "0x1F", "1%", "1e99999999999999999999",
        // These equal valid suffixes where canonically equivalent texts do.
        "1\u{212a}i", "1e\u{301}5", "1\u{301}",
    ])
    func `a text with something else behind the number is an error`(text: String) throws {
        let error = try #require(throws: QuantityError.self) { try Quantity(parsing: text) }
        #expect(error.code == .invalidSuffix)
        #expect(
            error.description == """
                quantity "\(text)": expected an exponent such as e3, one of n u m k M G T P E Ki Mi Gi Ti Pi Ei, or nothing
                """
        )
    }

    @Test(arguments: ["1e1001", "-1e1001", "10e1000", "1e999999999", "9e999999999999999999", "1.1e1000"])
    func `an amount beyond all measure is an error`(text: String) throws {
        let error = try #require(throws: QuantityError.self) { try Quantity(parsing: text) }
        #expect(error.code == .tooLarge)
        #expect(error.description == "quantity \"\(text)\": the amount is greater than 1e1000")
    }

    @Test func `a long text is cut in the error`() throws {
        let text = String(repeating: "9", count: 1001)
        let error = try #require(throws: QuantityError.self) { try Quantity(parsing: text) }
        #expect(error.code == .tooLarge)
        #expect(error.text == text.prefix(80) + "...")
    }

    @Test(arguments: [
        (QuantityError.Code.invalidNumber, "invalidNumber"), (.invalidSuffix, "invalidSuffix"), (.tooLarge, "tooLarge"),
    ])
    func `a code has a name`(code: QuantityError.Code, name: String) {
        #expect(code.description == name)
    }

    @Test(arguments: [
        ("0", "0"), ("0Ki", "0"), ("0e3", "0"), ("1.5", "1500m"), ("0.5Gi", "512Mi"), ("1024", "1024"), ("1000", "1k"),
        ("1024Ki", "1Mi"), ("1025Ki", "1025Ki"), ("1000Ki", "1000Ki"), ("1000m", "1"), ("1001m", "1001m"),
        ("0.9765625Ki", "1k"), ("1.001Ki", "1025024m"), ("1234.567", "1234567m"), ("-1.08", "-1080m"),
        ("1e9", "1e9"), ("-300000e3", "-300e6"), ("0.08e0", "80e-3"), ("10e2", "1e3"), ("1e1", "10"), ("1E", "1E"),
        ("1000E", "1000E"), ("1e54", "1e54"), ("0.000001M", "1"), ("1n", "1n"), ("0.1n", "1n"), ("+5", "5"),
        ("01", "1"), ("8Ei", "9223372036854775807"), ("1023Ki", "1023Ki"), ("0.001Ki", "1024m"),
    ])
    func `the canonical form has no fraction and the largest suffix`(text: String, canonical: String) throws {
        #expect(try Quantity(parsing: text).canonical == canonical)
    }
}
