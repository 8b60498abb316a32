// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

package import FieldCoding
package import SourceText

/// A value of a document with changes at paths below it, which become edits together.
///
/// Paths lead where kubectl finds things: merged maps give their keys to the map that merges them. What is asked for is
/// changed and nothing else, so that a value is refused that an alias within the same value stands for, too. It takes as
/// long as what the paths lead to is large, however large the document is.
package final class DocumentDraft {
    private let document: YAMLDocument
    private let base: FieldPath
    private let source: SourceText
    private let root: DraftNode

    /// Creates a draft of the value at a path.
    ///
    /// - Parameters:
    ///   - document: The document.
    ///   - base: The way to the value.
    ///   - source: The text of the document.
    /// - Throws: `YAMLEditError` where there is no such value.
    package init(of document: YAMLDocument, at base: FieldPath, in source: SourceText) throws(YAMLEditError) {
        (self.document, self.base, self.source) = (document, base, source)
        do throws(EditFailure) {
            root = DraftNode(try PathEdit(document, base).node())
        } catch {
            throw YAMLEditError(error, in: document.storage, source)
        }
    }

    /// Puts a value where a path leads from the draft's value; keys that are missing at its end are added.
    ///
    /// - Parameters:
    ///   - path: The way; it may lead to the place behind the last element of a list.
    ///   - value: The value.
    ///   - keyOrder: The order of the keys of the map that so many steps of the path lead to.
    /// - Throws: `YAMLEditError` where there is no place for the value, and what encoding the value throws. The draft is of
    ///   no use then.
    package func set(_ path: FieldPath, to value: some Encodable, keyOrder: (_ steps: Int) -> [String]) throws {
        let tree = try TreeEncoder.encode(value, sortsKeys: false, userInfo: [:])
        try make(.set(tree), at: path, keyOrder: keyOrder)
    }

    /// Removes the entry that a path leads to from the draft's value, if there is one.
    ///
    /// - Throws: `YAMLEditError` where there cannot be one. The draft is of no use then.
    package func remove(_ path: FieldPath) throws(YAMLEditError) {
        try make(.remove, at: path) { _ in [] }
    }

    private func make(
        _ action: DraftNode.Action,
        at path: FieldPath,
        keyOrder: (_ steps: Int) -> [String]
    ) throws(YAMLEditError) {
        try telling { () throws(EditFailure) in
            try PathEdit(document, base.appending(path)).checkDepth()
            try root.make(action, at: path.components[...], keyOrder: keyOrder)
        }
    }

    /// Returns the edits of the document's text.
    ///
    /// - Throws: `YAMLEditError` where the changes do not fit the document.
    package func edits() throws(YAMLEditError) -> [TextEdit] {
        try telling { () throws(EditFailure) in
            var changed: [Range<Int>] = []
            let change = try PathEdit(document, base).changing { _ throws(EditFailure) in try root.change(&changed) }
            try root.checkAliases(of: changed)
            return try EditBuilder.edits(for: change, of: document)
        }
    }

    private func telling<Result>(_ work: () throws(EditFailure) -> Result) throws(YAMLEditError) -> Result {
        do throws(EditFailure) {
            return try work()
        } catch {
            throw YAMLEditError(error, in: document.storage, source)
        }
    }
}
