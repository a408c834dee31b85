public import Domain
internal import UseCases

extension RPPS {
    /// The diplomas and the authorisations of persons: a row has either one or the other.
    ///
    /// Source: ANS, `PS_LibreAcces_Dipl_AutExerc`.
    public static let diplomes = RegistrePersonnes<Diplome>(
        fichier: "PS_LibreAcces_Dipl_AutExerc", suivi: .diplomes, repertoire: .rpps,
        columns: ["Identifiant PP", "Code diplôme obtenu", "Code type autorisation"],
        row: { text in
            if let code = text("Code diplôme obtenu") {
                return Diplome(
                    nature: .diplome, type: text("Code type diplôme obtenu") ?? "", code: code,
                    libelle: text("Libellé diplôme obtenu") ?? code)
            }
            guard let type = text("Code type autorisation") else { return nil }
            let label = text("Libellé discipline autorisation") ?? text("Libellé type autorisation") ?? type
            return Diplome(
                nature: .autorisation, type: type, code: text("Code discipline autorisation") ?? "", libelle: label)
        },
        prendre: { rows, person, provenance, now in
            let sorted = Set(rows).sorted {
                ($0.nature.rawValue, $0.type, $0.code, $0.libelle) > ($1.nature.rawValue, $1.type, $1.code, $1.libelle)
            }
            return person.diplomes.refresh(sorted.isEmpty ? nil : sorted, provenance: provenance, now: now)
        })
}
