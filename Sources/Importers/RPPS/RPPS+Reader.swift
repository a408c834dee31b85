internal import Domain
public import Tabular

extension RPPS {
    /// Reads the rows of the extraction: bytes to typed rows and diagnostics, in constant memory.
    ///
    /// Rows of other professions than the eleven, or of another category than C, are passed over.
    public final class Reader {
        /// The rows read so far, header left out.
        public private(set) var rows = 0

        private let records: DelimitedReader
        private let layout: Layout
        private let file: String
        private let log: DiagnosticLog

        /// Begins to read a file, header included.
        ///
        /// Throws `FichierRefuse` when the header is not that of the extraction.
        public init(_ source: ByteSource, log: DiagnosticLog) throws(FichierRefuse) {
            file = source.name
            self.log = log
            records = DelimitedReader(source, log: log)
            let header: HeaderMap
            do throws(TabularError) { header = try records.readHeader() } catch { throw FichierRefuse(error) }
            layout = try Layout(header, file: source.name)
        }

        /// The next row that is kept; `nil` at the end of the file.
        ///
        /// Throws `FichierRefuse` when the file turns out to be damaged.
        public func next() throws(FichierRefuse) -> LigneActivite? {
            while try advance() {
                rows += 1
                let fields = Fields(row: records.row, layout: layout, file: file, log: log)
                if let row = row(fields) { return row }
            }
            return nil
        }

        private func advance() throws(FichierRefuse) -> Bool {
            do throws(TabularError) { return try records.next() } catch { throw FichierRefuse(error) }
        }

        private func row(_ fields: Fields) -> LigneActivite? {
            guard fields.row.count == layout.count else {
                fields.note(
                    .error, nil, "rpps-colonnes", String(fields.row.count),
                    "The row has \(fields.row.count) columns, the header \(layout.count): the row was refused.")
                return nil
            }
            guard isEligible(fields), let idNatPS = idNatPS(fields), let exercice = exercice(fields) else { return nil }
            return LigneActivite(
                line: fields.row.line, idNatPS: idNatPS, civilite: fields.optional(.codeCivilite), exercice: exercice,
                activite: fields.activite(exercice))
        }

        /// Whether the row is of the eleven professions and of category C; told from the bytes, for speed.
        private func isEligible(_ fields: Fields) -> Bool {
            let known = Self.professions.contains(Array(fields.row.bytes(layout[.codeProfession])))
            if known, fields.row.equals(layout[.codeCategorieProfessionnelle], "C") { return true }
            guard let code = fields.mandatory(.codeProfession, rule: "rpps-profession-vide") else { return false }
            if !Nomenclature.professionSante.contient(code), !Self.titles.contains(code) {
                fields.note(.info, .codeProfession, "rpps-profession-inconnue", code, "The profession is unknown.")
            }
            _ = fields.mandatory(.codeCategorieProfessionnelle, rule: "rpps-categorie-vide")
            return false
        }

        private static let professions = Set(ProfessionLiberale.allCases.map { Array($0.rawValue.utf8) })
        /// Users of a title and social professions, which have a table of their own.
        private static let titles: Set = ["41", "71", "72", "73", "93"]

        private func idNatPS(_ fields: Fields) -> IdNatPS? {
            guard let number = fields.mandatory(.identifiantPP, rule: "rpps-numero") else { return nil }
            if fields.row.equals(layout[.typeIdentifiantPP], "0") { return IdNatPS("0" + number) }
            guard let rpps = NumRPPS(number) else {
                fields.note(
                    .error, .identifiantPP, "rpps-numero", number, "An RPPS number has 11 digits: the row was refused.")
                return nil
            }
            if !rpps.cleValide {
                fields.note(.warning, .identifiantPP, "rpps-cle", number, "The key of the RPPS number is wrong.")
            }
            let national = IdNatPS(rpps)
            if let text = fields.optional(.identificationNationalePP), text != national.description {
                fields.note(
                    .warning, .identificationNationalePP, "rpps-identification-nationale", text,
                    "The national identifier is not 8 and the RPPS number: the RPPS number was taken.")
            }
            return national
        }

        private func exercice(_ fields: Fields) -> ExerciceProfessionnel? {
            guard let name = fields.mandatory(.nomExercice, rule: "rpps-nom-vide"),
                let profession = fields.optional(.codeProfession)
            else { return nil }
            var knowHow: [SavoirFaire] = []
            if let type = fields.optional(.codeTypeSavoirFaire), let code = fields.optional(.codeSavoirFaire) {
                knowHow = [SavoirFaire(type: type, code: code, libelle: fields.optional(.libelleSavoirFaire) ?? code)]
            }
            return ExerciceProfessionnel(
                profession: profession, categorie: "C", civiliteExercice: fields.optional(.codeCiviliteExercice),
                nomExercice: name, prenomExercice: fields.optional(.prenomExercice), savoirFaire: knowHow)
        }
    }
}
