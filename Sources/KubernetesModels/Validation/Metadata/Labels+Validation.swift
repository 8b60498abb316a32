// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding

extension [String: String] {
    /// The keys in the order of their UTF-8.
    var sortedKeys: [String] {
        keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The reasons for which the API server would refuse the map as labels.
    ///
    /// Keys are qualified names, values label values. All errors are those of the map.
    func labelErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        for key in sortedKeys {
            errors.add(FormatRules.problems(inQualifiedName: key), at: path)
            errors.add(FormatRules.problems(inLabelValue: self[key] ?? ""), at: path)
        }
        return errors
    }

    /// The reasons for which the API server would refuse the map as annotations.
    ///
    /// Keys are qualified names, whatever their case, and all keys and values together have at most 256 KiB.
    func annotationErrors(at path: FieldPath) -> [ValidationError] {
        var errors: [ValidationError] = []
        for key in sortedKeys {
            errors.add(FormatRules.problems(inQualifiedName: key.lowercased()), at: path)
        }
        let size = reduce(0) { $0 + $1.key.utf8.count + $1.value.utf8.count }
        let limit = 256 * 1024
        if size > limit {
            let sentence = "the annotations have \(size) bytes together; at most \(limit) are allowed"
            errors.add(.tooLong, at: path, sentence)
        }
        return errors
    }
}
