// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

extension RiskCurve {
    /// The curve as a picture: an SVG document of 720 by 420 units, with the risk on a logarithmic scale, the marks as
    /// labelled lines, and a title and description for those who do not see it.
    public func svg() -> String {
        var lines = [
            #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 420" role="img" "#
                + #"aria-labelledby="title desc" font-family="sans-serif" font-size="12">"#,
            #"  <title id="title">\#(title)</title>"#,
            #"  <desc id="desc">\#(XML.escaped(summary))</desc>"#,
            ##"  <rect width="720" height="420" fill="#ffffff"/>"##,
            ##"  <text x="\##(Self.left)" y="24" font-size="15" fill="#222222">\##(title)</text>"##,
        ]
        lines += rules + axis + curve + markLines
        lines.append("</svg>")
        return lines.joined(separator: "\n") + "\n"
    }

    private var title: String { "Probability that an update of \(podsText) drops a request" }

    /// What the picture shows, in sentences.
    private var summary: String {
        let marked = marks.map { mark in
            "\(mark.name) \(mark.sleep) s: \(Text.smallPercent(points[mark.sleep].dropProbability))"
        }
        let ends = [points.first, points.last].compactMap { $0 }.map { point in
            "\(Text.smallPercent(point.dropProbability)) with a sleep of \(point.sleep) s"
        }
        return (["The probability falls from \(ends.joined(separator: " to "))"] + marked).joined(separator: "; ") + "."
    }

    // MARK: - Geometry

    private static let (left, right, top, bottom) = (80.0, 696.0, 56.0, 360.0)

    private func x(_ sleep: Int) -> Double {
        Self.left + (Self.right - Self.left) * Double(sleep) / Double(max(1, points.count - 1))
    }

    private func y(_ probability: Double) -> Double {
        Self.bottom - (Self.bottom - Self.top) * Self.height(probability)
    }

    // MARK: - Parts

    /// A horizontal line for some powers of ten, and one for what is less than can be told apart.
    private var rules: [String] {
        let labels = [(1.0, "1"), (0.1, "1 in 10"), (1e-2, "1 in 100"), (1e-3, "1 in 1,000"), (1e-6, "1 in a million")]
        return (labels + [(0, "less")]).flatMap { probability, label in
            let y = Text.tenths(y(probability))
            return [
                ##"  <line x1="\##(Self.left)" y1="\##(y)" x2="\##(Self.right)" y2="\##(y)" stroke="#dddddd"/>"##,
                ##"  <text x="74" y="\##(y)" dy="4" text-anchor="end" fill="#444444" font-size="11">\##(label)</text>"##,
            ]
        }
    }

    /// The seconds below the curve.
    private var axis: [String] {
        let last = points.count - 1
        let step = [1, 2, 5, 10, 20, 50, 100].first { last / $0 <= 12 } ?? 1000
        let labels = stride(from: 0, through: last, by: step).map { sleep in
            ##"  <text x="\##(Text.tenths(x(sleep)))" y="378" text-anchor="middle" fill="#444444">\##(sleep)</text>"##
        }
        let name = ##"  <text x="388" y="404" text-anchor="middle" fill="#222222">seconds of sleep in preStop</text>"##
        return labels + [name]
    }

    private var curve: [String] {
        let places = points.map { "\(Text.tenths(x($0.sleep))),\(Text.tenths(y($0.dropProbability)))" }
        return [
            ##"  <polyline fill="none" stroke="#1f5fa8" stroke-width="2" points="\##(places.joined(separator: " "))"/>"##
        ]
    }

    /// A vertical line for each mark, with its name: in steps, so that the names of near marks stay apart, on the side
    /// where there is room, and low, where the curve has not come yet.
    private var markLines: [String] {
        marks.enumerated().flatMap { index, mark in
            let place = x(mark.sleep)
            let height = Self.bottom - 14 - Double(index % 4) * 16
            let isRight = place > (Self.left + Self.right) / 2
            let probability = points[mark.sleep].dropProbability
            let label = XML.escaped("\(mark.name): \(mark.sleep) s, \(Text.smallPercent(probability))")
            let text = ##"x="\##(Text.tenths(place + (isRight ? -6 : 6)))" y="\##(Text.tenths(height))""##
            return [
                ##"  <line x1="\##(Text.tenths(place))" y1="\##(Self.top)" x2="\##(Text.tenths(place))" "##
                    + ##"y2="\##(Self.bottom)" stroke="#b3261e" stroke-dasharray="4 3"/>"##,
                ##"  <circle cx="\##(Text.tenths(place))" cy="\##(Text.tenths(y(probability)))" r="4" "##
                    + ##"fill="#b3261e"/>"##,
                ##"  <text \##(text) text-anchor="\##(isRight ? "end" : "start")" fill="#b3261e" "##
                    + ##"stroke="#ffffff" stroke-width="4" paint-order="stroke">\##(label)</text>"##,
            ]
        }
    }
}
