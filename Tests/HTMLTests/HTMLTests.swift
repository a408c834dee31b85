import HTML
import Testing

@Suite struct HTMLTests {
    private let hostile = "<script>\"'&"

    @Test("escapes text in content and in attributes")
    func escaping() {
        let escaped = "&lt;script&gt;&quot;&#39;&amp;"
        let row: HTML = "<li title=\"\(hostile)\">\(hostile)</li>"
        #expect(row.text == "<li title=\"\(escaped)\">\(escaped)</li>")
    }

    @Test("keeps fragments as they are, once escaped")
    func fragments() {
        let inner: HTML = "<b>\(hostile)</b>"
        let outer: HTML = "<p>\(inner)\([inner])\(nil as HTML?)</p>"
        #expect(outer.text == "<p>\(inner.text)\(inner.text)</p>")
    }

    @Test("writes a fragment only when its condition holds")
    func conditions() {
        let both: HTML = "<input\(" checked", when: true)\(" disabled", when: false)>"
        #expect(both.text == "<input checked>")
    }

    @Test("escapes each element of a list")
    func lists() {
        #expect(["a", "<"].html { "<li>\($0)</li>" }.text == "<li>a</li><li>&lt;</li>")
    }
}
