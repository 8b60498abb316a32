// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import YAMLCodec

@testable import EditChecks

/// Reads a text, tries edits at every place of it, and reads the results: each has the tree that was asked for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    // Every edit is tried at every place, which is much already where the places are few. Offsets are those of UTF-8.
    guard let text = String(validating: bytes, as: UTF8.self), let checker = try? EditChecker(text),
        checker.stream.documents.indices.reduce(0, { $0 + checker.places(in: $1).count }) <= 16
    else { return 0 }
    let failures = (try? EditChecker.check(text).failures) ?? []
    guard failures.isEmpty else { fatalError(failures.joined(separator: "\n")) }
    return 0
}
