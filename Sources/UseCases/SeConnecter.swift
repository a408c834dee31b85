public import Domain

/// Signs a person in once Pro Santé Connect told who it is: the account of a liberal professional is opened the first time.
///
/// That of anybody else is opened by the regional desk, and the card linked to it: `RattacherCarte`.
public struct SeConnecter: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// The account that this identity opens; that of a liberal professional of the directory is made at the first sign-in, and one
    /// that is known gets the right of liberal professional when the registers have such an activity.
    ///
    /// Throws `UseCaseError.interdit` when no right of the person holds: authenticated, but with nothing to do here. The right
    /// of a liberal professional holds while the registers know of a liberal activity in the eleven professions.
    public func callAsFunction(_ idNatPS: IdNatPS, now: Instant) throws -> Compte {
        try store.write { store in
            let means = try store.find(MoyenConnexion.self, by: .cle, .text(MoyenConnexion.cle(idNatPS)))
            if let known = try means.flatMap({ try store.find(Compte.self, $0.value.compte) }),
                known.value.fermeture == nil
            {
                return try open(known, idNatPS, now: now, in: store)
            }
            guard try store.practises(idNatPS) else {
                throw UseCaseError(.interdit, "no liberal activity of the eleven professions in the registers")
            }
            return try create(idNatPS, means, now: now, in: store)
        }
    }

    /// Where to send someone whom this use case refuses.
    public func orientation(
        _ idNatPS: IdNatPS, _ exercices: [Orientation.Exercice], now: Instant
    ) throws -> Orientation {
        try store.read { store in
            let isKnown = try store.find(Professionnel.self, by: .idNatPS, .text(idNatPS.description)) != nil
            let means = try store.find(MoyenConnexion.self, by: .cle, .text(MoyenConnexion.cle(idNatPS)))
            let account = try means.flatMap { try store.find(Compte.self, $0.value.compte) }?.value
            let others = account?.habilitations.contains { $0.profil != .professionnelLiberal } ?? false
            return others ? .droitsTermines : Orientation(idNatPS, exercices, isKnown: isKnown)
        }
    }

    private func open(
        _ known: Versioned<Compte>, _ idNatPS: IdNatPS, now: Instant, in store: any StoreWriter
    ) throws -> Compte {
        var compte = known.value
        if try store.practises(idNatPS) { compte.give(.liberal(idNatPS)) }
        if compte != known.value {
            let auteur = try Acteur(compte).auteurDeSonCompte(le: now.jour)
            try store.save(compte, version: known.version, by: auteur, now: now)
        }
        guard try !store.rightsInForce(of: compte, now: now).isEmpty else {
            throw UseCaseError(.interdit, "no right holds")
        }
        return compte
    }

    /// Opens an account. A means that is left of a closed one opens the new one.
    private func create(
        _ idNatPS: IdNatPS, _ means: Versioned<MoyenConnexion>?, now: Instant, in store: any StoreWriter
    ) throws -> Compte {
        let compte = Compte(id: try store.newId(), habilitations: [.liberal(idNatPS)], dateCreation: now)
        let auteur = try Acteur(compte).auteurDeSonCompte(le: now.jour)
        try store.save(compte, version: nil, by: auteur, now: now)
        let moyen = MoyenConnexion(
            id: try means?.value.id ?? store.newId(), compte: compte.id, preuve: .proSanteConnect(idNatPS), now: now)
        try store.save(moyen, version: means?.version, by: auteur, now: now)
        return compte
    }
}
