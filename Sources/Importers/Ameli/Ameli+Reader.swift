internal import Domain
internal import Tabular

extension Ameli {
    /// Reads the rows of `liste-ps`, by the names of its columns.
    final class Reader {
        private let lines: RegisterRows

        /// Begins to read. Throws `FichierRefuse` when the file lacks columns.
        init(_ source: ByteSource, log: DiagnosticLog) throws(FichierRefuse) {
            lines = try RegisterRows(source, separator: ";", isQuoted: true, log: log)
            try lines.require(Self.columns, kind: "liste-ps of Ameli")
        }

        private static let columns = [
            "ps_activite_nom", "ps_activite_prenom", "ps_activite_carte_vitale", "specialite_code", "type_ps_code",
            "secteur_conventionnel_code", "option_tarifaire_code", "coordonnees_voie", "coordonnees_code_postal",
            "coordonnees_ville",
        ]

        /// The rows read so far, header left out.
        var rows: Int { lines.count }
        /// The current row.
        var row: RegisterRow { lines.row }

        /// The next professional; `nil` at the end. Laboratories, suppliers and rows that cannot be read are passed over.
        func next() throws(FichierRefuse) -> FicheAmeli? {
            while try lines.next() {
                if let fiche = Self.fiche(lines.row) { return fiche }
            }
            return nil
        }

        private static func fiche(_ row: RegisterRow) -> FicheAmeli? {
            let kind = row.text("type_ps_code") ?? ""
            guard kind != "3", kind != "4" else { return nil }
            guard let name = row.text("ps_activite_nom"), let first = row.text("ps_activite_prenom"),
                let code = row.text("coordonnees_code_postal"), let specialty = row.text("specialite_code")
            else {
                row.note(
                    .error, nil, "ameli-ligne", nil,
                    "The row lacks a name, a postal code or a specialty: it was left out.")
                return nil
            }
            var fiche = FicheAmeli(
                nom: name, prenom: first, specialite: specialty, typePS: kind, codePostal: code,
                voie: row.text("coordonnees_voie") ?? "", ville: row.text("coordonnees_ville") ?? "")
            if let sector = row.text("secteur_conventionnel_code") {
                fiche.secteur = SecteurConventionnement(code: sector)
                if fiche.secteur == nil {
                    row.note(
                        .warning, nil, "ameli-secteur", sector, "The convention sector is unknown and was left out.")
                }
            }
            fiche.optionContratAccesAuxSoins = ["3", "4"].contains(row.text("option_tarifaire_code"))
            fiche.carteVitaleAcceptee = ["true": true, "false": false][row.text("ps_activite_carte_vitale") ?? ""]
            return fiche
        }
    }
}
