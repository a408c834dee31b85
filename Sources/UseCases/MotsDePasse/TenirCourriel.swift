public import Domain

/// Keeps the e-mail of a person, and has it confirmed by a link that it receives.
public struct TenirCourriel: Sendable {
    /// What became of a link.
    public enum Confirmation: Sendable, Equatable {
        /// The e-mail is confirmed.
        case confirme(String)
        /// The link does not serve any more, or is of an e-mail that was replaced.
        case perime
        /// Another account signs in with this e-mail.
        case pris
    }

    private let store: any Store
    private let freins: Freins
    private let liens: LiensUniques
    private let adresse: @Sendable (_ token: String) -> String

    /// The use case on a store; `adresse` is the absolute address of the page of a token.
    public init(
        store: any Store, freins: Freins, liens: LiensUniques,
        adresse: @escaping @Sendable (_ token: String) -> String
    ) {
        self.store = store
        self.freins = freins
        self.liens = liens
        self.adresse = adresse
    }

    /// Keeps the e-mail for messages about the account, and sends it the link that confirms it; the former one, if it was confirmed, is
    /// told. Until then the person signs in with the former one.
    ///
    /// Throws `UseCaseError.invalide` when it is no e-mail, or an MSSanté address, `quotaAtteint`.
    public func record(_ typed: String, by acteur: Acteur, now: Instant) throws {
        guard !typed.allSatisfy(\.isWhitespace) else { throw Self.refusal(.obligatoire) }
        guard let courriel = Courriel.normalise(typed) else { throw Self.refusal(.courriel) }
        guard !BoiteLettreMSS.recognizes(courriel) else { throw Self.refusal(.courrielHorsMSSante) }
        try store.write { store in
            var known = try Self.compte(of: acteur, in: store)
            let former = known.value
            guard former.courriel != courriel else { return }
            known.value.courriel = courriel
            known.value.courrielConfirme = nil
            try Quota.changementsCompteParJour.check(store.nombreChangements(former.id, depuis: now.debutDuJour))
            let auteur = try acteur.auteurDeSonCompte(le: now.jour)
            try store.save(known.value, version: known.version, by: auteur, now: now)
            if let told = former.courriel, former.courrielConfirme != nil {
                try store.deposit(Courrier(destinataire: told, modele: .courrielRemplace), now: now)
            }
            _ = try send(to: known.value, in: store, now: now)
        }
    }

    /// Sends the link again. Throws `UseCaseError.freine` when it was sent too many times, `introuvable` when there is nothing to
    /// confirm.
    public func sendAgain(by acteur: Acteur, now: Instant) throws {
        try store.write { store in
            let compte = try Self.compte(of: acteur, in: store).value
            guard let courriel = compte.courriel, compte.courrielConfirme == nil else {
                throw UseCaseError(.introuvable, "no e-mail to confirm")
            }
            try freins.take([.liens(courriel: courriel), .liens(compte: compte.id)], in: store, now: now)
            try deposit(courriel, of: compte, in: store, now: now)
        }
    }

    /// The e-mail that the link of a token confirms; `nil` when it does not serve any more. It changes nothing.
    public func courriel(token: String, now: Instant) throws -> String? {
        try store.read { try liens.find(token, .confirmationCourriel, in: $0, now: now)?.objet }
    }

    /// Confirms the e-mail of a link: the person may sign in with it from then on, once a password is chosen.
    public func confirm(token: String, now: Instant) throws -> Confirmation {
        do {
            return try store.write { store in
                guard let lien = try liens.consume(token, .confirmationCourriel, in: store, now: now),
                    var known = try store.find(Compte.self, lien.compte), known.value.fermeture == nil,
                    known.value.courriel == lien.objet
                else { return .perime }
                let auteur = Auteur(deSonCompte: known.value)
                try store.setCourrielConnexion(lien.objet, of: lien.compte, by: auteur, now: now)
                // Links to the former e-mail would choose the password of the new one.
                try liens.end(.reinitialisation, of: lien.compte, in: store)
                known.value.courrielConfirme = now
                try store.save(known.value, version: known.version, by: auteur, now: now)
                try store.audit(
                    FaitAudit(nature: .courrielConfirme, compte: lien.compte), by: auteur.identifiant, now: now)
                return .confirme(lien.objet)
            }
        } catch let error as UseCaseError where error.issues.map(\.regle) == [.courrielPris] {
            return .pris
        }
    }

    /// Sends the link that confirms an e-mail, unless too many were sent.
    private func send(to compte: Compte, in store: any StoreWriter, now: Instant) throws -> Bool {
        guard let courriel = compte.courriel,
            try freins.takes([.liens(courriel: courriel), .liens(compte: compte.id)], in: store, now: now)
        else { return false }
        try deposit(courriel, of: compte, in: store, now: now)
        return true
    }

    private func deposit(_ courriel: String, of compte: Compte, in store: any StoreWriter, now: Instant) throws {
        let token = try liens.create(.confirmationCourriel, of: compte.id, objet: courriel, in: store, now: now)
        try store.deposit(
            Courrier(destinataire: courriel, modele: .confirmationCourriel(lien: adresse(token))), now: now)
    }

    private static func compte(of acteur: Acteur, in store: any StoreReader) throws -> Versioned<Compte> {
        guard let id = acteur.compte, let found = try store.find(Compte.self, id) else {
            throw UseCaseError(.interdit, "no account for this person")
        }
        return found
    }

    private static func refusal(_ regle: Regle) -> UseCaseError {
        UseCaseError(.invalide, "refused courriel", issues: [ValidationIssue("courriel", regle)])
    }
}
