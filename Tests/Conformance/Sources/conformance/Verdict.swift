// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// What became of a case.
enum Verdict: Equatable {
    case passed
    /// The library made something else of the input.
    case failed(got: String)
    /// The case is about something that the library does not model, for a reason that stands beside its suite.
    case skipped

    /// Passes a case when a condition holds.
    init(_ isPassed: Bool, got: @autoclosure () -> String) {
        self = isPassed ? .passed : .failed(got: got())
    }

    /// Compares what the library makes of an input with what is expected of it.
    ///
    /// Cases whose input may be refused say so in a member; the other members are then without meaning.
    init(expected: JSONValue, computing compute: () throws -> JSONValue) {
        let isRefusalExpected = Self.refusals.contains { expected[$0] == true }
        do {
            let result = try compute()
            let isExpected = !isRefusalExpected && result.isIdentical(to: expected.removing(Self.refusals))
            self.init(isExpected, got: JSONText.write(result))
        } catch let error as InputError {
            self = .failed(got: error.description)
        } catch {
            self.init(isRefusalExpected, got: "error: \(error)")
        }
    }

    private static let refusals = ["error", "expectErr"]
}
