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

    @Test("escapes literals, substrings and choices alike: only a fragment is markup")
    func everyText() {
        let html: HTML = "\("<b>")\("<b>".prefix(2))\(true ? "<i>" : "")\("&amp;")"
        #expect(html.text == "&lt;b&gt;&lt;b&lt;i&gt;&amp;amp;")
    }

    @Test("escapes a character that a combining accent follows")
    func combining() {
        let html: HTML = "<p title=\"\("\"\u{301}")\">\("<\u{338}")\("&\u{301}")</p>"
        #expect(html.text == "<p title=\"&quot;\u{301}\">&lt;\u{338}&amp;\u{301}</p>")
    }

    @Test("leaves other texts as they are", arguments: ["", "été", "😀", "a b\n", "%3Cb%3E", "\u{0}"])
    func otherTexts(_ text: String) {
        let html: HTML = "\(text)"
        #expect(html.text == text)
    }

    @Test("writes whole numbers")
    func numbers() {
        let html: HTML = "\(-1)|\(Int64.max)|\(UInt8(7))"
        #expect(html.text == "-1|9223372036854775807|7")
    }

    @Test("joins fragments, and tells an empty one")
    func joins() {
        var html = HTML()
        #expect(html.isEmpty)
        html += "<b>"
        #expect((html + "é").text == "<b>é")
        #expect((html + "é").bytes == Array("<b>é".utf8))
        #expect(!html.isEmpty)
    }

    @Test("leaves out a fragment that is not there, and writes one that is")
    func optional() {
        let there: HTML? = "<i></i>"
        let html: HTML = "\(nil as HTML?)\(there)\([HTML]())"
        #expect(html.text == "<i></i>")
    }
}
