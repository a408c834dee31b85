import Domain

/// What is said of a typed element that a register made doubtful.
enum AVerifierTexts {
    /// `Contacts (étape 4) : le téléphone de la structure a changé (RPPS, édition du 20 novembre 2026).`
    static func phrase(_ found: ElementAVerifier) -> String {
        let verb = found.motif == .savoirFaire ? "ont changé" : "a changé"
        return """
            \(found.element.libelle) (étape \(found.element.etape.numero))\u{A0}: \(found.motif.libelle) \(verb) \
            (\(found.provenance.libelle)).
            """
    }
}
