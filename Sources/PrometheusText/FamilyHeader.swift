// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

/// What is known of a family beside its samples.
struct FamilyHeader: Sendable {
    /// Why a line about the family may not stand where it does.
    enum Problem {
        case isSecond
        case isBehindSamples
    }

    let name: String
    private(set) var type: MetricType?
    private(set) var help: String?
    private(set) var unit: String?
    var hasSamples = false

    init(name: String) {
        self.name = name
    }

    mutating func setType(_ type: MetricType) -> Problem? {
        if self.type != nil { return .isSecond }
        if hasSamples { return .isBehindSamples }
        self.type = type
        return nil
    }

    /// Notes the help; an empty line counts as none, and the Prometheus format lets it stand behind samples.
    mutating func setHelp(_ help: String, in format: ExpositionFormat) -> Problem? {
        if help.isEmpty { return nil }
        if self.help != nil { return .isSecond }
        if hasSamples, format == .openMetrics { return .isBehindSamples }
        self.help = help
        return nil
    }

    /// Notes the unit; an empty line counts as none.
    mutating func setUnit(_ unit: String) -> Problem? {
        if unit.isEmpty { return nil }
        if self.unit != nil { return .isSecond }
        if hasSamples { return .isBehindSamples }
        self.unit = unit
        return nil
    }
}
