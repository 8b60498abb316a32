// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels
import YAMLCodec

extension Suite {
    /// Texts that must come back from a document, without quotes where no reader needs them.
    static let emission = [
        Suite("yaml.emission") { conformanceCase in
            let text = try conformanceCase.input.text("string")
            for place in EmissionPlace.allCases {
                let needsQuotes = conformanceCase.input[place.misreadersMember] != []
                let problem = try place.problem(writing: text, needsQuotes: needsQuotes)
                if let problem { return .failed(got: problem) }
            }
            return .passed
        }
    ]
}
