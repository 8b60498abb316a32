// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

public import KubernetesModels
import SourceText

extension AnnotationFamily {
    /// Returns what is wrong with an object's annotations of this family, in the order of their keys.
    ///
    /// Errors are what the controller refuses. Warnings are what it does not know, and what the ELB API refuses.
    /// Annotations of other prefixes are not looked at.
    public func problems(in annotations: [String: String], of object: String = "") -> [AnnotationProblem] {
        annotations.sorted { $0.key < $1.key }.flatMap { key, value in
            problems(in: Annotation(object: object, key: key, value: value))
        }
    }

    private func problems(in annotation: Annotation) -> [AnnotationProblem] {
        guard let suffix = suffix(of: annotation.key) else { return [] }
        guard let definition = definition(of: annotation.key) else { return unknown(annotation, suffix) }
        switch definition.form {
        case .attributes(let definitions): return attributeProblems(in: annotation, definitions)
        case .pairs: return attributeProblems(in: annotation, nil)
        case .json:
            do {
                _ = try annotation.json()
                return []
            } catch {
                return [error]
            }
        default: break
        }
        if let problem = definition.form.problem(in: annotation.value) {
            let suggestion = definition.form.suggestion(for: annotation.value)
            return [annotation.problem(problem.code, suggestion: suggestion, problem.sentence)]
        }
        let taker = definition.isRangeChecked ? "the controller" : "the ELB API"
        return definition.form.rangeProblem(in: annotation.value, takenBy: taker).map {
            [annotation.problem(.outOfRange, severity: definition.isRangeChecked ? .error : .warning, $0)]
        } ?? []
    }

    private func unknown(_ annotation: Annotation, _ suffix: String) -> [AnnotationProblem] {
        // Others use the prefix, too.
        guard suffix.hasPrefix(ownBeginning) else { return [] }
        let suggestion = suggestion(for: suffix)
        let sentence = "the controller knows no such annotation, and ignores it"
        return [
            annotation.problem(
                .unknownAnnotation,
                severity: .warning,
                suggestion: suggestion.map(key),
                sentence
            )
        ]
    }

    private func suggestion(for suffix: String) -> String? {
        let named = definitions.filter(\.takesName).map(\.suffix)
        if named.contains(suffix) { return suffix + ".<name>" }
        // The name behind a suffix that takes one is no part of a mistake in the suffix.
        let parts = suffix.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2, let name = closest(to: String(parts[0]), among: named) { return "\(name).\(parts[1])" }
        return closest(to: suffix, among: definitions.filter { !$0.takesName }.map(\.suffix))
    }

    /// What resembles a suffix most, not counting how all suffixes begin.
    private func closest(to suffix: String, among known: [String]) -> String? {
        guard suffix.hasPrefix(commonBeginning) else { return Spelling.closest(to: suffix, among: known) }
        let ends = known.filter { $0.hasPrefix(commonBeginning) }.map { String($0.dropFirst(commonBeginning.count)) }
        let end = Spelling.closest(to: String(suffix.dropFirst(commonBeginning.count)), among: ends)
        return end.map { commonBeginning + $0 }
    }

    private func attributeProblems(
        in annotation: Annotation,
        _ definitions: [AttributeDefinition]?
    ) -> [AnnotationProblem] {
        let map: AttributeMap
        do {
            map = try annotation.attributes()
        } catch {
            return [error]
        }
        var problems: [AnnotationProblem] = []
        if map.endsWithComma {
            let sentence = "the comma at the end is taken for part of the last value; remove it"
            problems.append(annotation.problem(.trailingComma, severity: .warning, sentence))
        }
        for (key, value) in map.entries {
            guard let definitions else { continue }
            problems += attributeProblem(key, value, in: annotation, definitions).map { [$0] } ?? []
        }
        return problems
    }

    private func attributeProblem(
        _ key: String,
        _ value: String,
        in annotation: Annotation,
        _ definitions: [AttributeDefinition]
    ) -> AnnotationProblem? {
        guard let definition = definitions.first(where: { $0.key == key }) else {
            let suggestion = Spelling.closest(to: key, among: definitions.map(\.key))
            let sentence = "the attribute \(key.quotedForMessages) is not known; the ELB API may refuse it"
            return annotation.problem(.unknownAttribute, severity: .warning, suggestion: suggestion, sentence)
        }
        // For a port an empty value leaves the one for all ports.
        if value.isEmpty, definitions == AttributeDefinition.targetGroup,
            self.definition(of: annotation.key)?.takesName == true
        {
            return nil
        }
        if let problem = definition.form.problem(in: value) {
            return annotation.problem(
                problem.code,
                // It is the only one that the controller itself reads.
                severity: self == .service && definition == .preserveClientIP ? .error : .warning,
                suggestion: definition.form.suggestion(for: value),
                "\(key): \(problem.sentence)"
            )
        }
        return definition.form.rangeProblem(in: value).map {
            annotation.problem(.outOfRange, severity: .warning, "\(key): \($0)")
        }
    }
}

extension Ingress {
    /// What is wrong with the annotations for the load balancer.
    public var annotationProblems: [AnnotationProblem] {
        AnnotationFamily.ingress.problems(in: metadata.annotations ?? [:], of: title)
    }
}

extension Service {
    /// What is wrong with the annotations for a load balancer of its own, and for that of Ingresses that send to it.
    public var annotationProblems: [AnnotationProblem] {
        [AnnotationFamily.ingress, .service].flatMap { $0.problems(in: metadata.annotations ?? [:], of: title) }
    }
}

extension KubernetesResource {
    /// The kind and the name, as in `Ingress shop/web`.
    var title: String {
        let name = metadata.name ?? metadata.generateName ?? ""
        return "\(Self.kind) " + (metadata.namespace.map { "\($0)/" } ?? "") + name
    }
}
