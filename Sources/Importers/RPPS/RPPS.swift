/// The public extraction of RPPS, one row per person, profession, know-how and activity.
///
/// Source: ANS, `PS_LibreAcces_Personne_activite`, published every day as a full snapshot. Each part of the import is
/// in a file `RPPS+Part.swift`. The restricted extraction (`Extraction_ProSanteConnect_Personne_activite`), for authorised services,
/// is read as well: what it has beside, dates and places of birth, is never looked at.
public enum RPPS {
    /// A file of the extraction, public or restricted: text or zip, under the name of the Annuaire Santé, of the data.gouv.fr
    /// mirror or of Pro Santé Connect. Throws `FichierRefuse` when it cannot be read or is a zip without such a file.
    public static func file(path: String) throws(FichierRefuse) -> RegisterFile {
        try RegisterFile(path: path, named: "Personne_activite", "Extraction_ProSanteConnect")
    }
}
