// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

/// Reads settings out of annotations, with what the controller assumes without them.
struct SettingReader {
    let family: AnnotationFamily
    let annotations: AnnotationReader

    func annotation(_ suffix: String) -> Annotation? {
        annotations.annotation(family.key(suffix))
    }

    func text(_ suffix: String, default assumed: String, from source: SettingSource = .controller) -> Setting<String> {
        annotation(suffix).map { Setting($0.value, from: .annotation($0)) } ?? Setting(assumed, from: source)
    }

    /// One of the values that are known, in their spelling or in capitals or not.
    func choice<Value: OpenEnumeration>(
        _ suffix: String,
        of known: [Value],
        ignoringCase: Bool = false,
        default assumed: Value,
        from source: SettingSource = .controller
    ) throws(AnnotationProblem) -> Setting<Value> {
        guard let annotation = annotation(suffix) else { return Setting(assumed, from: source) }
        let value = Value(ignoringCase ? annotation.value.uppercased() : annotation.value)
        guard known.contains(value) else {
            let form = ValueForm.oneOf(known.map(\.rawValue))
            throw annotation.problem(
                .unsupportedValue,
                suggestion: form.suggestion(for: annotation.value),
                form.problem(in: annotation.value)?.sentence ?? ""
            )
        }
        return Setting(value, from: .annotation(annotation))
    }

    func boolean(_ suffix: String) throws(AnnotationProblem) -> Setting<Bool>? {
        guard let annotation = annotation(suffix) else { return nil }
        return Setting(try annotation.boolean(), from: .annotation(annotation))
    }

    func number(_ suffix: String, default assumed: Int) throws(AnnotationProblem) -> Setting<Int> {
        guard let annotation = annotation(suffix) else { return Setting(assumed, from: .controller) }
        return Setting(try annotation.integer(), from: .annotation(annotation))
    }

    func seconds(_ suffix: String, default assumed: Int) throws(AnnotationProblem) -> Setting<Duration> {
        try number(suffix, default: assumed).map { .seconds($0) }
    }

    /// The pairs of an annotation, each with its place.
    func pairs(_ suffix: String) throws(AnnotationProblem) -> [String: Setting<String>] {
        guard let annotation = annotation(suffix) else { return [:] }
        return try annotation.attributes().values.mapValues { Setting($0, from: .annotation(annotation)) }
    }

    /// The labels of nodes, as a selector; none for Pods.
    func nodeSelector(
        _ suffix: String,
        for targetType: TargetType
    ) throws(AnnotationProblem) -> Setting<LabelSelector>? {
        guard targetType == .instance, let annotation = annotation(suffix) else { return nil }
        let labels = try annotation.attributes().values
        return labels.isEmpty ? nil : Setting(LabelSelector(matchLabels: labels), from: .annotation(annotation))
    }

    /// The port of health checks, resolved against the Service.
    func healthCheckPort(
        _ suffix: String,
        default assumed: String,
        of service: Service,
        for targetType: TargetType
    ) throws(AnnotationProblem) -> Setting<IntOrString> {
        let annotation = annotation(suffix)
        do {
            let port = try service.healthCheckPort(annotation?.value ?? assumed, for: targetType)
            return Setting(port, from: annotation.map { .annotation($0) } ?? .controller)
        } catch {
            throw annotation?.problem(error.code, error.sentence) ?? error
        }
    }
}
