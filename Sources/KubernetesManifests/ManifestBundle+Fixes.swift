// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
import KubernetesModels
public import RolloutPolicy
import SourceText
import YAMLCodec

extension ManifestBundle {
    /// Returns the edits that fixes make.
    ///
    /// Fields that are added stand where their kind has them. A fix of which a change contradicts one of an earlier fix is
    /// left out, and so is one that shares its place in the text with an earlier one of another object: judge again, and
    /// what is still needed is found again. A fix that would change what an alias within the same object stands for, too,
    /// has no place.
    ///
    /// - Parameter fixes: The fixes, the most important first.
    /// - Returns: The edits, text by text, in the order of each.
    /// - Throws: `FixError` where the text of an object has no place for a change.
    /// - Precondition: The fixes are of findings in this bundle.
    public func edits(of fixes: [Fix]) throws(FixError) -> [ManifestEdit] {
        var edits: [PlacedEdit] = []
        for (position, changes) in changes(of: fixes).sorted(by: { $0.key < $1.key }) {
            edits += try self.edits(of: position, changes).map { PlacedEdit(position: position, edit: $0) }
        }
        return Self.disjoint(edits)
    }

    /// Returns the bundle with fixes applied to its texts; what ``edits(of:)`` leaves out is left out here.
    ///
    /// - Parameter fixes: The fixes, the most important first.
    /// - Returns: The bundle, read anew.
    /// - Throws: `FixError` where the text of an object has no place for a change, or where an object would not be one of
    ///   its kind any longer.
    /// - Precondition: The fixes are of findings in this bundle.
    public func applying(_ fixes: [Fix]) throws(FixError) -> ManifestBundle {
        let fixed = applying(try edits(of: fixes))
        if let lost = positions(lostIn: fixed).first { throw FixError(lost: objects[lost], in: fixed) }
        return fixed
    }

    // MARK: - Changes

    /// The changes of fixes by the positions of their objects, without those of fixes that contradict earlier ones.
    private func changes(of fixes: [Fix]) -> [Int: [Fix.Change]] {
        var changes: [Int: [Fix.Change]] = [:]
        var made: [Int: MadeChanges] = [:]
        for fix in fixes {
            precondition(
                fix.changes.allSatisfy { objects.indices.contains($0.position) },
                "a fix changes objects of the bundle that was judged"
            )
            guard fix.changes.allSatisfy({ made[$0.position]?.contradicts($0) != true }) else { continue }
            for change in fix.changes where made[change.position]?.contains(change) != true {
                changes[change.position, default: []].append(change)
            }
            for change in fix.changes { made[change.position, default: MadeChanges()].insert(change) }
        }
        return changes
    }

    /// The edits that changes of one object make.
    private func edits(of position: Int, _ changes: [Fix.Change]) throws(FixError) -> [ManifestEdit] {
        let object = objects[position]
        do {
            let draft = try DocumentDraft(of: object.document, at: object.base, in: object.source)
            for change in changes { try make(change, in: draft, of: object) }
            return try draft.edits().map { ManifestEdit(textIndex: object.textIndex, edit: $0) }
        } catch let error as FixError {
            throw error
        } catch {
            throw FixError(.unfit, "\(object.resource.title) cannot be changed: \(error)")
        }
    }

    private func make(_ change: Fix.Change, in draft: DocumentDraft, of object: ManifestObject) throws {
        do {
            switch change.action {
            case .set(let value):
                let kind = object.resource.typed.map { type(of: $0) as any FieldValue.Type } ?? JSONValue.self
                try draft.set(change.path, to: value) { steps in
                    FieldOrder.names(at: change.path.components.prefix(steps), below: kind)
                }
            case .remove:
                try draft.remove(change.path)
            }
        } catch let error as YAMLEditError where [.notFound, .wrongKind, .invalidPath].contains(error.code) {
            let found = FieldPath(Array(error.path.components.dropFirst(object.base.components.count)))
            throw FixError(unfit: change, at: found, in: object)
        }
    }

    /// An edit, and the object that it changes.
    private struct PlacedEdit {
        let position: Int
        let edit: ManifestEdit
    }

    /// Edits in the order of the texts, without those of objects that would change what an earlier one changes: what an
    /// anchor and its alias share.
    private static func disjoint(_ edits: [PlacedEdit]) -> [ManifestEdit] {
        let sorted = edits.enumerated()
            .sorted { $0.element.edit.key(at: $0.offset) < $1.element.edit.key(at: $1.offset) }
            .map(\.element)
        var late: Set<Int> = []
        for (first, second) in zip(sorted, sorted.dropFirst()) where first.position != second.position {
            guard first.edit.textIndex == second.edit.textIndex else { continue }
            let isShared = first.edit == second.edit
            if isShared || second.edit.edit.range.lowerBound < first.edit.edit.range.upperBound {
                late.insert(max(first.position, second.position))
            }
        }
        return sorted.filter { !late.contains($0.position) }.map(\.edit)
    }

    // MARK: - Results

    /// The positions of the objects that another bundle does not have at their places.
    func positions(lostIn other: ManifestBundle) -> [Int] {
        let kinds = Dictionary(other.objects.map { ($0.place, $0.resource.kind) }) { first, _ in first }
        return objects.indices.filter { kinds[objects[$0].place] != objects[$0].resource.kind }
    }
}

extension ManifestEdit {
    fileprivate func key(at position: Int) -> (Int, Int, Int) {
        (textIndex, edit.range.lowerBound, position)
    }
}

/// The changes of one object that are to be made already.
private struct MadeChanges {
    private var actions: [FieldPath: Fix.Change.Action] = [:]
    /// All paths above those of the changes.
    private var above: Set<FieldPath> = []
    /// The lists whose elements move.
    private var lists: Set<FieldPath> = []

    mutating func insert(_ change: Fix.Change) {
        actions[change.path] = change.action
        var path = change.path
        if case .index? = path.components.popLast(), change.action == .remove { lists.insert(path) }
        while true {
            above.insert(path)
            guard path.components.popLast() != nil else { break }
        }
    }

    func contains(_ change: Fix.Change) -> Bool {
        actions[change.path] == change.action
    }

    /// Whether a change does something else to the same field, or to one around or below a field that is changed.
    func contradicts(_ change: Fix.Change) -> Bool {
        if let action = actions[change.path] { return action != change.action }
        if above.contains(change.path) { return true }
        var path = change.path
        while path.components.popLast() != nil {
            if actions[path] != nil || lists.contains(path) { return true }
        }
        return false
    }
}
