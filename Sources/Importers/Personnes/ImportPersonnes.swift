internal import Domain
internal import Fingerprint
public import Tabular
internal import UseCases

extension RegistrePersonnes {
    /// Imports one edition. Only persons whom the directory has are read.
    ///
    /// Throws `FichierRefuse` before anything is stored when the file is refused as a whole.
    public func importEdition(
        _ file: RegisterFile, in contexte: ContexteImport, log: DiagnosticLog = DiagnosticLog(),
        progress: Progression = { _, _, _ in }
    ) throws -> RapportImport {
        let known = try contexte.store.read { store in
            var known: Set<Int64> = []
            try store.empreintes(.personnesRPPS) { known.insert($0.empreinte.cle) }
            return known
        }
        let provenance = contexte.provenance(repertoire)
        let importer = CompleterProfessionnels(
            store: contexte.store, suivi: suivi, provenance: provenance, dryRun: contexte.rules.dryRun,
            now: contexte.now)
        var report = try contexte.take(file, suivi, log: log, progress: progress) {
            log in
            try PersonneReader(file.open(), self, known: known, log: log)
        } apply: { records in
            try importer.complete(
                records.compactMap { record in
                    guard let number = NumRPPS(String(record.empreinte.cle)) else { return nil }
                    return .init(IdNatPS(number), empreinte: record.empreinte) {
                        prendre(record.rows, &$0, provenance, contexte.now())
                    }
                })
        } remove: { absents in
            try importer.withdraw(absents) { prendre([], &$0, provenance, contexte.now()) }
        }
        report.bilan = importer.bilan
        report.bilan.unchanged += report.records - report.recordsRead
        return report
    }
}

/// Reads the rows of the persons whom the directory has.
private final class PersonneReader<Row: Sendable>: KeyedReader {
    private let lines: RegisterRows
    private let registre: RegistrePersonnes<Row>
    private let known: Set<Int64>
    private let number: Int

    init(
        _ source: ByteSource, _ registre: RegistrePersonnes<Row>, known: Set<Int64>, log: DiagnosticLog
    ) throws(FichierRefuse) {
        lines = try RegisterRows(source, log: log)
        self.registre = registre
        self.known = known
        let key = "Identifiant PP"
        try lines.require([key] + registre.columns.filter { $0 != key }, kind: registre.fichier)
        number = lines.header.index(key) ?? -1
        // Activities have every column of know-hows, and rows of the same persons.
        if lines.header.index(RPPS.Column.codeModeExercice.name) != nil {
            throw FichierRefuse(.unreadable, "The file \(source.name) is one of activities, no \(registre.fichier).")
        }
    }

    var rows: Int { lines.count }

    func next() throws -> Int64? {
        while try lines.next() {
            let row = lines.row
            guard row.isWhole(rule: "colonnes"), let key = row.fields.digits(number), key.count == 11,
                known.contains(key.value)
            else { continue }
            return key.value
        }
        return nil
    }

    func fingerprint() -> Int64 { Int64(bitPattern: Fingerprint.of(lines.row.fields.bytes, seed: 1)) }

    func row() -> Row? {
        let row = lines.row
        return registre.row { row.text($0) }
    }
}
