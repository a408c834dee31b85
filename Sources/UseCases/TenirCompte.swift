public import Domain

/// The three things asked at the first sign-in: an e-mail, the conditions of use, the confirmation of the information of
/// RPPS.
public struct TenirCompte: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// The account of a signed-in person, with the rights that hold at this moment: none for someone who left the register
    /// since. Throws `UseCaseError.interdit` when there is no account any more.
    public func compte(_ id: Identifiant, now: Instant) throws -> Compte {
        try store.read { store in
            guard var compte = try store.find(Compte.self, id)?.value else { throw Self.sansCompte }
            compte.habilitations = try store.rightsInForce(of: compte, now: now)
            return compte
        }
    }

    /// What the registers say of the professional that this actor is. Throws `UseCaseError.introuvable` when it is none.
    public func professionnel(_ acteur: Acteur, now: Instant) throws -> Professionnel {
        let keys = acteur.professionnels(le: now.jour).map { KeyValue.text($0.description) }
        guard let found = try store.read({ try $0.find(Professionnel.self, by: .idNatPS, keys) }).first?.value else {
            throw UseCaseError(.introuvable, "no professional of this account")
        }
        return found
    }

    /// Keeps the e-mail for messages about the account.
    /// Throws `UseCaseError.invalide` when it is no e-mail, or an MSSanté address, `quotaAtteint`.
    public func recordCourriel(_ typed: String, by acteur: Acteur, now: Instant) throws {
        guard !typed.allSatisfy(\.isWhitespace) else { throw Self.refusal("courriel", .obligatoire) }
        guard let courriel = Courriel.normalise(typed) else { throw Self.refusal("courriel", .courriel) }
        guard !BoiteLettreMSS.recognizes(courriel) else { throw Self.refusal("courriel", .courrielHorsMSSante) }
        try edit(acteur, now: now) { $0.courriel = courriel }
    }

    /// Keeps that a version of the conditions of use was accepted.
    public func acceptConditions(version: String, finAffichee: Bool, by acteur: Acteur, now: Instant) throws {
        try edit(acteur, now: now) { compte in
            guard !compte.aAccepte(version) else { return }
            compte.acceptations.append(Compte.Acceptation(version: version, date: now, finAffichee: finAffichee))
        }
    }

    /// Keeps that the person confirmed the information of RPPS.
    public func confirmInformations(by acteur: Acteur, now: Instant) throws {
        try edit(acteur, now: now) { $0.informationsValidees = $0.informationsValidees ?? now }
    }

    private func edit(_ acteur: Acteur, now: Instant, _ change: (inout Compte) -> Void) throws {
        try store.write { store in
            guard let id = acteur.compte, let found = try store.find(Compte.self, id) else { throw Self.sansCompte }
            var compte = found.value
            change(&compte)
            guard compte != found.value else { return }
            try Quota.changementsCompteParJour.check(store.nombreChangements(id, depuis: now.debutDuJour))
            let auteur = try acteur.auteurDeSonCompte(le: now.jour)
            try store.save(compte, version: found.version, by: auteur, now: now)
        }
    }

    private static let sansCompte = UseCaseError(.interdit, "no account for this person")

    private static func refusal(_ attribut: String, _ regle: Regle) -> UseCaseError {
        UseCaseError(.invalide, "refused \(attribut)", issues: [ValidationIssue(attribut, regle)])
    }
}
