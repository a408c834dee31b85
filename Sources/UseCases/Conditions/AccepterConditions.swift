public import Domain

/// Keeps that a person accepted the conditions of use.
public struct AccepterConditions: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// Accepts the version that the person read: once, whatever is sent again.
    ///
    /// Throws `UseCaseError.versionDepassee` when another one is in force, `interdit` without account, `quotaAtteint`.
    public func callAsFunction(version: String, finAffichee: Bool, by acteur: Acteur, now: Instant) throws {
        try store.write { store in
            guard let id = acteur.compte, let found = try store.find(Compte.self, id) else {
                throw UseCaseError(.interdit, "no account for this person")
            }
            guard try store.versionEnVigueur(le: now.jour) == version else {
                throw UseCaseError(.versionDepassee, "another version of the conditions is in force")
            }
            var compte = found.value
            guard !compte.aAccepte(version) else { return }
            compte.acceptations.append(Compte.Acceptation(version: version, date: now, finAffichee: finAffichee))
            try Quota.changementsCompteParJour.check(store.nombreChangements(id, depuis: now.debutDuJour))
            let auteur = try acteur.auteurDeSonCompte(le: now.jour)
            try store.save(compte, version: found.version, by: auteur, now: now)
            let fait = FaitAudit(
                nature: .conditionsAcceptees, compte: id,
                detail: ["version": version, "finAffichee": finAffichee ? "oui" : "non"])
            try store.audit(fait, by: auteur.identifiant, now: now)
        }
    }
}
