public import Domain

/// What is known of a job: its last run, its next one, and the process that runs it now.
public struct EtatTravail: Sendable, Equatable {
    /// The name of the job.
    public var nom: String
    /// When it is due.
    public var prochaineExecution: Instant
    /// How many runs failed since the last one that succeeded.
    public var echecs: Int
    /// The lease of the process that runs it, over or not; `nil` when it was given back.
    public var bail: Bail?
    /// The last run that ended.
    public var derniereExecution: ExecutionTravail?

    /// A state.
    public init(
        nom: String, prochaineExecution: Instant, echecs: Int = 0, bail: Bail? = nil,
        derniereExecution: ExecutionTravail? = nil
    ) {
        self.nom = nom
        self.prochaineExecution = prochaineExecution
        self.echecs = echecs
        self.bail = bail
        self.derniereExecution = derniereExecution
    }

    /// The right to run a job, until a moment: a process that is killed loses it then.
    public struct Bail: Sendable, Equatable {
        /// The process: `host:number:chance`.
        public var porteur: String
        /// Until when.
        public var fin: Instant

        /// A lease.
        public init(porteur: String, fin: Instant) {
            self.porteur = porteur
            self.fin = fin
        }
    }
}

/// One run of a job.
public struct ExecutionTravail: Sendable, Equatable {
    /// How a run ended, in one English sentence without personal data.
    public enum Issue: Sendable, Equatable {
        /// What was done.
        case reussite(String)
        /// Why it failed.
        case echec(String)
    }

    /// When it began.
    public var date: Instant
    /// How long it took, in milliseconds.
    public var duree: Int64
    /// How it ended.
    public var issue: Issue

    /// A run.
    public init(date: Instant, duree: Int64, issue: Issue) {
        self.date = date
        self.duree = duree
        self.issue = issue
    }
}

/// What jobs delete.
public enum ContenuEfface: Sendable, CaseIterable {
    /// Sessions and sign-ins under way.
    case sessions
    /// Links that served, and tries that were held back.
    case liens
    /// What professionals typed and did not publish, or withdrew.
    case saisies
    /// Requests for accounts.
    case demandesCompte
    /// Former versions of aggregates.
    case versions
    /// Messages, and what they said.
    case courriers
    /// An account that was erased, with its means of sign-in and what it published.
    case comptes
    /// Old lines of the audit log.
    case audit
}

/// The jobs of a directory, over all the processes that serve it. Each call is one transaction.
public protocol TravailStore: Sendable {
    /// Every job that was ever added.
    func all() throws -> [EtatTravail]
    /// Adds a job; one that is known stays as it is.
    func add(_ nom: String, firstRun: Instant) throws
    /// Takes the lease of a job, if it is free or over and, with `onlyDue`, if the job is due. `nil` when it is not taken.
    func take(_ nom: String, _ bail: EtatTravail.Bail, onlyDue: Bool, now: Instant) throws -> EtatTravail?
    /// Prolongs a lease; false when the job was taken by someone else, its time being over.
    func prolong(_ nom: String, _ bail: EtatTravail.Bail) throws -> Bool
    /// Gives a lease back, the job being as due as it was; does nothing to the lease of someone else.
    func giveBack(_ nom: String, porteur: String) throws
    /// Writes the outcome of a run, and gives the lease back. Does nothing when someone else has it.
    func finish(
        _ nom: String, porteur: String, _ execution: ExecutionTravail, echecs: Int, prochaineExecution: Instant
    ) throws

    /// Takes what was deleted out of the files of the database, as far as the engine can; see `Database.reclaim`.
    func reclaim(_ contenus: [ContenuEfface]) throws
}
