internal import Domain
public import Tabular
public import UseCases

extension RPPS {
    /// The import of one edition: the file is checked whole, then stored by batches; what it lacks is withdrawn last.
    public struct Import {
        private let source: Source
        private let minimumPersons: Int
        /// Persons per transaction.
        private let batchSize: Int

        /// An import of a file.
        ///
        /// `minimumPersons` refuses an edition with fewer persons: a guard against truncated editions, to be set to
        /// 95 % of the persons known.
        public init(_ source: Source, minimumPersons: Int = 0, batchSize: Int = 500) {
            self.source = source
            self.minimumPersons = minimumPersons
            self.batchSize = batchSize
        }

        /// Runs the import through the use case; `progress` is told the persons done and their total.
        ///
        /// Throws `FichierRefuse` before anything is stored when the file is refused as a whole.
        public func run(
            _ importer: ImporterRPPS, log: DiagnosticLog = DiagnosticLog(),
            progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
        ) throws -> RapportImport {
            let persons = PersonReader(source)
            let survey = try persons.survey(log: log)
            try refuse(survey)
            var batch: [FichePersonne] = []
            var done = 0
            func flush() throws {
                try importer.importer(batch)
                done += batch.count
                batch.removeAll(keepingCapacity: true)
                progress(done, survey.persons)
            }
            try persons.forEachPerson { person in
                batch.append(person)
                if batch.count == batchSize { try flush() }
            }
            if !batch.isEmpty { try flush() }
            try importer.retirerAbsents()
            return report(survey, importer.bilan, log)
        }

        private func refuse(_ survey: PersonReader.Survey) throws(FichierRefuse) {
            if survey.persons < max(1, minimumPersons) {
                throw FichierRefuse(
                    .tooFewPersons,
                    "The file \(source.path) holds \(survey.persons) persons of the directory, fewer than the "
                        + "\(max(1, minimumPersons)) expected: it was refused.")
            }
        }

        private func report(
            _ survey: PersonReader.Survey, _ bilan: BilanImport, _ log: DiagnosticLog
        ) -> RapportImport {
            var report = RapportImport(file: ByteSource.lastComponent(source.path))
            report.bilan = bilan
            report.rows = survey.rows
            report.persons = survey.persons
            report.take(log)
            return report
        }
    }
}
