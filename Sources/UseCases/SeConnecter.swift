public import Domain

/// Signs a person in once Pro Santé Connect told who it is: the account is opened the first time.
public struct SeConnecter: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// The account that this identity opens; that of a professional of the directory is made at the first sign-in.
    ///
    /// Throws `UseCaseError.interdit` when no right of the person holds: authenticated, but with nothing to do here. The right
    /// of a liberal professional holds while the registers know of a liberal activity in the eleven professions.
    public func callAsFunction(_ idNatPS: IdNatPS, now: Instant) throws -> Compte {
        try store.write { store in
            let preuve = MoyenConnexion.Preuve.proSanteConnect(idNatPS)
            if let known = try store.find(MoyenConnexion.self, by: .cle, .text(preuve.cle))?.value,
                let compte = try store.find(Compte.self, known.compte)?.value
            {
                guard try !store.rightsInForce(of: compte, now: now).isEmpty else {
                    throw UseCaseError(.interdit, "no right holds")
                }
                return compte
            }
            guard try store.practises(idNatPS) else {
                throw UseCaseError(.interdit, "no liberal activity of the eleven professions in the registers")
            }
            let liberal = Habilitation(.professionnelLiberal, sur: .professionnel(idNatPS))
            let compte = Compte(id: try store.newId(), habilitations: [liberal], dateCreation: now)
            let auteur = try Acteur(compte).auteurDeSonCompte(le: now.jour)
            try store.save(compte, version: nil, by: auteur, now: now)
            let moyen = MoyenConnexion(id: try store.newId(), compte: compte.id, preuve: preuve, now: now)
            try store.save(moyen, version: nil, by: auteur, now: now)
            return compte
        }
    }
}
