internal import Domain
internal import UseCases

/// The correspondence between professionals and their MSSanté mailboxes.
///
/// Source: ANS, `Extraction_Correspondance_MSSante`, 31 columns, one row per mailbox; `PER` are personal, `ORG` of an
/// organisation.
public enum MSSante {
    /// The personal mailboxes of persons, lower-cased. An address may come on several rows.
    public static let boites = RegistrePersonnes<String>(
        fichier: "Extraction_Correspondance_MSSante", suivi: .mssante, repertoire: .mssante,
        columns: ["Type de BAL", "Adresse BAL", "Identifiant PP"],
        row: { text in
            guard text("Type de BAL") == "PER" else { return nil }
            return text("Adresse BAL").flatMap(Courriel.normalise)?.lowercased()
        },
        prendre: { rows, person, provenance, now in
            let sorted = Set(rows).sorted()
            return person.boitesLettresMSS.refresh(
                sorted.isEmpty ? nil : sorted, provenance: provenance, now: now)
        })
}
