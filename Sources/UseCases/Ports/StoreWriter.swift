public import Domain

/// What use cases save, inside one transaction. Each save writes one revision: author, source, moment, document.
public protocol StoreWriter: StoreReader {
    /// A new technical identifier, unique over all aggregates.
    func nouvelIdentifiant() throws -> Identifiant

    /// Saves an account. `version` is the version it was read at, `nil` for a new one.
    /// Throws `UseCaseError` with code `conflit` when someone saved meanwhile.
    func save(_ compte: Compte, version: Int64?, auteur: Auteur, now: Instant) throws
    /// Saves a professional; same rule.
    func save(_ professionnel: Professionnel, version: Int64?, auteur: Auteur, now: Instant) throws
    /// Saves a place of practice; same rule.
    func save(_ structure: EntiteGeographique, version: Int64?, auteur: Auteur, now: Instant) throws
    /// Saves a legal entity; same rule.
    func save(_ entite: EntiteJuridique, version: Int64?, auteur: Auteur, now: Instant) throws
    /// Saves an offer; same rule.
    func save(_ offre: OffreOperationnelle, version: Int64?, auteur: Auteur, now: Instant) throws

    /// Saves an anomaly; same rule.
    func save(_ anomalie: Anomalie, version: Int64?, auteur: Auteur, now: Instant) throws
    /// Adds an event, to be told later.
    func emettre(_ evenement: Evenement) throws

    /// Makes publications readable by consumers; one whose bytes did not change keeps its version and its date.
    func publish(_ publications: [Publication], now: Instant) throws
    /// Withdraws publications: they are answered as gone from now on.
    func withdraw(_ resources: [ResourceKey], now: Instant) throws

    /// Remembers the fingerprints of records that were just taken, in place of those of the same keys.
    func noter(_ empreintes: [EmpreinteConnue], _ suivi: Suivi) throws
    /// Forgets the fingerprints of records that the register no longer has.
    func oublier(cles: [Int64], _ suivi: Suivi) throws

    /// Adds a run to the history, or replaces it.
    func save(_ execution: ExecutionImport) throws

    /// Replaces the whole table of communes.
    func replaceCommunes(_ communes: [Commune]) throws

    /// Replaces what is known of one address of the code tables. `bilan` is the document of its revision.
    func save(_ edition: Nomenclature.Edition, bilan: BilanNomenclature, auteur: Auteur, now: Instant) throws
}
