public import Domain
internal import UseCases

extension RPPS {
    /// The know-hows of persons, those without activity included.
    ///
    /// Source: ANS, `PS_LibreAcces_SavoirFaire`, one row per person, profession and know-how.
    public static let savoirFaire = RegistrePersonnes<SavoirFaireDeclare>(
        fichier: "PS_LibreAcces_SavoirFaire", suivi: .savoirFaire, repertoire: .rpps,
        columns: ["Identifiant PP", "Code profession", "Code type savoir-faire", "Code savoir-faire"],
        row: { text in
            guard let profession = text("Code profession"), let type = text("Code type savoir-faire"),
                let code = text("Code savoir-faire")
            else { return nil }
            let knowHow = SavoirFaire(type: type, code: code, libelle: text("Libellé savoir-faire") ?? code)
            return SavoirFaireDeclare(profession: profession, savoirFaire: knowHow)
        },
        prendre: { rows, person, provenance, now in
            let sorted = Set(rows).sorted {
                ($0.profession, $0.savoirFaire.type, $0.savoirFaire.code)
                    < ($1.profession, $1.savoirFaire.type, $1.savoirFaire.code)
            }
            return person.savoirFaireDeclares.refresh(
                sorted.isEmpty ? nil : sorted, provenance: provenance, now: now)
        })
}
