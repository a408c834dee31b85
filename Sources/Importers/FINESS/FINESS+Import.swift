internal import Domain
internal import Fingerprint
internal import FoundationEssentials
public import Tabular
internal import UseCases

extension FINESS {
    /// The import of one edition: legal entities and sites.
    public struct Import {
        private let source: Source
        private let contexte: ContexteImport

        /// An import of a file.
        public init(_ source: Source, in contexte: ContexteImport) {
            self.source = source
            self.contexte = contexte
        }

        /// Runs the import. Throws `FichierRefuse` before anything is stored when the file is refused as a whole.
        public func run(
            log: DiagnosticLog = DiagnosticLog(), progress: Progression = { _, _, _ in }
        ) throws -> RapportImport {
            let importer = ImporterFINESS(
                store: contexte.store, publisher: contexte.publisher, provenance: contexte.provenance(.finess),
                dryRun: contexte.rules.dryRun, now: contexte.now)
            let communes = CommunesActuelles(try contexte.store.read { try $0.allCommunes() })
            let source = source
            let work = ImportParCle<ImporterFINESS.Fiche>(
                suivi: .sitesFINESS, store: contexte.store, rules: contexte.rules
            ) {
                log, receive in
                let body = { (fiche: ImporterFINESS.Fiche) throws in
                    try receive(Self.cle(fiche), Self.empreinte(fiche)) { fiche }
                }
                switch source.form {
                case .plus: return try Plus(source: source, log: log, communes: communes).forEach(body)
                case .historique: return try Historique(source: source, log: log, communes: communes).forEach(body)
                }
            }
            var report = RapportImport(file: ByteSource.lastComponent(source.path))
            report.edition = contexte.edition.iso8601
            try work.run(
                &report, log: log, progress: progress,
                apply: { records in
                    try importer.take(
                        records.flatMap { record in
                            record.rows.prefix(1).map { (fiche: $0, empreinte: record.empreinte) }
                        })
                },
                remove: { try importer.close($0) })
            report.bilan = importer.bilan
            report.bilan.unchanged += report.records - report.recordsRead
            report.take(log)
            return report
        }

        /// FINESS numbers of entities and of sites are of one series.
        private static func cle(_ fiche: ImporterFINESS.Fiche) -> Int64 {
            switch fiche {
            case .entiteJuridique(let fiche): Int64(bitPattern: Fingerprint.of(fiche.numFINESS.description))
            case .site(let fiche): Int64(bitPattern: Fingerprint.of(fiche.numFINESS.description))
            }
        }

        /// A hash of everything that is read of a record.
        private static func empreinte(_ fiche: ImporterFINESS.Fiche) throws -> Int64 {
            let encoder = JSONEncoder()
            encoder.outputFormatting = .sortedKeys
            let bytes =
                switch fiche {
                case .entiteJuridique(let fiche): try encoder.encode(fiche)
                case .site(let fiche): try encoder.encode(fiche)
                }
            return Int64(bitPattern: Fingerprint.of(Array(bytes), seed: 1))
        }
    }
}
