public import Domain

/// What a person sees of their own account: means of sign-in, and the names of what their rights are on.
public struct ConsulterMonCompte: Sendable {
    /// The most names that are looked for.
    private static let nomsAuPlus = 50

    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// The account with all its rights, those to come and those that are over included.
    /// Throws `UseCaseError.interdit` when there is none.
    public func compte(of acteur: Acteur) throws -> Compte {
        guard let id = acteur.compte, let found = try store.read({ try $0.find(Compte.self, id) }) else {
            throw UseCaseError(.interdit, "no account for this person")
        }
        return found.value
    }

    /// The means of sign-in of a person, oldest first.
    public func moyens(of acteur: Acteur) throws -> [MoyenConnexion] {
        guard let id = acteur.compte else { return [] }
        return try store.read { try $0.find(MoyenConnexion.self, by: .compte, [.id(id)]) }.map(\.value)
    }

    /// The names of the organisations that rights are on: legal entities, places, internal organisations. Those that nobody
    /// knows any more, or beyond the fiftieth, are left out.
    public func noms(_ habilitations: [Habilitation]) throws -> [Identifiant: String] {
        let ids = habilitations.flatMap { held -> [Identifiant] in
            guard case .organisations(let ids) = held.perimetre else { return [] }
            return ids.sorted()
        }
        let asked = Array(Array(Set(ids)).sorted().prefix(Self.nomsAuPlus))
        guard !asked.isEmpty else { return [:] }
        return try store.read { store in
            let found =
                try store.find(EntiteJuridique.self, asked).map { ($0.value.id, $0.value.raisonSociale) }
                + store.find(EntiteGeographique.self, asked).map { ($0.value.id, $0.value.nomAffiche) }
                + store.find(OrganisationInterne.self, asked).map { ($0.value.id, $0.value.nom) }
            return Dictionary(found) { first, _ in first }
        }
    }
}
