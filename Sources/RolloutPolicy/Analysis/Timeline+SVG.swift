// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import KubernetesModels

extension Timeline {
    /// The timeline as a picture: an SVG document with one row an event from the top down, its dot at its time, and a
    /// title and description for those who do not see it.
    ///
    /// - Parameter title: What stands above the picture.
    /// - Returns: The document.
    public func svg(title: String = "What happens to a Pod from its deletion on") -> String {
        let height = Self.top + Double(events.count) * Self.row + 44
        var lines = [
            ##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 940 \##(Text.tenths(height))" role="img" "##
                + #"aria-labelledby="title desc" font-family="sans-serif" font-size="12">"#,
            #"  <title id="title">\#(XML.escaped(title))</title>"#,
            #"  <desc id="desc">\#(XML.escaped(summary))</desc>"#,
            ##"  <rect width="940" height="\##(Text.tenths(height))" fill="#ffffff"/>"##,
            ##"  <text x="16" y="24" font-size="15" fill="#222222">\##(XML.escaped(title))</text>"##,
        ]
        lines += axis(bottom: Self.top + Double(events.count) * Self.row)
        lines += events.enumerated().flatMap(row)
        lines.append("</svg>")
        return lines.joined(separator: "\n") + "\n"
    }

    private var summary: String {
        events.map { "\(Text.seconds($0.time)): \($0)" }.joined(separator: "; ") + "."
    }

    // MARK: - Geometry

    private static let (left, right, top, row) = (24.0, 316.0, 44.0, 22.0)

    private var end: Duration {
        max(events.last?.time ?? .zero, .seconds(1))
    }

    private func x(_ time: Duration) -> Double {
        Self.left + (Self.right - Self.left) * (time / end)
    }

    // MARK: - Parts

    /// The seconds below the rows, each with a line.
    private func axis(bottom: Double) -> [String] {
        let last = end.wholeSecondsRoundedDown
        let step = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].first { last / $0 <= 8 } ?? max(1, last / 8)
        return stride(from: 0, through: last, by: step).flatMap { second in
            let x = Text.tenths(x(.seconds(second)))
            return [
                ##"  <line x1="\##(x)" y1="\##(Self.top)" x2="\##(x)" y2="\##(Text.tenths(bottom))" stroke="#dddddd"/>"##,
                ##"  <text x="\##(x)" y="\##(Text.tenths(bottom + 18))" text-anchor="middle" "##
                    + ##"fill="#444444">\##(second) s</text>"##,
            ]
        }
    }

    /// The dot of an event, with its words behind the last second.
    private func row(_ index: Int, _ event: Event) -> [String] {
        let y = Self.top + (Double(index) + 0.5) * Self.row
        let color = event.kind.color
        return [
            ##"  <line x1="\##(Text.tenths(x(event.time)))" y1="\##(Text.tenths(y))" x2="\##(Self.right + 12)" "##
                + ##"y2="\##(Text.tenths(y))" stroke="\##(color)" stroke-opacity="0.3"/>"##,
            ##"  <circle cx="\##(Text.tenths(x(event.time)))" cy="\##(Text.tenths(y))" r="4" fill="\##(color)"/>"##,
            ##"  <text x="\##(Self.right + 16)" y="\##(Text.tenths(y))" dy="4" fill="\##(color)">"##
                + "\(Text.seconds(event.time)): \(XML.escaped(event.description))</text>",
        ]
    }
}

extension Timeline.Kind {
    /// The colour of those who act: the kubelet and the container, the path, and the request.
    fileprivate var color: String {
        switch self {
        case .podDeleted, .podsCreated, .oldPodsDeleted: "#222222"
        case .hookStarts, .hookEnds, .hookAbandoned, .stopSignal, .serverStops, .processEnds, .kill: "#1f5fa8"
        case .containersReady, .podsAvailable, .idleConnectionClosed: "#1f5fa8"
        case .step, .targetsHealthy: "#2e7d32"
        case .requestSent, .requestArrives, .requestFails, .progressDeadline: "#b3261e"
        }
    }
}
