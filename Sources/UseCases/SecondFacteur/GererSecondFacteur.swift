public import Domain

/// Sets up the second factor of one's own account, renews its recovery codes, takes it away. The door asks a recent
/// identification before.
public struct GererSecondFacteur: Sendable {
    private let store: any Store
    private let verifier: VerifierSecondFacteur

    /// The use case on a store.
    public init(store: any Store, verifier: VerifierSecondFacteur) {
        self.store = store
        self.verifier = verifier
    }

    /// The second factor of a person; inactive when there is none.
    public func etat(of acteur: Acteur) throws -> SecondFacteur {
        let compte = try Self.compte(acteur)
        return try store.read { try $0.find(SecondFacteur.self, compte)?.value ?? SecondFacteur(compte: compte) }
    }

    /// Begins the set-up. The secret of a set-up that was begun less than `SecondFacteur.dureePreparation` ago is kept.
    public func prepare(by acteur: Acteur, now: Instant) throws {
        try edit(acteur, now: now) { facteur, _, _ in
            guard !facteur.estActif, facteur.secretAConfirmer(now) == nil else { return }
            facteur.prepare(secretScelle: try verifier.codes.newSecret(of: facteur.id), now: now)
        }
    }

    /// The secret of the set-up under way, as Base32; `nil` when there is none.
    public func secretAConfirmer(of acteur: Acteur, now: Instant) throws -> String? {
        let facteur = try etat(of: acteur)
        return facteur.secretAConfirmer(now).flatMap { verifier.codes.secret($0, of: facteur.id) }.map(Base32.encode)
    }

    /// Ends the set-up with a first code; answers the recovery codes, which are shown this once.
    /// Throws `EchecSecondFacteur`; nothing is asked at sign-in until it succeeds.
    public func activate(_ typed: String, by acteur: Acteur, now: Instant) throws -> [String] {
        var shown: [String] = []
        try edit(acteur, now: now) { facteur, store, auteur in
            guard facteur.secretAConfirmer(now) != nil else { throw EchecSecondFacteur.sansPreparation }
            try verifier.codes.take(code: typed, in: &facteur, now: now)
            let new = try verifier.codes.newRecoveryCodes(of: facteur.id)
            facteur.activate(codesSecours: new.digests, now: now)
            shown = new.shown
            try store.tell(.secondFacteurActive, audit: .secondFacteurActive, facteur.id, by: auteur, now: now)
        }
        return shown
    }

    /// Replaces the recovery codes; answers the new ones, which are shown this once. `typed` is a code of the application, or one
    /// of the former codes. Throws `EchecSecondFacteur`, `UseCaseError.freine`.
    public func renewCodes(_ typed: String, by acteur: Acteur, now: Instant) throws -> [String] {
        var shown: [String] = []
        try verifier(typed, of: try Self.compte(acteur), now: now) { facteur, store in
            let new = try verifier.codes.newRecoveryCodes(of: facteur.id)
            facteur.activate(codesSecours: new.digests, now: now)
            shown = new.shown
            let auteur = try acteur.auteurDeSonCompte(le: now.jour)
            try store.tell(nil, audit: .codesSecoursRenouveles, facteur.id, by: auteur, now: now)
        }
        return shown
    }

    /// Takes the second factor away. `typed` is a code of the application, or a recovery code.
    /// Throws `EchecSecondFacteur`, `UseCaseError.freine`.
    public func deactivate(_ typed: String, by acteur: Acteur, now: Instant) throws {
        try verifier(typed, of: try Self.compte(acteur), now: now) { facteur, store in
            facteur.deactivate()
            let auteur = try acteur.auteurDeSonCompte(le: now.jour)
            try store.tell(.secondFacteurDesactive, audit: .secondFacteurDesactive, facteur.id, by: auteur, now: now)
        }
    }

    /// Takes the second factor of somebody away, who lost both the telephone and the recovery codes: for the operator, once they
    /// made sure of who asks. Answers whether there was one. Throws `UseCaseError.interdit`.
    @discardableResult
    public static func reset(
        _ compte: Identifiant, in store: any Store, by acteur: Acteur, now: Instant
    ) throws -> Bool {
        let auteur = try acteur.authorize(.exploiter, sur: .repertoire, le: now.jour)
        return try store.write { store in
            guard var found = try store.find(SecondFacteur.self, compte), found.value.estActif else { return false }
            found.value.deactivate()
            try store.save(found.value, version: found.version, by: auteur, now: now)
            try store.tell(.secondFacteurDesactive, audit: .secondFacteurDesactive, compte, by: auteur, now: now)
            return true
        }
    }

    private func edit(
        _ acteur: Acteur, now: Instant,
        _ change: (inout SecondFacteur, any StoreWriter, Auteur) throws -> Void
    ) throws {
        let compte = try Self.compte(acteur)
        let auteur = try acteur.auteurDeSonCompte(le: now.jour)
        try store.write { store in
            let found = try store.find(SecondFacteur.self, compte)
            let before = found?.value ?? SecondFacteur(compte: compte)
            var facteur = before
            try change(&facteur, store, auteur)
            guard facteur != before else { return }
            try store.save(facteur, version: found?.version, by: auteur, now: now)
        }
    }

    private static func compte(_ acteur: Acteur) throws -> Identifiant {
        guard let compte = acteur.compte else { throw UseCaseError(.interdit, "only a person has a second factor") }
        return compte
    }
}

extension StoreWriter {
    /// Audits a change of a second factor, and writes to its person.
    fileprivate func tell(
        _ modele: ModeleCourrier?, audit nature: FaitAudit.Nature, _ compte: Identifiant, by auteur: Auteur,
        now: Instant
    ) throws {
        try audit(FaitAudit(nature: nature, compte: compte), by: auteur.identifiant, now: now)
        guard let modele, let courriel = try find(Compte.self, compte)?.value.courriel else { return }
        // An address that cannot be written to is no reason to refuse: the page says what was done.
        guard let courrier = try? Courrier(destinataire: courriel, modele: modele) else { return }
        try deposit(courrier, now: now)
    }
}
