import Domain

/// What is told of a step that was changed elsewhere while it was being typed.
struct ConflitModel: Sendable {
    /// A datum that differs.
    struct Ligne: Sendable, Equatable {
        let libelle: String
        let enregistree: String
        let saisie: String
    }

    /// When the step was changed.
    let date: Instant
    /// Where the step opens as it is stored.
    let reprise: String
    /// The data that differ; none when the recap shows both in the same words.
    let lignes: [Ligne]

    /// `enregistree` and `saisie` are the step as stored and as typed.
    init(_ demande: DemandeEtape, enregistree: EtapeModel, saisie: EtapeModel) {
        let etape = demande.step.etape
        let change = enregistree.offre.conflit(etape, version: demande.version, saisie: saisie.saisie)
        date = change?.date ?? enregistree.offre.brouillon.dateModification
        reprise = SiteURL.saisie(offre: demande.offre, etape: etape).path
        lignes = Self.lignes(demande.step.lignes(enregistree), demande.step.lignes(saisie))
    }

    /// The rows of two recaps that differ, by label, in the order of the first then of the second.
    static func lignes(_ enregistrees: [(String, String)], _ saisies: [(String, String)]) -> [Ligne] {
        var labels: [String] = []
        for (label, _) in enregistrees + saisies where !labels.contains(sansNombre(label)) {
            labels.append(sansNombre(label))
        }
        return labels.map { label in
            Ligne(libelle: label, enregistree: valeur(label, enregistrees), saisie: valeur(label, saisies))
        }.filter { $0.enregistree != $0.saisie }
    }

    private static func valeur(_ label: String, _ rows: [(String, String)]) -> String {
        let values = rows.filter { sansNombre($0.0) == label }.map(\.1)
        return values.isEmpty ? "Non renseigné" : values.joined(separator: ", ")
    }

    /// `Communes d’intervention` of `Communes d’intervention (3)`.
    private static func sansNombre(_ label: String) -> String {
        label.hasSuffix(")") ? label.split(separator: " (").first.map(String.init) ?? label : label
    }
}
