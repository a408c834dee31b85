public import Domain

/// What is asked at the first sign-in beside an e-mail (`TenirCourriel`) and the conditions of use (`AccepterConditions`): the
/// confirmation of the information of RPPS.
public struct TenirCompte: Sendable {
    let store: any Store

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

    /// The name to greet a person with: that of the account, that of the register, else the e-mail.
    public func nomAffiche(_ compte: Compte) throws -> String {
        let own = [compte.prenom, compte.nom].compactMap(\.self).joined(separator: " ")
        guard own.isEmpty else { return own }
        let keys = Acteur(compte).professionnels.map { KeyValue.text($0.description) }
        let found = try store.read { try $0.find(Professionnel.self, by: .idNatPS, keys) }.first?.value.exercices.first
        let known = [found?.prenomExercice, found?.nomExercice].compactMap(\.self).joined(separator: " ")
        return known.isEmpty ? compte.courriel ?? "" : known
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
}
