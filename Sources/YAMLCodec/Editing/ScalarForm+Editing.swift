// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension ScalarForm {
    /// Chooses the form of a text that stands in brackets or braces.
    init(inBrackets text: ArraySlice<UInt8>, preferring quotes: ScalarForm?) {
        let form = ScalarForm(of: text, as: .value, preferring: quotes)
        guard form == .plain else {
            self = form
            return
        }
        // Commas and brackets end a plain text there, and not all readers know which indicators may begin one.
        let isFree = !text.contains(where: \.isFlowIndicator) && ScalarForm(of: text, as: .key) == .plain
        switch text.first {
        case UInt8(ascii: "?"), UInt8(ascii: ":"): self = .doubleQuoted
        default: self = isFree ? .plain : .doubleQuoted
        }
    }

    /// Chooses the form of a text that takes the place of one in quotes, which stay where they can hold it.
    init(of text: ArraySlice<UInt8>, as place: Place, preferring quotes: ScalarForm?) {
        switch quotes {
        case .doubleQuoted: self = .doubleQuoted
        case .singleQuoted where ScalarForm.canBeSingleQuoted(text): self = .singleQuoted
        default: self = ScalarForm(of: text, as: place)
        }
    }
}
