public import Domain

/// What is stored of messages by what happened: in its transaction.
public protocol CourrierWriter {
    /// Puts a message in the outbox, to be sent once the transaction is committed.
    ///
    /// Answers whether it was: not when its address had as many of its kind in 24 hours as `ModeleCourrier.parJour`.
    /// Throws `StoreError.indisponible` when it is secret and the store has no seal.
    @discardableResult
    func deposit(_ courrier: Courrier, now: Instant) throws -> Bool
}

/// A message of the outbox, without what it says.
public struct EtatCourrier: Sendable, Equatable {
    /// What became of it. A raw value is stored and never changes.
    public enum Etat: String, Sendable, CaseIterable {
        /// It waits for its next try.
        case attente
        /// A server took it.
        case envoye
        /// It cannot be sent: an operator looks at it.
        case mort
        /// Nobody is to read it any more: its link is over.
        case abandonne
    }

    /// Its number.
    public var id: Identifiant
    /// The name of its kind (`ModeleCourrier.nom`).
    public var modele: String
    /// The address.
    public var destinataire: String
    /// When it was deposited.
    public var dateDepot: Instant
    /// When it is of no use any more.
    public var dateLimite: Instant
    /// What became of it.
    public var etat: Etat
    /// How many times it was tried.
    public var tentatives: Int
    /// When it is tried again; `nil` unless it waits.
    public var prochaineTentative: Instant?
    /// When it was sent, or given up.
    public var dateFin: Instant?
    /// Why the last try failed, in English, without any address.
    public var motif: String?

    /// A state.
    public init(
        id: Identifiant, modele: String, destinataire: String, dateDepot: Instant, dateLimite: Instant, etat: Etat,
        tentatives: Int, prochaineTentative: Instant?, dateFin: Instant?, motif: String?
    ) {
        self.id = id
        self.modele = modele
        self.destinataire = destinataire
        self.dateDepot = dateDepot
        self.dateLimite = dateLimite
        self.etat = etat
        self.tentatives = tentatives
        self.prochaineTentative = prochaineTentative
        self.dateFin = dateFin
        self.motif = motif
    }
}

/// A message that is being tried.
public struct CourrierATenter: Sendable, Equatable {
    /// What the outbox knows of it, this try counted.
    public var etat: EtatCourrier
    /// What it says; `nil` when it cannot be read, being sealed under another secret or of a kind that is gone.
    public var modele: ModeleCourrier?

    /// A message.
    public init(etat: EtatCourrier, modele: ModeleCourrier?) {
        self.etat = etat
        self.modele = modele
    }
}

/// The outbox, over all the processes of the service. Each call is one durable transaction.
public protocol CourrierStore: Sendable {
    /// Takes the message that is due first: its try is counted, and it is due again at `next` of the number of tries unless its
    /// outcome is told before. `nil` when none is due.
    func take(now: Instant, next: (_ tentatives: Int) -> Instant) throws -> CourrierATenter?
    /// Ends a message and erases what it said, unless it is kept for an operator to try it again (`.mort`).
    func end(_ id: Identifiant, _ etat: EtatCourrier.Etat, motif: String?, now: Instant) throws
    /// Notes why a try failed: the message stays due.
    func note(_ id: Identifiant, motif: String) throws
    /// Deletes the messages that ended before a moment, at most `limit`; answers how many.
    func purge(endedBefore: Instant, limit: Int) throws -> Int

    /// Messages in a state, the last deposited first, at most `limit`.
    func list(_ etat: EtatCourrier.Etat, limit: Int) throws -> [EtatCourrier]
    /// How many messages are in each state.
    func counts() throws -> [EtatCourrier.Etat: Int]
    /// A message; `nil` when unknown.
    func find(_ id: Identifiant) throws -> EtatCourrier?
    /// Makes dead messages due at once, with as much time before them as a new one: one, or all of them; answers how many.
    func retry(_ id: Identifiant?, now: Instant) throws -> Int
    /// Gives up a message that was not sent, and erases what it said; answers whether there was one.
    func drop(_ id: Identifiant, now: Instant) throws -> Bool
}
