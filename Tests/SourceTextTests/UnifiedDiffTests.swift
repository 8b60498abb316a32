// swift-kubernetes-lifecycle
// SPDX-License-Identifier: Apache-2.0

import SourceText
import TestSupport
import Testing

struct UnifiedDiffTests {
    @Test func `a change is shown with the lines around it`() {
        let old = "kind: Service\nmetadata:\n  name: web\nspec:\n  type: NodePort\n  ports: []\nstatus: {}\n"
        let new = old.replacing("NodePort", with: "ClusterIP")
        #expect(
            diff(old, new).description == """
                --- text
                +++ text
                @@ -2,6 +2,6 @@
                 metadata:
                   name: web
                 spec:
                -  type: NodePort
                +  type: ClusterIP
                   ports: []
                 status: {}

                """
        )
    }

    @Test(
        arguments: [
            ("", "a\n", "@@ -0,0 +1 @@\n+a\n"),
            ("a\n", "", "@@ -1 +0,0 @@\n-a\n"),
            ("a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"),
            ("a\nb", "a\nc\n", "@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n"),
            ("b", "c", "@@ -1 +1 @@\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"),
            ("a\r\n", "b\r\n", "@@ -1 +1 @@\n-a\r\n+b\r\n"),
            ("a\nb\nc\n", "a\nc\n", "@@ -1,3 +1,2 @@\n a\n-b\n c\n"),
        ]
    )
    func `hunks are what patch expects`(old: String, new: String, expected: String) {
        #expect(diff(old, new).description == "--- text\n+++ text\n" + expected)
    }

    @Test func `equal texts have no difference`() {
        #expect(diff("a\nb\n", "a\nb\n").isEmpty)
        #expect(diff("a\nb\n", "a\nb\n").description == "")
    }

    @Test func `changes whose surroundings meet share a hunk`() {
        let lines = (1...20).map { "\($0)\n" }
        let near = lines.map { ["5\n", "12\n"].contains($0) ? "x\n" : $0 }.joined()
        let far = lines.map { ["5\n", "13\n"].contains($0) ? "x\n" : $0 }.joined()
        #expect(diff(lines.joined(), near).hunks.map(\.oldLines) == [1..<15])
        #expect(diff(lines.joined(), far).hunks.map(\.oldLines) == [1..<8, 9..<16])
    }

    @Test func `the number of lines around a change can be chosen`() {
        let none = UnifiedDiff(
            from: SourceText("1\n2\n3\n", name: "a"),
            to: SourceText("1\nx\n3\n", name: "b"),
            context: 0
        )
        #expect(none.description == "--- a\n+++ b\n@@ -2 +2 @@\n-2\n+x\n")
    }

    @Test func `the hunks make the new text of the old one`() {
        var random = SeededGenerator(seed: 11)
        for _ in 0..<1000 {
            let old = random.text(of: ["a\n", "b\n", "c\n", "d"], count: 0...30)
            let new = random.text(of: ["a\n", "b\n", "c\n", "d"], count: 0...30)
            let context = Int.random(in: 0...4, using: &random)
            let difference = UnifiedDiff(
                from: SourceText(old, name: "old"),
                to: SourceText(new, name: "new"),
                context: context
            )
            #expect(applying(difference, to: old) == new)
            #expect(difference.isEmpty == (old == new))
        }
    }

    @Test func `a few changes far apart in a large text are all there is`() {
        let lines = (0..<50_000).map { "line \($0 % 100)\n" }
        var changed = lines
        changed[100] = "x\n"
        changed.insert("y\n", at: 25_000)
        changed.remove(at: 49_000)
        let hunks = diff(lines.joined(), changed.joined()).hunks
        #expect(hunks.map { $0.lines.filter { $0.change != .none }.count } == [2, 1, 1])
    }

    @Test func `texts with nothing in common are compared in linear time`() {
        let old = (0..<4000).map { "a\($0)\n" }.joined()
        let new = (0..<4000).map { "b\($0)\n" }.joined()
        let hunks = diff(old, new).hunks
        #expect(hunks.count == 1)
        #expect(hunks.first?.lines.count == 8000)
    }

    // MARK: - Helpers

    private func diff(_ old: String, _ new: String) -> UnifiedDiff {
        UnifiedDiff(from: SourceText(old, name: "text"), to: SourceText(new, name: "text"))
    }

    /// What patch does, strictly: every line of a hunk must be where the hunk says.
    private func applying(_ difference: UnifiedDiff, to old: String) -> String {
        let lines = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        // Behind the last line feed there is no line.
        let terminated = lines.dropLast().map { $0 + "\n" } + (lines.last == "" ? [] : lines.suffix(1))
        var result: [String] = []
        var position = 0
        for hunk in difference.hunks {
            result += terminated[position..<hunk.oldLines.lowerBound]
            position = hunk.oldLines.lowerBound
            #expect(result.count == hunk.newLines.lowerBound)
            for line in hunk.lines {
                let text = line.content + (line.hasLineFeed ? "\n" : "")
                if line.change != .added {
                    #expect(terminated[position] == text)
                    position += 1
                }
                if line.change != .removed { result.append(text) }
            }
            #expect(position == hunk.oldLines.upperBound)
            #expect(result.count == hunk.newLines.upperBound)
        }
        result += terminated[position...]
        return result.joined()
    }
}
