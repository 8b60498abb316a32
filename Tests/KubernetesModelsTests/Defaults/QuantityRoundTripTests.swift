// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import KubernetesModels

struct QuantityRoundTripTests {
    @Test(arguments: [
        ("0.5", "500m"), ("1024Mi", "1Gi"), ("1e-10", "1e-9"), ("1.5Gi", "1536Mi"), ("2e1", "20"), ("1000m", "1"),
        ("0", "0"), ("-0", "0"), ("0e3", "0"), ("+1.5", "1500m"), ("0.500", "500m"), (".500", "500m"),
        ("+1000Ki", "1000Ki"), ("1.001Ki", "1025024m"), ("01000", "1k"),
        ("+1234567890123456789", "1234567890123456789"),
        ("+100Ti", "100Ti"), ("+1Pi", "1Pi"), ("12e-1", "1200e-3"),
    ])
    func `a text that the server does not take for canonical is written anew`(written: Quantity, stored: String) {
        #expect(written.afterRoundTrip().text == stored)
    }

    @Test(arguments: [
        "1", "+1", "-1", "01", "0100m", "1.", "1.500", "1.k", "1E3", "1e03", "1e+3", "1E0", "12E", "+12E", "1Ki",
        "+1025Ki",
        "+99Ti", "5n", "+922337203685477580",
    ])
    func `a text that the server takes for canonical stays`(text: Quantity) {
        #expect(text.afterRoundTrip().text == text.text)
    }

    @Test(arguments: [
        ("0.5", "500m"), ("1e-10", "1e-3"), ("1n", "1m"), ("+1n", "1m"), ("1001u", "2m"), ("-1u", "-1m"),
        ("+1m", "+1m"),
        ("1.500", "1.500"), ("1E3", "1E3"), ("1.0015", "1002m"), ("12E", "12E"), ("1Ki", "1Ki"),
    ])
    func `the amount of a resource is rounded away from zero to a thousandth`(written: Quantity, stored: String) {
        #expect(written.afterRoundTripAsResource().text == stored)
    }
}
