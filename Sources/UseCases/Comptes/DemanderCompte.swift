public import Domain

/// Takes the requests for accounts of people who work in establishments. Nobody registers themselves: a desk decides.
public struct DemanderCompte: Sendable {
    /// What a person types.
    public struct Saisie: Sendable, Equatable {
        /// First name.
        public var prenom = ""
        /// Name.
        public var nom = ""
        /// E-mail address.
        public var courriel = ""
        /// FINESS number of the establishment.
        public var finess = ""
        /// Function there.
        public var fonction = ""
        /// Profile that is wished.
        public var profil: Profil?
        /// A word to the desk.
        public var message = ""
        /// Whether the person agrees that the desk reads this.
        public var accord = false

        /// Nothing typed yet.
        public init() {}
    }

    private let store: any Store

    /// The use case on a store.
    public init(store: any Store) {
        self.store = store
    }

    /// Keeps a request; answers its reference, told to the person by mail too. An address that has an account already, or a request that
    /// waits, is answered in the same way, and what is told differs in the mail alone: nobody learns here who has an account.
    ///
    /// Throws `UseCaseError.invalide` with all that is to be corrected, `quotaAtteint`.
    public func callAsFunction(_ saisie: Saisie, now: Instant) throws -> String {
        let (identite, contenu) = try Self.verify(saisie)
        return try store.write { store in
            let structure = try GererHabilitations.organisation(contenu.finess, in: store)
                .flatMap { try store.find(EntiteGeographique.self, $0)?.value }
            guard let structure else {
                throw UseCaseError(
                    .invalide, "unknown establishment", issues: [ValidationIssue("finess", .cibleInconnue)])
            }
            let count = try store.nombreDemandes(courriel: identite.courriel, depuis: now.debutDuJour)
            try Quota.demandesCompteParJour.check(count.toutes)
            let region = structure.fiche.adresse.communeCOG.flatMap { Departement.region($0.departement) }
            let demande = DemandeCompte(
                id: try store.newId(), contenu, structure: structure.id, region: region, now: now)
            let isKnown = try store.moyen(courriel: identite.courriel) != nil
            guard !isKnown, count.enAttente == 0 else {
                if isKnown { try Self.tellKnown(identite.courriel, in: store, now: now) }
                return demande.reference
            }
            let auteur = Auteur(identifiant: demande.reference, profil: .exploitant, source: .portail)
            try store.save(demande, version: nil, by: auteur, now: now)
            try store.audit(
                FaitAudit(nature: .demandeCompte, objet: demande.reference), by: demande.reference, now: now)
            try store.deposit(
                Courrier(destinataire: identite.courriel, modele: .demandeCompteRecue(reference: demande.reference)),
                now: now)
            try Self.tellDesk(demande, in: store, now: now)
            return demande.reference
        }
    }

    private static func tellKnown(_ courriel: String, in store: any StoreWriter, now: Instant) throws {
        try store.deposit(Courrier(destinataire: courriel, modele: .compteExistant), now: now)
    }

    /// Tells the desks of the region, twenty accounts at most.
    private static func tellDesk(_ demande: DemandeCompte, in store: any StoreWriter, now: Instant) throws {
        let desks =
            try demande.region.map { try store.comptes(.support, sur: .region($0)) }
            ?? store.comptes(.administrateurNational, sur: .national)
        for desk in desks.prefix(20) {
            guard let courriel = desk.value.courriel, desk.value.courrielConfirme != nil, desk.value.fermeture == nil
            else { continue }
            try store.deposit(
                Courrier(destinataire: courriel, modele: .demandeCompteAFaire(reference: demande.reference)), now: now)
        }
    }

    private static func verify(_ saisie: Saisie) throws -> (IdentiteSaisie, DemandeCompte.Contenu) {
        let function = DemandeCompte.regleFonction.verification(saisie.fonction)
        let message = DemandeCompte.regleMessage.verification(saisie.message)
        let finess = String(saisie.finess.filter { !$0.isWhitespace })
        var issues: [ValidationIssue] = []
        var identite: IdentiteSaisie?
        do {
            identite = try IdentiteSaisie(prenom: saisie.prenom, nom: saisie.nom, courriel: saisie.courriel)
        } catch let error {
            issues += error.issues
        }
        if finess.isEmpty {
            issues.append(ValidationIssue("finess", .obligatoire))
        } else if NumFINESS(finess) == nil {
            issues.append(ValidationIssue("finess", .cibleInconnue))
        }
        if let rule = function.regle { issues.append(ValidationIssue("fonction", rule)) }
        if saisie.profil.map(Delegation.etablissement.contains) != true {
            issues.append(ValidationIssue("profil", .obligatoire))
        }
        if let rule = message.regle { issues.append(ValidationIssue("message", rule)) }
        if !saisie.accord { issues.append(ValidationIssue("accord", .obligatoire)) }
        guard issues.isEmpty, let identite, let profil = saisie.profil else {
            throw UseCaseError(.invalide, "refused request", issues: issues)
        }
        let contenu = DemandeCompte.Contenu(
            prenom: identite.prenom, nom: identite.nom, courriel: identite.courriel, finess: finess,
            fonction: function.valeur, profil: profil, message: message.valeur)
        return (identite, contenu)
    }
}
