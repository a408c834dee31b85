internal import Domain
internal import Tabular

extension Ameli {
    /// Reads the rows of `liste-ps`, by the names of its columns.
    final class Reader {
        /// The rows read so far, header left out.
        private(set) var rows = 0
        private let records: CSVReader
        private let header: HeaderMap
        private let file: String
        private let log: DiagnosticLog

        /// Begins to read. Throws `FichierRefuse` when the file lacks columns.
        init(_ source: ByteSource, log: DiagnosticLog) throws(FichierRefuse) {
            file = source.name
            self.log = log
            records = CSVReader(source, separator: ";", log: log)
            do throws(TabularError) { header = try records.readHeader() } catch { throw FichierRefuse(error) }
            try header.require(Self.columns, of: source.name, kind: "liste-ps of Ameli")
        }

        private static let columns = [
            "ps_activite_nom", "ps_activite_prenom", "ps_activite_carte_vitale", "specialite_code", "type_ps_code",
            "secteur_conventionnel_code", "option_tarifaire_code", "coordonnees_voie", "coordonnees_code_postal",
            "coordonnees_ville",
        ]

        /// The next professional; `nil` at the end. Laboratories, suppliers and rows that cannot be read are passed over.
        func next() throws(FichierRefuse) -> FicheAmeli? {
            while try advance() {
                rows += 1
                if let fiche = fiche() { return fiche }
            }
            return nil
        }

        private func advance() throws(FichierRefuse) -> Bool {
            do throws(TabularError) { return try records.next() } catch { throw FichierRefuse(error) }
        }

        private func fiche() -> FicheAmeli? {
            let kind = text("type_ps_code") ?? ""
            guard kind != "3", kind != "4" else { return nil }
            guard let name = text("ps_activite_nom"), let first = text("ps_activite_prenom"),
                let code = text("coordonnees_code_postal"), let specialty = text("specialite_code")
            else {
                note(.error, nil, "ameli-ligne", "The row lacks a name, a postal code or a specialty: it was left out.")
                return nil
            }
            var fiche = FicheAmeli(
                nom: name, prenom: first, specialite: specialty, typePS: kind, codePostal: code,
                voie: text("coordonnees_voie") ?? "", ville: text("coordonnees_ville") ?? "")
            if let sector = text("secteur_conventionnel_code") {
                fiche.secteur = SecteurConventionnement(code: sector)
                if fiche.secteur == nil {
                    note(.warning, sector, "ameli-secteur", "The convention sector is unknown and was left out.")
                }
            }
            fiche.optionContratAccesAuxSoins = ["3", "4"].contains(text("option_tarifaire_code") ?? "")
            fiche.carteVitaleAcceptee = ["true": true, "false": false][text("ps_activite_carte_vitale") ?? ""]
            return fiche
        }

        private func text(_ name: String) -> String? {
            guard let column = header.index(name), let text = try? records.row.text(column) else { return nil }
            return text.isEmpty ? nil : text
        }

        private func note(_ severity: Severity, _ value: String?, _ rule: String, _ message: String) {
            log.add(
                Diagnostic(
                    severity, file: file, line: records.row.line, rule: rule, value: value, message: message))
        }
    }
}
