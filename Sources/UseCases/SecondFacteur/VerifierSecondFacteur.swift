public import Domain

/// Asks the second factor of an account: at sign-in, and before it is changed.
///
/// Wrong codes of one account are held back (`Freins`), never the account locked: a recovery code is always taken, since nobody
/// guesses 80 bits, and sessions that are open stay so.
public struct VerifierSecondFacteur: Sendable {
    private let store: any Store
    private let freins: Freins
    let codes: CodesSecondFacteur

    /// The use case on a store. The key of secrets is derived from a secret of the service, the same in every process.
    public init(store: any Store, secret: [UInt8], freins: Freins, primitives: CryptographicPrimitives) {
        self.store = store
        self.freins = freins
        codes = CodesSecondFacteur(secret: secret, primitives: primitives)
    }

    /// Whether a code is asked from an account that signs in by a password.
    public func isActive(_ compte: Identifiant) throws -> Bool {
        try store.read { try $0.find(SecondFacteur.self, compte)?.value.estActif ?? false }
    }

    /// Takes a code of the application. Throws `EchecSecondFacteur`, or `UseCaseError.freine` when too many were wrong.
    public func callAsFunction(_ typed: String, of compte: Identifiant, now: Instant) throws {
        try attempt(typed, of: compte, now: now) { facteur throws(EchecSecondFacteur) in
            try codes.take(code: typed, in: &facteur, now: now)
        }
    }

    /// Takes a recovery code, which then serves no more; answers how many are left. Throws `EchecSecondFacteur`.
    public func callAsFunction(codeSecours typed: String, of compte: Identifiant, now: Instant) throws -> Int {
        try judge(of: compte, now: now, fact: .codeSecoursUtilise) { facteur throws(EchecSecondFacteur) in
            try codes.take(codeSecours: typed, in: &facteur)
        }.codesSecours.count
    }

    /// Takes a code of the application, or else a recovery code, and changes the second factor in the same transaction.
    func callAsFunction(
        _ typed: String, of compte: Identifiant, now: Instant,
        then change: (inout SecondFacteur, any StoreWriter) throws -> Void
    ) throws {
        if CodeSecours.normalise(typed) != nil {
            try judge(of: compte, now: now, fact: .codeSecoursUtilise, then: change) {
                facteur throws(EchecSecondFacteur) in
                try codes.take(codeSecours: typed, in: &facteur)
            }
        } else {
            try attempt(typed, of: compte, now: now, then: change) { facteur throws(EchecSecondFacteur) in
                try codes.take(code: typed, in: &facteur, now: now)
            }
        }
    }

    /// The brake on the codes of an account: in a day, about 250 tries at three codes of a million.
    private static func frein(_ compte: Identifiant) -> Frein {
        Frein(
            "codeSecondFacteur", "\(compte)", auPlus: Limites.codesFaux.value,
            intervalle: Int64(Limites.codesFauxIntervalle.value))
    }

    /// Judges a code of the application, which counts as a try until it is right.
    private func attempt(
        _ typed: String, of compte: Identifiant, now: Instant,
        then change: (inout SecondFacteur, any StoreWriter) throws -> Void = { _, _ in },
        _ take: (inout SecondFacteur) throws(EchecSecondFacteur) -> Void
    ) throws {
        let frein = [Self.frein(compte)]
        // What cannot be a code is no try.
        if CodeTOTP.normalise(typed) != nil {
            try store.write { try freins.take(frein, in: $0, now: now) }
        }
        try judge(of: compte, now: now, fact: nil, then: change, take)
        try store.write { try freins.giveBack(frein, in: $0) }
    }

    /// Runs a judgement on the second factor of an account, keeps what it took, audits what was refused.
    @discardableResult
    private func judge(
        of compte: Identifiant, now: Instant, fact: FaitAudit.Nature?,
        then change: (inout SecondFacteur, any StoreWriter) throws -> Void = { _, _ in },
        _ take: (inout SecondFacteur) throws(EchecSecondFacteur) -> Void
    ) throws -> SecondFacteur {
        let outcome: Result<SecondFacteur, EchecSecondFacteur> = try store.write { store in
            guard let found = try store.find(SecondFacteur.self, compte), found.value.estActif,
                let auteur = try store.auteur(deSonCompte: compte, now: now)
            else { return .failure(.inactif) }
            var facteur = found.value
            do throws(EchecSecondFacteur) { try take(&facteur) } catch {
                if error == .faux {
                    try store.audit(
                        FaitAudit(nature: .secondFacteurRefuse, compte: compte), by: auteur.identifiant, now: now)
                }
                return .failure(error)
            }
            if let fact { try store.audit(FaitAudit(nature: fact, compte: compte), by: auteur.identifiant, now: now) }
            try change(&facteur, store)
            try store.save(facteur, version: found.version, by: auteur, now: now)
            return .success(facteur)
        }
        return try outcome.get()
    }
}

extension StoreReader {
    /// The author of what a person does to their own account, signed in or about to be; `nil` when no right of theirs holds.
    func auteur(deSonCompte id: Identifiant, now: Instant) throws -> Auteur? {
        guard let compte = try find(Compte.self, id)?.value else { return nil }
        return try? Acteur(compte).auteurDeSonCompte(le: now.jour)
    }
}
