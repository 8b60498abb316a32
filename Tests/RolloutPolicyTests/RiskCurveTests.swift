// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import RolloutPolicy
import TargetGroups
import Testing

struct RiskCurveTests {
    private func risk() throws -> SleepRisk {
        try SleepRisk(
            path: TrafficPath(
                name: "a <test> & more",
                stages: [.step(.kubeProxyUpdate, .stated(upTo: .seconds(9)))]
            ),
            application: Application(onTermination: .drains(within: .seconds(5)), longestRequest: .seconds(1)),
            models: [
                .kubeProxyUpdate: .buckets(
                    [
                        .init(upTo: .seconds(2), share: 0.9), .init(upTo: .seconds(5), share: 0.999),
                        .init(upTo: .seconds(9), share: 1),
                    ],
                    within: .upperEdge
                )
            ]
        )
    }

    @Test func `the curve has each second, until it has nothing more to tell`() throws {
        let curve = try risk().curve(pods: 1)
        #expect(curve.points.map(\.sleep) == Array(0...10))
        #expect(curve.points[0].dropProbability == 1)
        #expect(abs(curve.points[4].dropProbability - 0.1) < 1e-15)
        #expect(try risk().curve(marks: [.current(14)]).points.count == 17)
    }

    @Test func `the text has a line for each sleep and names the marks`() throws {
        let text = try risk().curve(marks: [.recommended(5), .current(2)]).description
        #expect(
            text == """
                Sleep and the probability that an update of 1 Pod drops a request (logarithmic bars):
                   0 s     100 %  ####################################
                   1 s     100 %  ####################################
                   2 s      10 %  ############################### <- current
                   3 s      10 %  ###############################
                   4 s      10 %  ###############################
                   5 s     0.1 %  ##################### <- recommended
                   6 s     0.1 %  #####################
                   7 s     0.1 %  #####################
                   8 s     0.1 %  #####################
                   9 s       0 %
                  10 s       0 %
                """
        )
    }

    @Test func `a long curve has some thirty lines, those of the marks among them`() throws {
        let risk = try SleepRisk(
            path: .networkLoadBalancer(targets: .ip),
            application: Application(onTermination: .exits, longestRequest: .zero)
        )
        let lines = risk.curve(marks: [.current(37), .worstCase(311)]).description.split(separator: "\n")
        #expect((15...32).contains(lines.count))
        #expect(lines.contains { $0.hasPrefix("  37 s") && $0.hasSuffix("<- current") })
        #expect(lines.contains { $0.hasPrefix(" 311 s") && $0.hasSuffix("<- worst case") })
    }

    @Test func `the picture tells those who do not see it what it shows`() throws {
        let svg = try risk().curve(pods: 2, marks: [.current(2), .recommended(9)]).svg()
        let lines = svg.split(separator: "\n").map(String.init)
        #expect(
            lines[0]
                == #"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 420" role="img" "#
                + #"aria-labelledby="title desc" font-family="sans-serif" font-size="12">"#
        )
        #expect(lines[1] == #"  <title id="title">Probability that an update of 2 Pods drops a request</title>"#)
        #expect(
            lines[2]
                == #"  <desc id="desc">The probability falls from 100 % with a sleep of 0 s to 0 % with a sleep of 11 s; "#
                + "current 2 s: 19 %; recommended 9 s: 0 %.</desc>"
        )
        #expect(lines.last == "</svg>")
        // 616 units for 11 s from 80 on, and at 19 % an eleventh of the height, 304 units, below 56.
        #expect(svg.contains(##"<circle cx="192.0" cy="87.3" r="4" fill="#b3261e"/>"##))
        #expect(svg.contains(">current: 2 s, 19 %</text>"))
        #expect(svg.contains(">recommended: 9 s, 0 %</text>"))
    }

    @Test func `names of marks are written as text`() throws {
        let svg = try risk().curve(marks: [.init("<b> & \"\u{1}", sleep: 3)]).svg()
        #expect(svg.contains(">&lt;b&gt; &amp; &quot;\u{FFFD}: 3 s, 10 %</text>"))
    }

    @Test func `the picture is well-formed`() throws {
        let svg = try risk().curve(marks: [.current(0), .init("a < b", sleep: 4), .worstCase(9)]).svg()
        var open: [Substring] = []
        for part in svg.split(separator: "<").dropFirst(0) {
            let end = try #require(part.firstIndex(of: ">"), "a tag without an end: \(part)")
            let tag = part[..<end]
            #expect(tag.count { $0 == "\"" }.isMultiple(of: 2))
            #expect(!part[part.index(after: end)...].contains(">"))
            if tag.hasPrefix("/") {
                #expect(open.popLast() == tag.dropFirst())
            } else if !tag.hasSuffix("/") {
                open.append(tag.prefix { $0 != " " })
            }
        }
        #expect(open.isEmpty)
        #expect(!svg.contains("nan") && !svg.contains("inf"))
    }
}
