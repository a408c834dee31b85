import Markdown
import Testing

@Suite struct MarkdownDocumentTests {
    @Test("renders titles, lists, links and typographic French")
    func html() {
        let document = MarkdownDocument(
            "## 1. Objet\n\nL’été\u{A0}: **oui**.\n\n- un\n- deux\n\n[ROR](https://ror.example)\n")
        #expect(
            document.html
                == """
                <h2>1. Objet</h2>
                <p>L’été\u{A0}: <strong>oui</strong>.</p>
                <ul>
                <li>un</li>
                <li>deux</li>
                </ul>
                <p><a href="https://ror.example">ROR</a></p>

                """)
        #expect(document.faults.isEmpty)
    }

    @Test("gives the words of each part on one line, with marks and addresses")
    func blocks() {
        let text =
            "## Titre\n\nUne ligne\net sa suite.\n\n- a `b`\n- c\n\n3. trois\n\n   encore\n4. quatre\n\n<https://a.example> [mot](https://b.example)"
        let blocks = MarkdownDocument(text).blocks
        #expect(
            blocks.map(\.text) == [
                "Titre", "Une ligne et sa suite.", "a b", "c", "trois", "encore", "quatre",
                "https://a.example mot (https://b.example)",
            ])
        #expect(
            blocks.map(\.kind) == [
                .heading(2), .paragraph, .item("•"), .item("•"), .item("3."), .item(""), .item("4."), .paragraph,
            ])
    }

    @Test(
        "never renders a script, whatever the text",
        arguments: [
            "<script>alert(1)</script>", "a <b onclick=x>b</b>", "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))", "[x](data:text/html;base64,AA)", "![x](javascript:alert(1))",
            "<javascript:alert(1)>", "[x]: javascript:alert(1)\n\n[x]", "[x](vbscript:a)", "\"><svg onload=alert(1)>",
        ])
    func hostile(text: String) {
        let html = MarkdownDocument(text).html.lowercased()
        for bad in [
            "<script", "<svg", "<b ", "href=\"javascript", "href=\"data", "src=\"javascript", "href=\"vbscript",
        ] {
            #expect(!html.contains(bad))
        }
    }

    @Test("tells what cannot be published, and where")
    func faults() {
        let text = "# Un\n\nb <b>c</b>\n\n<div>\n</div>\n\n![i](i.png)\n\n```\ncode\n```\n"
        let faults = MarkdownDocument(text).faults
        #expect(faults.map(\.what).contains("raw HTML") && faults.map(\.what).contains("an image"))
        #expect(faults.first?.line == 1 && faults.last?.line == 10 && faults.last?.what == "a block of code")
    }

    @Test("reads anything: nothing, NUL, deep nesting")
    func anything() {
        #expect(MarkdownDocument("").blocks.isEmpty)
        #expect(MarkdownDocument("a\u{0}b").html.contains("a"))
        #expect(!MarkdownDocument(String(repeating: "> ", count: 5000) + "x").html.isEmpty)
    }
}
