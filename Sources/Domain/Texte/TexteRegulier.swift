@_spi(_Unicode) import Swift

/// The regular writing of a text that comes from outside: of a form, of a register, of a request. It is made once, at the door.
///
/// What a paste brings is mended without a word: composed letters (NFC), ordinary spaces and line feeds, no character without
/// width (soft hyphens, joiners, marks of direction), nothing blank at the ends. What nobody means to type becomes `marque`, which
/// shows where it was and which `RegleTexte` refuses. Source: UAX #15, UAX #9, FHIR R4 `string`.
public enum TexteRegulier {
    /// What stands for a character that no text may hold; also what stands for bytes that are not UTF-8.
    public static let marque: Unicode.Scalar = "\u{FFFD}"
    /// The most accents on one letter: languages need three. Without a bound, composing letters takes a time that grows with its
    /// square.
    public static let accentsParLettre = 4

    /// The text on one line.
    public static func ligne(_ text: String) -> String { regulier(text, lineFeed: " ") }

    /// The text with its line feeds.
    public static func lignes(_ text: String) -> String { regulier(text, lineFeed: "\n") }

    /// A text of a register on one line, without what no text may hold, and the characters that were taken out for it.
    public static func registre(_ text: String) -> (texte: String, retires: [Unicode.Scalar]) {
        if isPlain(text) { return (text, []) }
        let regular = ligne(text)
        guard regular.unicodeScalars.contains(marque) else { return (regular, []) }
        let forbidden = text.unicodeScalars.filter(estInterdit)
        return (ligne(regular.replacing(String(marque), with: "")), forbidden.isEmpty ? [marque] : Array(forbidden))
    }

    /// Whether a text is regular for sure, at a look at its bytes: printable ASCII and the letters U+00C0 to U+017F, nothing blank
    /// at the ends. Nearly all texts are.
    private static func isPlain(_ text: String) -> Bool {
        text.utf8.first != 0x20 && text.utf8.last != 0x20
            && text.utf8.allSatisfy {
                (0x20...0x7E).contains($0) || (0x80...0xBF).contains($0) || (0xC3...0xC5).contains($0)
            }
    }

    /// Whether no text may hold a character: a control character that is no white space, an override of the direction, a mark of
    /// annotation, what is no character, `marque`.
    public static func estInterdit(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E, 0x09...0x0D, 0x85, 0xA0...0x2FF: false
        case 0...0x1F, 0x7F...0x9F, 0x202D, 0x202E, 0xFFF9...0xFFFD: true
        default: scalar.properties.isNoncharacterCodePoint
        }
    }

    private static func regulier(_ text: String, lineFeed: Unicode.Scalar) -> String {
        if isPlain(text) { return text }
        var scalars = Accumulator()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            // CR LF is one end of line.
            if !(previous == "\r" && scalar == "\n") { scalars.take(scalar, lineFeed: lineFeed) }
            previous = scalar
        }
        return composed(scalars.text)
    }

    /// Letters and accents composed (NFC).
    static func composed(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        result.append(contentsOf: text._nfc)
        return String(result)
    }

    /// The characters kept so far.
    private struct Accumulator {
        private var kept = String.UnicodeScalarView()
        /// Where the last character that is not blank ends.
        private var end: String.Index?
        private var accents = 0

        /// What is kept, without blanks at its end.
        var text: String { end.map { String(kept[..<$0]) } ?? "" }

        mutating func take(_ scalar: Unicode.Scalar, lineFeed: Unicode.Scalar) {
            switch Self.kind(scalar) {
            case .invisible: return
            case .blank, .newline:
                accents = 0
                // Nothing blank at the beginning.
                if end != nil { kept.append(Self.kind(scalar) == .newline ? lineFeed : " ") }
                return
            case .accent:
                accents += 1
                if accents > accentsParLettre { return takeMark() }
                kept.append(scalar)
            case .letter:
                accents = 0
                kept.append(scalar)
            case .forbidden:
                accents = 0
                return takeMark()
            }
            end = kept.endIndex
        }

        /// Marks that follow each other are one.
        private mutating func takeMark() {
            if kept.last != marque { kept.append(marque) }
            end = kept.endIndex
        }

        private enum Kind { case letter, accent, blank, newline, invisible, forbidden }

        private static func kind(_ scalar: Unicode.Scalar) -> Kind {
            switch scalar.value {
            case 0x21...0x7E: return .letter
            case 0x0A...0x0D, 0x85, 0x2028, 0x2029: return .newline
            default: break
            }
            if estInterdit(scalar) { return .forbidden }
            let properties = scalar.properties
            if properties.isWhitespace { return .blank }
            if properties.isDefaultIgnorableCodePoint { return .invisible }
            switch properties.generalCategory {
            case .nonspacingMark, .spacingMark, .enclosingMark: return .accent
            default: return .letter
            }
        }
    }
}
