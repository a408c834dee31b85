public import Domain

/// Takes the card away from an account that another means still opens.
public struct DetacherCarte: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// Whether the card of an account may be taken away: there is one, a password opens the account too, and a right remains beside
    /// that of liberal professional, which only the card proves.
    public func isPossible(_ compte: Identifiant, now: Instant) throws -> Bool {
        try store.read { try Self.card(of: compte, in: $0, now: now) != nil }
    }

    /// Takes the card away, with the right of liberal professional that it proved: the card gives it back at its next sign-in.
    ///
    /// Throws `UseCaseError.interdit` when it may not be (`isPossible`).
    public func callAsFunction(by acteur: Acteur, now: Instant) throws {
        try store.write { store in
            guard let id = acteur.compte, var compte = try store.find(Compte.self, id),
                let means = try Self.card(of: id, in: store, now: now),
                case .proSanteConnect(let person) = means.value.preuve
            else { throw UseCaseError(.interdit, "the card is the only means, or there is none") }
            let auteur = try acteur.auteurDeSonCompte(le: now.jour)
            let before = compte.value
            compte.value.habilitations.removeAll { $0.perimetre == .professionnel(person) }
            if compte.value != before { try store.save(compte.value, version: compte.version, by: auteur, now: now) }
            try store.remove(MoyenConnexion.self, means.value.id, version: means.version)
            try store.audit(FaitAudit(nature: .carteDetachee, compte: id), by: auteur.identifiant, now: now)
        }
    }

    /// The card that may be taken away, `nil` when none may.
    private static func card(
        of id: Identifiant, in store: any StoreReader, now: Instant
    ) throws -> Versioned<MoyenConnexion>? {
        let means = try store.find(MoyenConnexion.self, by: .compte, [.id(id)])
        guard let card = means.first(where: { $0.value.preuve.isCard }),
            means.contains(where: { !$0.value.preuve.isCard }),
            case .proSanteConnect(let person) = card.value.preuve, let compte = try store.find(Compte.self, id)?.value
        else { return nil }
        let others = compte.habilitations.filter { $0.perimetre != .professionnel(person) && $0.isValid(le: now.jour) }
        return others.isEmpty ? nil : card
    }
}
