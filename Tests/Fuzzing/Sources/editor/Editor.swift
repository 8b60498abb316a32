// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import YAMLCodec

@testable import EditChecks

/// Reads a text, tries some edits of it, and reads the results: each has the tree that was asked for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    // Offsets are those of UTF-8.
    guard let text = String(validating: bytes, as: UTF8.self) else { return 0 }
    // A few edits a run, which depend on the text alone, so that a finding can be repeated.
    let first = bytes.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFF }
    let sample = EditChecker.Sample(stride: 61, first: first)
    let failures = (try? EditChecker.check(text, sample).failures) ?? []
    guard failures.isEmpty else { fatalError(failures.joined(separator: "\n")) }
    return 0
}
