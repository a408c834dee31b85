public import Domain

extension StoreReader {
    /// The means by which an e-mail signs in, whoever has it.
    public func moyen(courriel: String) throws -> Versioned<MoyenConnexion>? {
        try find(MoyenConnexion.self, by: .cle, .text(MoyenConnexion.Preuve.cle(courriel: courriel)))
    }

    /// The means of an account that is an e-mail and a password: one at most.
    func moyenMotDePasse(of compte: Identifiant) throws -> Versioned<MoyenConnexion>? {
        try find(MoyenConnexion.self, by: .compte, [.id(compte)]).first { means in
            if case .motDePasse = means.value.preuve { true } else { false }
        }
    }
}

extension StoreWriter {
    /// Makes an e-mail the one that an account signs in with, in place of a former one; its password stays. From then on « mot de
    /// passe oublié » sends links there. For an e-mail whose link was followed, and for an account that the desk makes.
    ///
    /// Throws `UseCaseError.invalide` (`courrielPris`) when another account signs in with it.
    public func setCourrielConnexion(
        _ courriel: String, of compte: Identifiant, by auteur: Auteur, now: Instant
    ) throws {
        if let known = try moyen(courriel: courriel), known.value.compte != compte {
            throw UseCaseError(
                .invalide, "an e-mail of another account", issues: [ValidationIssue("courriel", .courrielPris)])
        }
        guard var means = try moyenMotDePasse(of: compte) else {
            let preuve = MoyenConnexion.Preuve.motDePasse(courriel: courriel, empreinte: nil)
            let means = MoyenConnexion(id: try newId(), compte: compte, preuve: preuve, now: now)
            return try save(means, version: nil, by: auteur, now: now)
        }
        guard case .motDePasse(let former, let empreinte) = means.value.preuve, former != courriel else { return }
        means.value.preuve = .motDePasse(courriel: courriel, empreinte: empreinte)
        try save(means.value, version: means.version, by: auteur, now: now)
    }
}
