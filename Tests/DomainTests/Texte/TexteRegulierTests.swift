import Domain
import Testing

@Suite struct TexteRegulierTests {
    private func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    @Test(
        "mends what a paste brings, without a word",
        arguments: [
            ("Cabinet", "Cabinet"), ("", ""), ("  Cabinet \t\u{A0}\n", "Cabinet"), ("a  b", "a  b"),
            ("e\u{301}te\u{301}", "\u{E9}t\u{E9}"), ("\u{212B}", "\u{C5}"), ("n°\u{A0}3\u{202F}!", "n° 3 !"),
            ("a\tb", "a b"), ("a\r\nb\rc\nd\u{2028}e\u{B}f", "a b c d e f"),
            ("ca\u{AD}bi\u{200B}net\u{FEFF}", "cabinet"),
            ("\u{2068}06\u{2069}\u{200E}\u{61C}", "06"), ("\u{202A}01 02\u{202C}", "01 02"), ("☎\u{FE0F}", "☎"),
            (" \u{200B} \u{200D}\u{2060}\u{200C} ", ""), ("\u{3164}\u{115F}\u{180E}", ""),
            ("Œuvre l’Été", "Œuvre l’Été"),
            ("中文 العربية", "中文 العربية"), ("\u{C5}\u{323}", "\u{1EA0}\u{30A}"),
        ])
    func mends(_ typed: String, _ regular: String) {
        #expect(scalars(TexteRegulier.ligne(typed)) == scalars(regular))
        // What is regular stays as it is.
        #expect(scalars(TexteRegulier.ligne(regular)) == scalars(regular))
    }

    @Test(
        "marks what nobody means to type",
        arguments: [
            "\u{0}", "\u{1B}", "\u{8}", "\u{7F}", "\u{9F}", "\u{202E}", "\u{202D}", "\u{FFFD}", "\u{FFF9}",
            "\u{0}\u{0}\u{1B}",
        ] + [0xFFFE, 0xFDD0, 0x1FFFF].compactMap { Unicode.Scalar($0).map { String($0) } })
    func marks(_ forbidden: String) {
        #expect(scalars(TexteRegulier.ligne("Dr\(forbidden)Exemple")) == scalars("Dr\u{FFFD}Exemple"))
        #expect(scalars(TexteRegulier.ligne(forbidden)) == [0xFFFD])
        #expect(RegleTexte(auPlus: 150).verification("Dr \(forbidden)").regle == .caractereInterdit)
    }

    @Test(
        "takes out of a text of a register what no text may hold, and tells what",
        arguments: [
            ("CABINET", "CABINET", ""), ("Œuvre de l’Été", "Œuvre de l’Été", ""), ("A\u{0}B", "AB", "\u{0}"),
            (" A\u{1B} \u{202E}", "A", "\u{1B}\u{202E}"), ("A\u{A0}B\u{200B}", "A B", ""), ("\u{7F}", "", "\u{7F}"),
            ("e\u{301}\u{301}\u{301}\u{301}\u{301}", "\u{E9}\u{301}\u{301}\u{301}", "\u{FFFD}"),
        ])
    func register(_ text: String, _ kept: String, _ removed: String) {
        let found = TexteRegulier.registre(text)
        #expect(scalars(found.texte) == scalars(kept))
        #expect(found.retires == Array(removed.unicodeScalars))
    }

    @Test("every letter that is not looked at is composed already")
    func plain() {
        for value in UInt32(0xC0)...0x17F {
            let letter = Unicode.Scalar(value).map { String($0) } ?? ""
            #expect(scalars(TexteRegulier.ligne("x" + letter + "\u{200B}")) == scalars("x" + letter))
        }
    }

    @Test("keeps the line feeds of a text of several lines, and nothing blank around it")
    func lines() {
        #expect(TexteRegulier.lignes("\r\n un\r\n\r\ndeux \n\n") == "un\n\ndeux")
        #expect(TexteRegulier.lignes("\t\u{200B}\r\n") == "")
    }

    @Test("composes any number of accents in a time that grows with their number")
    func accents() {
        let letter = "e" + String(repeating: "\u{301}\u{327}", count: 200_000)
        #expect(scalars(TexteRegulier.ligne(letter)) == [0x229, 0x327, 0x301, 0x301, 0xFFFD])
        let name = String(repeating: "a" + String(repeating: "\u{301}", count: 1000), count: 150)
        #expect(TexteRegulier.ligne(name).utf8.count < 2000)
        #expect(RegleTexte(auPlus: 150).verification(name).regle == .caractereInterdit)
        #expect(TexteRegulier.ligne("Việt שָׁ") == "Việt שָׁ")
    }

    @Test(
        "counts scalars, asks for a letter or a digit, and tells the first rule that is broken",
        arguments: [
            ("", .obligatoire), (" \u{200B}\u{2060} ", .obligatoire), ("…\u{2800}\u{301}", .obligatoire),
            ("☎", .obligatoire),
            ("é", nil), ("7", nil), (String(repeating: "é", count: 10), nil),
            (" " + String(repeating: "é", count: 10), nil),
            (String(repeating: "é", count: 11), .longueur(10)),
            (String(repeating: "x\u{325}", count: 6), .longueur(10)),
            ("\u{0}", .caractereInterdit),
        ] as [(String, Regle?)])
    func rule(_ typed: String, _ expected: Regle?) {
        #expect(RegleTexte(auPlus: 10, obligatoire: true).verification(typed).regle == expected)
    }

    @Test("a text that may stay empty may be blank")
    func optional() {
        #expect(RegleTexte(auPlus: 10).verification(" \u{200B} ") == ("", nil))
        #expect(RegleTexte(auPlus: 10, plusieursLignes: true).verification("a\r\nb") == ("a\nb", nil))
    }
}
