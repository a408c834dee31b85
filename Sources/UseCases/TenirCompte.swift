public import Domain

/// The three things asked at the first sign-in: an e-mail, the conditions of use, the confirmation of the information of
/// RPPS.
public struct TenirCompte: Sendable {
    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// The account and the professional of a signed-in person.
    /// Throws `UseCaseError.interdit` when there is none any more.
    public func consulter(_ idNatPS: IdNatPS) throws -> (compte: Compte, professionnel: Professionnel) {
        try store.read { store in
            guard let compte = try store.find(Compte.self, by: .idNatPS, .text(idNatPS.description))?.value,
                let professionnel = try store.find(Professionnel.self, by: .idNatPS, .text(idNatPS.description))?.value
            else { throw UseCaseError(.interdit, "no account for this person") }
            return (compte, professionnel)
        }
    }

    /// Keeps the e-mail for messages about the account.
    /// Throws `UseCaseError.invalide` when it is no e-mail, or an MSSanté address.
    public func enregistrerCourriel(_ typed: String, de idNatPS: IdNatPS, now: Instant) throws {
        guard !typed.allSatisfy(\.isWhitespace) else { throw Self.refus("courriel", .obligatoire) }
        guard let courriel = Courriel.normalise(typed) else { throw Self.refus("courriel", .courriel) }
        guard !BoiteLettreMSS.reconnait(courriel) else { throw Self.refus("courriel", .courrielHorsMSSante) }
        try changer(idNatPS, now: now) { $0.courriel = courriel }
    }

    /// Keeps that a version of the conditions of use was accepted.
    public func accepterConditions(version: String, finAffichee: Bool, par idNatPS: IdNatPS, now: Instant) throws {
        try changer(idNatPS, now: now) { compte in
            guard !compte.aAccepte(version) else { return }
            compte.acceptations.append(Compte.Acceptation(version: version, date: now, finAffichee: finAffichee))
        }
    }

    /// Keeps that the person confirmed the information of RPPS.
    public func validerInformations(de idNatPS: IdNatPS, now: Instant) throws {
        try changer(idNatPS, now: now) { $0.informationsValidees = $0.informationsValidees ?? now }
    }

    private func changer(_ idNatPS: IdNatPS, now: Instant, _ change: (inout Compte) -> Void) throws {
        try store.write { store in
            guard let found = try store.find(Compte.self, by: .idNatPS, .text(idNatPS.description)) else {
                throw UseCaseError(.interdit, "no account for this person")
            }
            var compte = found.value
            change(&compte)
            guard compte != found.value else { return }
            try store.save(compte, version: found.version, by: .professionnel(idNatPS), now: now)
        }
    }

    private static func refus(_ attribut: String, _ regle: Regle) -> UseCaseError {
        UseCaseError(.invalide, "refused \(attribut)", issues: [ValidationIssue(attribut, regle)])
    }
}
