import HTML

/// Texts in pages: nothing of a text becomes markup, and nothing is lost. A browser judges too: `Tests/browser/escaping.py`.
enum EscapedText {
    private static let entities: KeyValuePairs = [
        "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&amp;": "&",
    ]

    static func check(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let html: HTML = "\(text)"
        must(
            !html.text.utf8.contains { [0x3C, 0x3E, 0x22, 0x27].contains($0) },
            "no text opens a tag or ends an attribute")
        must(html.text.utf8.count <= 6 * text.utf8.count, "a text grows six times at most")
        guard let back = unescaped(html.text) else { return must(false, "each & begins a reference that we write") }
        must(back.isSame(text), "an escaped text is the text")
        let attribute: HTML = "<p title=\"\(text)\">\(text)</p>"
        must(attribute.text.isSame("<p title=\"" + html.text + "\">" + html.text + "</p>"), "both places escape alike")
    }

    /// Answers each line of the input, a text in hexadecimal, by its markup in hexadecimal.
    static func answer() {
        while let line = readLine() {
            let digits = Array(line.utf8).compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
            let bytes = stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
            let html: HTML = "\(String(decoding: bytes, as: UTF8.self))"
            print(html.bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined())
        }
    }

    private static func unescaped(_ markup: String) -> String? {
        var rest = markup.utf8[...]
        var text: [UInt8] = []
        while let byte = rest.first {
            guard byte == 0x26 else {
                text.append(byte)
                rest.removeFirst()
                continue
            }
            guard let found = entities.first(where: { rest.starts(with: $0.key.utf8) }) else { return nil }
            text += found.value.utf8
            rest = rest.dropFirst(found.key.utf8.count)
        }
        return String(decoding: text, as: UTF8.self)
    }
}
