// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What a reader made of a document, as far as readers can agree on it: the texts of scalars and their order.
public indirect enum Tree: Equatable {
    case scalar(String)
    case sequence([Tree])
    /// Keys and values by turns.
    case mapping([Tree])
}
