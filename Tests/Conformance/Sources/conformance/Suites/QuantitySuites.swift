// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

extension Suite {
    /// Amounts of resources.
    static let quantities = [
        Suite("quantity.parse") { input in
            let quantity = try Quantity(parsing: input.text("text"))
            return [
                "value": .string(quantity.amount.description),
                "format": .string(wireName(of: quantity.format)),
            ]
        },
        Suite("quantity.string") { input in
            ["canonical": .string(Quantity(try amount(in: input), format: try format(in: input)).canonical)]
        },
        Suite("quantity.parseEmit", computing: canonicalForm),
        Suite("quantity.canonicalReparse", computing: canonicalForm),
        Suite("quantity.roundUp") { input in
            let quantity = try Quantity(parsing: input.text("text"))
            let rounded = quantity.roundedAwayFromZero(toPowerOfTen: try input.integer("scalePow10"))
            return ["value": .string(rounded.amount.description), "exact": .boolean(rounded == quantity)]
        },
        Suite("quantity.cmp") { input in
            // Amounts, because a quantity holds no more than a billionth, and these cases have finer ones.
            let first = try amount(in: input.member("a"))
            let second = try amount(in: input.member("b"))
            return ["cmp": first < second ? -1 : first > second ? 1 : 0]
        },
    ]

    private static func canonicalForm(_ input: JSONValue) throws -> JSONValue {
        ["canonical": .string(try Quantity(parsing: input.text("text")).canonical)]
    }

    private static func amount(in input: JSONValue) throws(InputError) -> ExactDecimal {
        let text = try input.text("value")
        guard let amount = ExactDecimal(parsing: text) else { throw InputError("\"\(text)\" is not a number") }
        return amount
    }

    private static let quantityFormats: [(name: String, format: Quantity.Format)] = [
        ("DecimalSI", .decimalSI), ("BinarySI", .binarySI), ("DecimalExponent", .decimalExponent),
    ]

    private static func wireName(of format: Quantity.Format) -> String {
        quantityFormats.first { $0.format == format }?.name ?? "\(format)"
    }

    private static func format(in input: JSONValue) throws(InputError) -> Quantity.Format {
        let name = try input.text("format")
        guard let format = quantityFormats.first(where: { $0.name == name })?.format else {
            throw InputError("\"\(name)\" is not a format")
        }
        return format
    }
}
