extension Nomenclature {
    /// The table of an embedded data file: on the first line a comment with `valueset ADDRESS version NAME; system
    /// ADDRESS`, then `code<TAB>label` lines, with a third column `retired` for a code that is.
    init(fichier: [UInt8]) {
        let lines = String(decoding: fichier, as: UTF8.self).split(separator: "\n")
        let words = (lines.first ?? "").split(separator: " ")
        self.init(
            adresse: Self.word(after: "valueset", words), systeme: Self.word(after: "system", words),
            version: Self.word(after: "version", words), entrees: lines.dropFirst().compactMap(Self.entree))
    }

    private static func word(after mark: String, _ words: [Substring]) -> String {
        guard let place = words.firstIndex(of: mark[...]), place + 1 < words.count else { return "" }
        return String(words[place + 1].prefix { $0 != ";" })
    }

    private static func entree(_ line: Substring) -> Entree? {
        let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard parts.count >= 2 else { return nil }
        return Entree(
            code: String(parts[0]), libelle: String(parts[1]), estRetire: parts.count > 2 && parts[2] == "retired")
    }
}
