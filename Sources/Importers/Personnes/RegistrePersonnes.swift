internal import Domain
internal import UseCases

/// A register of the Annuaire Santé that says something of persons known by their national identifier: `|` between fields,
/// a header, no quoting.
///
/// To add one: a value of this type, its `Row`, and what `Professionnel` keeps of it (docs/how-to/add-register.md).
public struct RegistrePersonnes<Row: Sendable>: Sendable {
    /// The file, as the ANS names it: for messages.
    let fichier: String
    let suivi: Suivi
    let repertoire: Provenance.Repertoire
    /// The columns without which the file is refused.
    let columns: [String]
    /// What a row says; `nil` for a row that says nothing of use. The closure gives the text of a column.
    let row: @Sendable (_ text: (String) -> String?) -> Row?
    /// Puts into a professional what some rows say, none to take it away; answers whether anything changed.
    let prendre: @Sendable (_ rows: [Row], inout Professionnel, Provenance, Instant) -> Bool

    /// A file of the register. Throws `FichierRefuse` when it cannot be read.
    public func file(path: String) throws(FichierRefuse) -> RegisterFile {
        try RegisterFile(path: path, named: fichier)
    }
}
