internal import Domain
internal import Fingerprint
public import Tabular
internal import UseCases

/// The import of one edition of a register of persons. Only persons whom the directory has are read.
public struct ImportPersonnes<Row: Sendable> {
    private let registre: RegistrePersonnes<Row>
    private let path: String
    private let contexte: ContexteImport

    /// An import of a file, text or compressed.
    public init(_ registre: RegistrePersonnes<Row>, path: String, in contexte: ContexteImport) {
        self.registre = registre
        self.path = path
        self.contexte = contexte
    }

    /// Runs the import. Throws `FichierRefuse` before anything is stored when the file is refused as a whole.
    public func run(
        log: DiagnosticLog = DiagnosticLog(), progress: Progression = { _, _, _ in }
    ) throws -> RapportImport {
        var connus: Set<Int64> = []
        try contexte.store.read { try $0.empreintes(.personnesRPPS) { connus.insert($0.empreinte.cle) } }
        let provenance = contexte.provenance(registre.repertoire)
        let importer = CompleterProfessionnels(
            store: contexte.store, suivi: registre.suivi, provenance: provenance, dryRun: contexte.rules.dryRun,
            now: contexte.now)
        let (registre, path, known, clock) = (registre, path, connus, contexte.now)
        let work = ImportParCle<Row>(suivi: registre.suivi, store: contexte.store, rules: contexte.rules) {
            log, receive in
            try Self.read(registre, path, known: known, log: log, receive)
        }
        var report = RapportImport(file: ByteSource.lastComponent(path))
        report.edition = contexte.edition.iso8601
        try work.run(
            &report, log: log, progress: progress,
            apply: { records in
                try importer.complete(
                    records.compactMap { record in
                        guard let number = NumRPPS(String(record.empreinte.cle)) else { return nil }
                        return .init(IdNatPS(number), empreinte: record.empreinte) {
                            registre.prendre(record.rows, &$0, provenance, clock())
                        }
                    })
            },
            remove: { absents in
                try importer.withdraw(absents) { registre.prendre([], &$0, provenance, clock()) }
            })
        report.bilan = importer.bilan
        report.bilan.unchanged += report.records - report.recordsRead
        report.take(log)
        return report
    }

    /// Reads the file once: the rows of persons whom the directory has.
    private static func read(
        _ registre: RegistrePersonnes<Row>, _ path: String, known: Set<Int64>, log: DiagnosticLog,
        _ receive: ImportParCle<Row>.Receiver
    ) throws -> Int {
        var rows = 0
        do {
            let reader = DelimitedReader(try ByteSource(path: path), log: log)
            let header = try reader.readHeader()
            let key = "Identifiant PP"
            try header.require([key] + registre.columns.filter { $0 != key }, of: path, kind: registre.fichier)
            let number = header.index(key) ?? -1
            while try reader.next() {
                rows += 1
                let row = reader.row
                guard row.count == header.count else {
                    let message = "The row has \(row.count) columns, the header \(header.count): the row was refused."
                    log.add(
                        Diagnostic(
                            .error, file: ByteSource.lastComponent(path), line: row.line, rule: "colonnes",
                            message: message))
                    continue
                }
                guard let key = row.digits(number), key.count == 11, known.contains(key.value) else { continue }
                let hash = Int64(bitPattern: Fingerprint.of(row.bytes, seed: 1))
                try receive(key.value, hash) { registre.row { Self.text($0, row, header) } }
            }
        } catch let error as TabularError {
            throw FichierRefuse(error)
        }
        return rows
    }

    /// The text of a column; `nil` when it is empty, absent or unreadable.
    private static func text(_ name: String, _ row: TextRow, _ header: HeaderMap) -> String? {
        guard let column = header.index(name), let text = try? row.text(column), !text.isEmpty else { return nil }
        return text
    }
}
