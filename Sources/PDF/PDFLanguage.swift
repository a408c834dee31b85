/// What cairo 1.16 does not write: the language of a document, that it is tagged, and that its title is to be shown.
///
/// Source: ISO 32000-1 §7.5.6 (incremental updates), §7.7.2 (the catalogue, `Lang`), §14.7.1 (`MarkInfo`), §12.2 (`DisplayDocTitle`).
enum PDFLanguage {
    /// The document with a second catalogue at its end, which replaces the first; as it was when it is not as cairo writes.
    static func add(_ language: String, to document: [UInt8]) -> [UInt8] {
        guard let catalogue = object(holding: "/Type /Catalog", in: document),
            let trailer = text(after: "trailer", until: "startxref", in: document),
            let place = text(after: "startxref", until: "%%EOF", in: document),
            let previous = Int(place.filter(\.isNumber)), let end = trailer.lastRange(of: ">>")
        else { return document }
        let entries =
            "<< /Lang (\(language)) /MarkInfo << /Marked true >> /ViewerPreferences << /DisplayDocTitle true >>"
        let offset = document.count + 1
        let body = "\n\(catalogue.number) 0 obj\n\(entries) \(catalogue.body.drop { $0 == "<" })endobj\n"
        let start = document.count + body.utf8.count
        let padded = String(repeating: "0", count: 10 - "\(offset)".count) + "\(offset)"
        let tail = """
            xref
            \(catalogue.number) 1
            \(padded) 00000 n\u{20}
            trailer
            \(trailer[..<end.lowerBound]) /Prev \(previous) >>
            startxref
            \(start)
            %%EOF

            """
        return document + Array((body + tail).utf8)
    }

    /// The last object that holds some words: its number, and what stands between `obj` and `endobj`.
    private static func object(holding words: String, in document: [UInt8]) -> (number: Int, body: String)? {
        guard let found = last(words, in: document[...]),
            let start = last(" 0 obj", in: document[..<found.lowerBound]),
            let end = first("endobj", in: document[found.upperBound...])
        else { return nil }
        let digits = document[..<start.lowerBound].reversed().prefix { (0x30...0x39).contains($0) }.reversed()
        guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
        let body = String(decoding: document[start.upperBound..<end.lowerBound], as: UTF8.self)
        return (number, String(body.drop(while: \.isWhitespace)))
    }

    private static func text(after mark: String, until end: String, in document: [UInt8]) -> String? {
        guard let start = last(mark, in: document[...]),
            let stop = first(end, in: document[start.upperBound...])
        else { return nil }
        let text = String(decoding: document[start.upperBound..<stop.lowerBound], as: UTF8.self)
        return String(text.drop(while: \.isWhitespace))
    }

    private static func first(_ words: String, in bytes: ArraySlice<UInt8>) -> Range<Int>? {
        bytes.firstRange(of: Array(words.utf8))
    }

    private static func last(_ words: String, in bytes: ArraySlice<UInt8>) -> Range<Int>? {
        bytes.ranges(of: Array(words.utf8)).last
    }
}

extension String {
    fileprivate func lastRange(of words: String) -> Range<String.Index>? { ranges(of: words).last }
}
