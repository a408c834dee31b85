public import Domain

/// Publishes a version of the conditions of use: everybody is asked to accept it from its day on.
public struct PublierConditions: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// Publishes a version. `empreinte` is the SHA-256 of its text, for the audit log.
    ///
    /// Throws `UseCaseError.interdit`, or `invalide` with one issue: `version` (`.version`, or `.unique` when there is one of this
    /// name), `date` (before today, or before a version that is in force or to come).
    public func callAsFunction(
        _ conditions: VersionConditions, empreinte: [UInt8], by acteur: Acteur, now: Instant
    ) throws {
        let auteur = try acteur.authorize(.exploiter, sur: .repertoire, le: now.jour)
        guard VersionConditions.isVersion(conditions.version) else { throw Self.refusal("version", "is no version") }
        guard conditions.dateVigueur >= now.jour else { throw Self.refusal("date", "is past") }
        try store.write { store in
            let known = try store.versionsConditions()
            guard !known.contains(where: { $0.version == conditions.version }) else {
                throw Self.refusal("version", "is published already")
            }
            guard known.allSatisfy({ $0.dateVigueur <= conditions.dateVigueur }) else {
                throw Self.refusal("date", "comes before that of a version published already")
            }
            try store.publish(conditions, by: auteur.identifiant)
            let fait = FaitAudit(
                nature: .conditionsPubliees, objet: "conditions \(conditions.version)",
                detail: [
                    "dateVigueur": conditions.dateVigueur.iso8601, "sha256": MaillonAudit.hexadecimal(empreinte),
                ])
            try store.audit(fait, by: auteur.identifiant, now: now)
        }
    }

    private static func refusal(_ what: String, _ why: String) -> UseCaseError {
        UseCaseError(.invalide, "the \(what) \(why)")
    }
}
