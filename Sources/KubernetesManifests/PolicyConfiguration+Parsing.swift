// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import FieldCoding
public import RolloutPolicy
import SourceText
import YAMLCodec

extension PolicyConfiguration {
    /// Reads a configuration in YAML or JSON, strictly.
    ///
    /// An empty text is a configuration with nothing in it.
    ///
    /// - Parameters:
    ///   - text: The text, and what messages call it.
    ///   - rules: Rules of your own, which the configuration may name, too.
    /// - Throws: `ManifestErrors` with the place of every mistake: what is not YAML, fields that a configuration does not
    ///   have, values that are no such values or make no sense, codes and parameters that no rule has, rules that are
    ///   listed twice.
    public init(parsing text: ManifestText, adding rules: [any Rule] = []) throws(ManifestErrors) {
        let stream: YAMLStream
        do throws(YAMLError) {
            stream = try YAMLStream(parsing: text.bytes, name: text.name)
        } catch {
            throw ManifestErrors(errors: [ManifestError(error)])
        }
        let source = stream.sourceText()
        guard stream.documents.count <= 1 else {
            let second = stream.documents[1].root
            let error = ManifestError(.invalidConfiguration, "expected one document", at: second, in: source)
            throw ManifestErrors(errors: [error])
        }
        guard let root = stream.documents.first?.root, !root.isNull(in: .core) else {
            self.init()
            return
        }
        let decoder = YAMLDecoder(isStrict: true)
        do throws(YAMLDecodingError) {
            self = try decoder.read(PolicyConfiguration.self, from: root, in: source)
        } catch {
            throw ManifestErrors(errors: error.problems.map { ManifestError(configuration: $0) })
        }
        do throws(PolicyConfigurationError) {
            _ = try RolloutRules(self, adding: rules)
        } catch {
            let errors = error.problems.map { ManifestError($0, in: root, source) }
            throw ManifestErrors(errors: errors.sorted { $0.range.lowerBound < $1.range.lowerBound })
        }
    }
}

extension ManifestError {
    fileprivate init(configuration problem: YAMLDecodingError.Problem) {
        self.init(
            code: .invalidConfiguration,
            path: problem.path,
            range: problem.range,
            diagnostic: problem.diagnostic,
            hint: problem.hint
        )
    }

    fileprivate init(_ problem: PolicyConfigurationError.Problem, in root: YAMLNode, _ source: SourceText) {
        let isAboutValue = problem.code == .invalidValue
        let node = (isAboutValue ? root.node(at: problem.path) : root.keyOrElement(at: problem.path)) ?? root
        self.init(.invalidConfiguration, problem.message, at: node, path: problem.path, in: source, hint: problem.hint)
    }
}

extension YAMLNode {
    /// The key of the entry that a path leads to, or the element; nil where there is none.
    fileprivate func keyOrElement(at path: FieldPath) -> YAMLNode? {
        guard let last = path.components.last else { return self }
        let child = node(at: FieldPath(path.components.dropLast()))?.child(last)
        return child?.key ?? child?.value.resolved
    }
}
