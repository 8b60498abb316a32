import Testing
import FieldCoding
@testable import YAMLCodec
struct Scratch {
    func show(_ t: String, _ body: (inout YAMLDocument) throws -> Void) {
        print("-----"); print(t.debugDescription)
        do { var d = try YAMLDocument(t); try body(&d); print(d.text.debugDescription); print(d.text) } catch { print("ERROR", error) }
    }
    @Test func scratch() throws {
        show("a: 1 # c\nb:\n  c: x\n") { try $0.set("b.c", to: "y: z"); try $0.set("a", to: ["q": 1]); try $0.set("b.d.e", to: [1, 2]) }
        show("a: 1\nb: 2") { try $0.remove("b") }
        show("a: 1\nb: 2") { try $0.remove("a") }
        show("a: 1\nb: 2") { try $0.insert("x", at: "c") }
        show("a: 1") { try $0.remove("a") }
        show("labels:\n  # about\n  app: x # c\nother: 1\n") { try $0.remove("labels.app") }
        show("- name: a # c\n  # about image\n  image: b\n- z\n") { try $0.remove("[0].name") }
        show("- name: a # c\n  # about image\n  image: b\n- z\n") { try $0.remove("[0].image"); try $0.remove("[0].name") }
        show("- - a\n  - b\n") { try $0.remove("[0][0]"); try $0.insert("q", at: "[0][0]"); try $0.remove("[0][1]"); try $0.remove("[0][0]") }
        show("[a, b, c]") { try $0.remove("[1]"); try $0.insert("x, y", at: "[0]"); try $0.insert("z", at: "[3]"); try $0.remove("[3]") }
        show("{\n  \"a\": 1,\n  \"b\": {\"c\": \"d\"}\n}\n") { try $0.insert("x", at: "q"); try $0.remove("a"); try $0.set("b.e", to: ["x\u{1}", "y"]) ; try $0.set("z.y", to: 3)}
        show("a: |+\n  x\n\nb: 1\n\nc: 2\n") { try $0.remove("b") }
        show("a: |\n  x\n  y\nb: 1\n") { try $0.set("a", to: "z\nq\n\n"); try $0.set("b", to: "1\n2"); try $0.set("a", to: 1) }
        show("a: &x 1\nb: *x\n") { try $0.remove("a") }
        show("a: &x {y: 1}\nb: *x\n") { try $0.set("b.y", to: 2) }
        show("a: !!str 1\nb: !!int 3\nc: !Foo x\n") { try $0.set("a", to: 3); try $0.set("b", to: 4); try $0.set("c", to: "y") }
        show("") { try $0.set("a.b", to: 1) }
        show("# c") { try $0.set("a.b", to: 1) }
        show("---\n...\n") { try $0.set("a.b", to: 1) }
        show("--- x # c\n") { try $0.set("", to: ["a": 1]) }
        show("? a\n: b\n? c\nd: e\n") { try $0.set("a", to: ["x", "y"]); try $0.set("c", to: ["x": 1]); try $0.rename("a", to: "b c"); try $0.remove("c") }
        show("a:\r\n  - b\r\n  - c") { try $0.insert("d", at: "a[2]"); try $0.set("e", to: ["x": ["y"]]) }
        show("[a: b, c]") { try $0.remove("[0].a"); }
        show("[a: b, c]") { try $0.set("[0].x", to: 1) }
    }
}
