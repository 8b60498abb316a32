// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText
import Testing

@testable import YAMLCodec

/// Changes the only document of a text, and returns the text behind that.
func edited(_ text: String, _ change: (inout YAMLDocument) throws -> Void) throws -> String {
    var document = try YAMLDocument(text)
    #expect(document.text.utf8.elementsEqual(text.utf8))
    try change(&document)
    return document.text
}

/// Makes a change, and returns the error that it ends with.
func refusal(of text: String, _ change: (inout YAMLDocument) throws -> Void) throws -> YAMLEditError? {
    var document = try YAMLDocument(text)
    do {
        try change(&document)
        return nil
    } catch let error as YAMLEditError {
        return error
    }
}
