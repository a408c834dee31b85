public import Domain

/// Signs a person in once Pro Santé Connect told who it is: the account is opened the first time.
public struct SeConnecter: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// Opens the account of a professional of the directory at the first sign-in.
    ///
    /// Throws `UseCaseError.interdit` when the registers know of no liberal activity of this person in the eleven
    /// professions: authenticated, but without right to the portal.
    public func callAsFunction(_ idNatPS: IdNatPS, now: Instant) throws -> Compte {
        try store.write { store in
            guard
                let professionnel = try store.find(Professionnel.self, by: .idNatPS, .text(idNatPS.description))?.value,
                try store.find(OffreOperationnelle.self, by: .professionnel, [.id(professionnel.id)]).contains(where: {
                    $0.value.dateRetrait == nil
                })
            else { throw UseCaseError(.interdit, "no liberal activity of the eleven professions in the registers") }
            if let known = try store.find(Compte.self, by: .idNatPS, .text(idNatPS.description)) { return known.value }
            let account = Compte(id: try store.newId(), idNatPS: idNatPS, dateCreation: now)
            try store.save(account, version: nil, by: .professionnel(idNatPS), now: now)
            return account
        }
    }
}
