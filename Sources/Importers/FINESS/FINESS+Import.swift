internal import Domain
internal import Fingerprint
internal import FoundationEssentials
public import Tabular
internal import UseCases

extension FINESS {
    /// Imports one edition: legal entities and sites.
    ///
    /// Throws `FichierRefuse` before anything is stored when the file is refused as a whole.
    public static func importEdition(
        _ source: Source, in contexte: ContexteImport, log: DiagnosticLog = DiagnosticLog(),
        progress: Progression = { _, _, _ in }
    ) throws -> RapportImport {
        let importer = ImporterFINESS(
            store: contexte.store, publisher: contexte.publisher, provenance: contexte.provenance(.finess),
            dryRun: contexte.rules.dryRun, now: contexte.now)
        let communes = try contexte.communes()
        var report = try contexte.take(source.file, .sitesFINESS, log: log, progress: progress) { log in
            try Reader(source, communes: communes, log: log)
        } apply: { records in
            try importer.take(
                records.flatMap { record in
                    record.rows.prefix(1).map { (fiche: $0, empreinte: record.empreinte) }
                })
        } remove: {
            try importer.close($0)
        }
        report.bilan = importer.bilan
        report.bilan.unchanged += report.records - report.recordsRead
        return report
    }

    /// Reads the records of either form: a legal entity always comes before its sites.
    final class Reader: KeyedReader {
        private let advance: () throws -> ImporterFINESS.Fiche?
        private let count: () -> Int
        private var current: ImporterFINESS.Fiche?

        /// Begins to read. Throws `FichierRefuse` when the file cannot be read.
        init(_ source: Source, communes: CommunesActuelles, log: DiagnosticLog) throws {
            switch source.form {
            case .plus:
                let objects = try Plus(source.file, communes: communes, log: log)
                (advance, count) = (objects.next, { objects.count })
            case .historique:
                let lines = try Historique(source.file, communes: communes, log: log)
                (advance, count) = (lines.next, { lines.count })
            }
        }

        var rows: Int { count() }

        func next() throws -> Int64? {
            current = try advance()
            // FINESS numbers of entities and of sites are of one series.
            return current.map { Int64(bitPattern: Fingerprint.of($0.numFINESS.description)) }
        }

        /// A hash of everything that is read of a record.
        func fingerprint() throws -> Int64 {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            let bytes =
                switch current {
                case .entiteJuridique(let fiche): try encoder.encode(fiche)
                case .site(let fiche): try encoder.encode(fiche)
                case nil: Data()
                }
            return Int64(bitPattern: Fingerprint.of(Array(bytes), seed: 1))
        }

        func row() -> ImporterFINESS.Fiche? { current }
    }
}

extension ImporterFINESS.Fiche {
    fileprivate var numFINESS: NumFINESS {
        switch self {
        case .entiteJuridique(let fiche): fiche.numFINESS
        case .site(let fiche): fiche.numFINESS
        }
    }
}
