public import Domain

/// One run of an import, for the history that operators read.
public struct ExecutionImport: Sendable, Equatable {
    /// What became of it.
    public enum Etat: String, Sendable, CaseIterable {
        case enCours = "en cours"
        case terminee = "terminée"
        /// A dry run: nothing was stored.
        case simulee = "simulée"
        /// The edition would change too much: nothing was stored, it waits for a confirmation.
        case retenue = "retenue"
        /// The file was refused as a whole, or an error stopped the run.
        case refusee = "refusée"
        /// The process died; the next run goes on.
        case interrompue = "interrompue"
    }

    /// The number of the run.
    public var id: Identifiant
    /// The word of the command: `rpps`, `finess`…
    public var source: String
    /// The name of the file.
    public var fichier: String
    /// The date of the edition, ISO 8601; `nil` when the register has none.
    public var edition: String?
    /// When it began.
    public var dateDebut: Instant
    /// When it ended; `nil` while it runs, or when it was cut.
    public var dateFin: Instant?
    /// What became of it.
    public var etat: Etat
    /// Why it was refused, one English sentence.
    public var motif: String?
    /// The report, JSON.
    public var rapport: String?

    /// A run that begins.
    public init(id: Identifiant, source: String, fichier: String, edition: String?, dateDebut: Instant) {
        self.id = id
        self.source = source
        self.fichier = fichier
        self.edition = edition
        self.dateDebut = dateDebut
        etat = .enCours
    }
}

/// What is asked of the history of imports.
public protocol ExecutionImportQuestions {
    /// The last runs, the last one first, at most `limit`; of one source when it is told.
    func executionsImport(source: String?, limit: Int) throws -> [ExecutionImport]
}

/// What is stored of the history of imports.
public protocol ExecutionImportWriter {
    /// Adds a run to the history, or replaces it.
    func replace(_ execution: ExecutionImport) throws
}
