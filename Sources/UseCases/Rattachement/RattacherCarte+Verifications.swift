import Domain

extension RattacherCarte {
    /// What the store has of a card and of an account.
    struct Found {
        let situation: Situation
        let compte: Versioned<Compte>
        /// The means of the card, whatever account it opens.
        let moyen: Versioned<MoyenConnexion>?
        /// The other account, open, that the card opens.
        let autre: Versioned<Compte>?
    }

    /// What the proofs lead to. Throws `Refus`.
    static func found(
        _ preuves: PreuvesRattachement, in store: any StoreReader, now: Instant
    ) throws -> Found {
        let proofs = preuves.live(now)
        guard let card = proofs.carte, let access = proofs.acces,
            let account = try store.find(Compte.self, access.compte), account.value.fermeture == nil
        else { throw Refus.preuves }
        let means = try store.find(MoyenConnexion.self, by: .cle, .text(MoyenConnexion.cle(card.idNatPS)))
        let isLinked = means?.value.compte == access.compte
        let other = try isLinked ? nil : means.flatMap { try store.find(Compte.self, $0.value.compte) }
        let open = other.flatMap { $0.value.fermeture == nil ? $0 : nil }
        guard isLinked || !account.value.isOfSomeoneElse(than: card) else { throw Refus.autrePersonne }
        if !isLinked, try hasCard(access.compte, otherThan: card, in: store) { throw Refus.autreCarte }
        let situation = Situation(
            carte: card, compte: account.value, autreCompte: open?.value.id, estRattachee: isLinked)
        return Found(situation: situation, compte: account, moyen: means, autre: open)
    }

    /// Whether another card opens the account. The same one may be there already: another tab was faster.
    private static func hasCard(
        _ compte: Identifiant, otherThan card: PreuvesRattachement.Carte, in store: any StoreReader
    ) throws -> Bool {
        try store.find(MoyenConnexion.self, by: .compte, [.id(compte)]).contains {
            $0.value.preuve.isCard && $0.value.preuve.cle != MoyenConnexion.cle(card.idNatPS)
        }
    }

    /// The names to keep. Throws `UseCaseError.invalide` with everything that is to be corrected: the names are those of the card,
    /// whatever their case and accents; the e-mail is that of the account.
    static func checked(
        _ typed: Declaration, _ situation: Situation
    ) throws -> (prenom: String, nom: String) {
        let first = regleNom.verification(typed.prenom)
        let last = regleNom.verification(typed.nom)
        var issues: [ValidationIssue] = []
        if let rule = first.regle ?? difference(first.valeur, situation.carte.prenom) {
            issues.append(ValidationIssue("prenom", rule))
        }
        if let rule = last.regle ?? difference(last.valeur, situation.carte.nom) {
            issues.append(ValidationIssue("nom", rule))
        }
        if let rule = courriel(typed.courriel, of: situation.compte) {
            issues.append(ValidationIssue("courriel", rule))
        }
        guard issues.isEmpty else { throw UseCaseError(.invalide, "refused declaration", issues: issues) }
        return (first.valeur, last.valeur)
    }

    private static let regleNom = RegleTexte(auPlus: 100, obligatoire: true)

    private static func difference(_ typed: String, _ card: String) -> Regle? {
        card.isEmpty || NomNormalise.forme(typed) == NomNormalise.forme(card) ? nil : .valeurDeLaCarte(card)
    }

    private static func courriel(_ typed: String, of compte: Compte) -> Regle? {
        if typed.allSatisfy(\.isWhitespace) { return .obligatoire }
        guard let regular = Courriel.normalise(typed) else { return .courriel }
        return regular.lowercased() == compte.courriel?.lowercased() ? nil : .courrielDuCompte
    }
}

extension StoreWriter {
    /// Puts the same message in the outbox for each of these addresses that can receive one.
    func tell(_ modele: ModeleCourrier, _ addresses: [String?], now: Instant) throws {
        for address in addresses.compactMap(\.self) {
            guard let message = try? Courrier(destinataire: address, modele: modele) else { continue }
            try deposit(message, now: now)
        }
    }
}

extension MoyenConnexion {
    /// The key of the means of a card.
    static func cle(_ idNatPS: IdNatPS) -> String { Preuve.proSanteConnect(idNatPS).cle }
}

extension MoyenConnexion.Preuve {
    /// Whether it is an identity that Pro Santé Connect vouches for.
    var isCard: Bool {
        guard case .proSanteConnect = self else { return false }
        return true
    }
}

extension Compte {
    /// Whether the name of the account is not that of a card: another first name, or a name of which neither contains the other.
    /// An account without name is of whoever has its password.
    func isOfSomeoneElse(than carte: PreuvesRattachement.Carte) -> Bool {
        if let prenom, !carte.prenom.isEmpty, NomNormalise.forme(prenom) != NomNormalise.forme(carte.prenom) {
            return true
        }
        guard let nom, !carte.nom.isEmpty else { return false }
        let (own, other) = (Self.words(nom), Self.words(carte.nom))
        return !own.isSubset(of: other) && !other.isSubset(of: own)
    }

    private static func words(_ name: String) -> Set<Substring> { Set(NomNormalise.forme(name).split(separator: " ")) }
}
