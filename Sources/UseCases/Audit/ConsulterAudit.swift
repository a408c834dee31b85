public import Domain

/// Reads the audit log; that somebody read it is told in it.
public struct ConsulterAudit: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// Tells in the log that somebody is about to read it, or to take it away: once per page, once per file.
    /// Throws `UseCaseError.interdit` when no right lets it.
    public func note(
        _ nature: FaitAudit.Nature, _ critere: CritereAudit, by acteur: Acteur, now: Instant
    ) throws {
        let auteur = try acteur.authorize(.consulterAudit, sur: .repertoire, le: now.jour)
        let fait = FaitAudit(nature: nature, objet: "audit", detail: Self.detail(critere))
        try store.write { try $0.audit(fait, by: auteur.identifiant, now: now) }
    }

    /// The lines that fit, the last one first, `limit` at most; those after the line `before` in this order when it is given.
    /// Throws `UseCaseError.interdit` when no right lets it.
    public func lines(
        _ critere: CritereAudit, before: Int64?, limit: Int, by acteur: Acteur, now: Instant
    ) throws -> [LigneAudit] {
        _ = try acteur.authorize(.consulterAudit, sur: .repertoire, le: now.jour)
        return try store.read { try $0.lignesAudit(critere, before: before, limit: limit) }
    }

    /// What was looked for, for the line that tells it.
    private static func detail(_ critere: CritereAudit) -> [String: String] {
        let all: [String: String?] = [
            "depuis": critere.depuis?.iso8601, "avant": critere.avant?.iso8601, "nature": critere.nature,
            "auteur": critere.auteur, "objet": critere.objet, "compte": critere.compte.map { "\($0)" },
        ]
        return all.compactMapValues(\.self)
    }
}
