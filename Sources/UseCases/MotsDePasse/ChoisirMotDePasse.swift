public import Domain

/// « Mot de passe oublié »: sends a link that serves once, and takes the password that it lets choose; also changes the password of
/// somebody who is signed in.
public struct ChoisirMotDePasse: Sendable {
    private let store: any Store
    private let freins: Freins
    private let liens: LiensUniques
    private let motsDePasse: MotsDePasse
    private let sessions: Sessions
    private let adresse: @Sendable (_ token: String) -> String

    /// The use case on a store; `adresse` is the absolute address of the page of a token.
    public init(
        store: any Store, freins: Freins, liens: LiensUniques, motsDePasse: MotsDePasse, sessions: Sessions,
        adresse: @escaping @Sendable (_ token: String) -> String
    ) {
        self.store = store
        self.freins = freins
        self.liens = liens
        self.motsDePasse = motsDePasse
        self.sessions = sessions
        self.adresse = adresse
    }

    /// Sends a link to an e-mail that signs in to an open account. Nothing tells whether it was sent.
    ///
    /// Throws `UseCaseError.invalide` when no e-mail was typed, `freine` when this address of the network asked for too many. An
    /// e-mail that was sent as many links as it may is sent no other.
    public func ask(_ typed: String, from address: String?, now: Instant) throws {
        guard !typed.allSatisfy(\.isWhitespace) else { throw Self.refusal(.obligatoire) }
        guard let courriel = Courriel.normalise(typed) else { throw Self.refusal(.courriel) }
        try store.write { store in
            try freins.take([.liens(adresse: address)], in: store, now: now)
            guard try freins.takes([.liens(courriel: courriel)], in: store, now: now),
                let means = try store.moyen(courriel: courriel)?.value,
                case .motDePasse(let kept, _) = means.preuve,
                let compte = try store.find(Compte.self, means.compte)?.value, compte.fermeture == nil
            else { return }
            let token = try liens.create(.reinitialisation, of: compte.id, objet: kept, in: store, now: now)
            try store.deposit(
                Courrier(destinataire: kept, modele: .motDePasseOublie(lien: adresse(token))), now: now)
            try store.audit(
                FaitAudit(nature: .motDePasseOublie, compte: compte.id), by: Acteur(compte).description, now: now)
        }
    }

    /// The e-mail that the link of a token was sent to; `nil` when it does not serve any more. It changes nothing.
    public func courriel(token: String, now: Instant) throws -> String? {
        try store.read { try liens.find(token, .reinitialisation, in: $0, now: now)?.objet }
    }

    /// Takes the password chosen by a link: the link ends, the e-mail is known to be read by the person, every session of the account
    /// ends, and a message tells of it. False when the link does not serve any more.
    ///
    /// Throws `UseCaseError.invalide` when the password breaks a rule: the link still serves.
    public func choose(_ typed: String, token: String, now: Instant) throws -> Bool {
        let found = try store.read { store in
            try liens.find(token, .reinitialisation, in: store, now: now).flatMap { lien in
                try store.find(Compte.self, lien.compte)?.value
            }
        }
        guard let compte = found, compte.fermeture == nil else { return false }
        let empreinte = try hash(typed, for: compte)
        let chosen = try store.write { store in
            guard let lien = try liens.consume(token, .reinitialisation, in: store, now: now),
                var known = try store.find(Compte.self, lien.compte), known.value.fermeture == nil
            else { return false }
            let auteur = Auteur(deSonCompte: known.value)
            try keep(empreinte, of: known.value, in: store, by: auteur, now: now)
            if known.value.courriel?.lowercased() == lien.objet.lowercased(), known.value.courrielConfirme == nil {
                known.value.courrielConfirme = now
                try store.save(known.value, version: known.version, by: auteur, now: now)
            }
            return true
        }
        if chosen { _ = try sessions.closeAll(of: compte.id) }
        return chosen
    }

    /// The e-mail with which an account signs in; `nil` while none is confirmed: no password can be chosen.
    public func courriel(of compte: Identifiant) throws -> String? {
        guard case .motDePasse(let courriel, _) = try store.read({ try $0.moyenMotDePasse(of: compte) })?.value.preuve
        else { return nil }
        return courriel
    }

    /// Changes the password of somebody who is signed in and proved it recently; their other sessions end.
    ///
    /// Throws `UseCaseError.invalide` when the password breaks a rule, `introuvable` when no e-mail of theirs is confirmed,
    /// `quotaAtteint`.
    public func change(_ typed: String, by acteur: Acteur, session: String, now: Instant) throws {
        guard let id = acteur.compte, let compte = try store.read({ try $0.find(Compte.self, id) })?.value else {
            throw UseCaseError(.interdit, "no account for this person")
        }
        let empreinte = try hash(typed, for: compte)
        try store.write { store in
            let auteur = try acteur.auteurDeSonCompte(le: now.jour)
            try freins.take([.liens(compte: id)], in: store, now: now)
            try keep(empreinte, of: compte, in: store, by: auteur, now: now)
        }
        _ = try sessions.closeOthers(than: session, of: id)
    }

    private func hash(_ typed: String, for compte: Compte) throws -> String {
        let personnels =
            [compte.courriel, compte.prenom, compte.nom].compactMap(\.self)
            + Acteur(compte).professionnels.map(\.description)
        return try motsDePasse.hash(UseCaseError.rejecting { try MotDePasse.choisi(typed, personnels: personnels) })
    }

    /// Keeps a hash, ends the links that choose another, and tells the person.
    private func keep(
        _ empreinte: String, of compte: Compte, in store: any StoreWriter, by auteur: Auteur, now: Instant
    ) throws {
        guard var means = try store.moyenMotDePasse(of: compte.id),
            case .motDePasse(let courriel, _) = means.value.preuve
        else { throw UseCaseError(.introuvable, "no confirmed e-mail") }
        means.value.preuve = .motDePasse(courriel: courriel, empreinte: empreinte)
        try store.save(means.value, version: means.version, by: auteur, now: now)
        try liens.end(.reinitialisation, of: compte.id, in: store)
        try store.deposit(Courrier(destinataire: courriel, modele: .motDePasseModifie), now: now)
        try store.audit(
            FaitAudit(nature: .motDePasseModifie, compte: compte.id), by: auteur.identifiant, now: now)
    }

    private static func refusal(_ regle: Regle) -> UseCaseError {
        UseCaseError(.invalide, "refused courriel", issues: [ValidationIssue("courriel", regle)])
    }
}
