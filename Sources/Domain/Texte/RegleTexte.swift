/// What a text that people type must be: how long at most, on one line or several, needed or not.
///
/// Characters are Unicode scalars of the regular writing, so that a length is a bound of bytes too: four each.
public struct RegleTexte: Sendable {
    /// The most characters.
    public let auPlus: Int
    /// Whether it is needed: at least one letter or digit.
    public let estObligatoire: Bool
    /// Whether it keeps its line feeds.
    public let aPlusieursLignes: Bool

    /// A rule; one line that may stay empty unless told.
    public init(auPlus: Int, obligatoire: Bool = false, plusieursLignes: Bool = false) {
        self.auPlus = auPlus
        estObligatoire = obligatoire
        aPlusieursLignes = plusieursLignes
    }

    /// The regular writing, and the rule that it breaks, `nil` when it is right.
    public func verification(_ typed: String) -> (valeur: String, regle: Regle?) {
        let text = aPlusieursLignes ? TexteRegulier.lignes(typed) : TexteRegulier.ligne(typed)
        return (text, regle(text))
    }

    private func regle(_ text: String) -> Regle? {
        let scalars = text.unicodeScalars
        if scalars.contains(TexteRegulier.marque) { return .caractereInterdit }
        if estObligatoire, !scalars.contains(where: Self.estMot) { return .obligatoire }
        return scalars.count > auPlus ? .longueur(auPlus) : nil
    }

    /// Whether a character is read: not a punctuation, a symbol or an accent alone.
    private static func estMot(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
}
