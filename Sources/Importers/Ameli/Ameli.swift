/// The public directory of the CNAM: convention data of professionals, without any RPPS number.
///
/// Source: CNAM, Annuaire santé Ameli, file `liste-ps`, weekly since December 2025. Each part of the import is in a file
/// `Ameli+Part.swift`.
public enum Ameli {
    /// A file `liste-ps-AAAAMMJJ-HHMMSS.csv`, plain or compressed. Throws `FichierRefuse` when it cannot be read.
    public static func file(path: String) throws(FichierRefuse) -> RegisterFile {
        try RegisterFile(path: path, named: "liste-ps")
    }
}
