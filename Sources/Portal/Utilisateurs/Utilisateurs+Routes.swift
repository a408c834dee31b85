import Domain
import HTTP
import UseCases

/// The accounts and the rights of others: list, opening, one account, replacement.
extension Portal {
    func addUtilisateursRoutes(to router: inout Router) {
        router.on(.get, SiteURL.utilisateurs.path, page(.compte) { context, _ in try listAccounts(context) })
        router.on(
            .get, SiteURL.nouvelUtilisateur.path,
            page(.recent) { context, _ in
                _ = try gererComptes.search("", by: context.acteur, now: context.now)
                return layout.render(NouvelUtilisateurView.page(FormulaireUtilisateur(), context), context)
            })
        router.on(.post, SiteURL.nouvelUtilisateur.path, page(.recent) { context, _ in try openAccount(context) })
        router.on(
            .get, SiteURL.remplacement.path,
            page(.recent) { context, _ in
                layout.render(RemplacementView.page(try remplacement(context), context), context)
            })
        router.on(.post, SiteURL.remplacement.path, page(.recent) { context, _ in try lend(context) })
        router.on(
            .get, "/utilisateurs/{id}",
            page(.recent) { context, parameters in try showAccount(Self.id(parameters), context) })
        for action in ["/habilitations", "/habilitations/retirer"] {
            // Where someone comes back who had to prove again who they are.
            router.on(
                .get, "/utilisateurs/{id}" + action,
                page(.compte) { _, parameters in .redirect(to: SiteURL.utilisateur(try Self.id(parameters)).path) })
        }
        router.on(
            .post, "/utilisateurs/{id}/habilitations",
            page(.recent) { context, parameters in try grant(to: Self.id(parameters), context) })
        router.on(
            .post, "/utilisateurs/{id}/habilitations/retirer",
            page(.recent) { context, parameters in try revoke(of: Self.id(parameters), context) })
        router.on(
            .get, "/utilisateurs/{id}/fermer",
            page(.recent) { context, parameters in
                let found = try gererComptes.find(Self.id(parameters), by: context.acteur, now: context.now)
                return layout.render(UtilisateurView.fermeture(found, context), context)
            })
        router.on(
            .post, "/utilisateurs/{id}/fermer",
            page(.recent) { context, parameters in try closeAccount(Self.id(parameters), context) })
    }

    private func listAccounts(_ context: PortalContext) throws -> Response {
        let debut = context.query.recherche("recherche")
        let accounts = try gererComptes.search(
            debut, avant: Identifiant(context.query.recherche("avant")), by: context.acteur, now: context.now)
        return layout.render(UtilisateursView.page(accounts, recherche: debut, context), context)
    }

    /// What is refused is shown again with what was typed.
    private func openAccount(_ context: PortalContext) throws -> Response {
        var form = FormulaireUtilisateur(context.form)
        do {
            let compte = try gererComptes.create(
                prenom: form.prenom, nom: form.nom, courriel: form.courriel,
                region: form.region.isEmpty ? nil : form.region, by: context.acteur, now: context.now)
            return .redirect(to: SiteURL.utilisateur(compte.id).path)
        } catch let error as UseCaseError where error.category == .incorrect {
            form.erreurs = error.issues
            return layout.render(NouvelUtilisateurView.page(form, context), context)
        }
    }

    private func showAccount(
        _ id: Identifiant, _ form: FormulaireHabilitation = FormulaireHabilitation(), _ context: PortalContext
    ) throws -> Response {
        let found = try gererComptes.find(id, by: context.acteur, now: context.now)
        return layout.render(UtilisateurView.page(found, form, context), context)
    }

    private func showAccount(_ id: Identifiant, _ context: PortalContext) throws -> Response {
        try showAccount(id, FormulaireHabilitation(), context)
    }

    private func grant(to id: Identifiant, _ context: PortalContext) throws -> Response {
        var form = FormulaireHabilitation(context.form)
        do {
            try gererHabilitations.grant(form.demande, to: id, by: context.acteur, now: context.now)
            return .redirect(to: SiteURL.utilisateur(id).path + "#habilitations")
        } catch let error as UseCaseError where error.category == .incorrect {
            form.erreurs = error.issues
            return try showAccount(id, form, context)
        }
    }

    private func revoke(of id: Identifiant, _ context: PortalContext) throws -> Response {
        var form = FormulaireHabilitation()
        do {
            try gererHabilitations.revoke(
                rank: context.form["rang"].flatMap { Int($0) } ?? -1, of: id,
                version: context.form["habilitation"] ?? "",
                by: context.acteur, now: context.now)
            return .redirect(to: SiteURL.utilisateur(id).path + "#habilitations")
        } catch let error as UseCaseError where error.category == .incorrect {
            form.refusRetrait = UtilisateursTexts.message("profil", error.issues)
            return try showAccount(id, form, context)
        }
    }

    private func closeAccount(_ id: Identifiant, _ context: PortalContext) throws -> Response {
        do {
            try gererComptes.close(id, by: context.acteur, now: context.now)
            return .redirect(to: SiteURL.utilisateur(id).path)
        } catch let error as UseCaseError where error.category == .incorrect {
            var form = FormulaireHabilitation()
            form.refusRetrait = UtilisateursTexts.message("profil", error.issues)
            return try showAccount(id, form, context)
        }
    }

    private func remplacement(_ context: PortalContext) throws -> FormulaireRemplacement {
        FormulaireRemplacement(try gererHabilitations.lendable(by: context.acteur, now: context.now))
    }

    private func lend(_ context: PortalContext) throws -> Response {
        var form = try remplacement(context)
        form.take(context.form)
        do {
            try gererHabilitations.lend(
                rank: form.rang, to: form.courriel, debut: form.debut, fin: form.fin, by: context.acteur,
                now: context.now)
            form = try remplacement(context)
            form.estFait = true
        } catch let error as UseCaseError where error.category == .incorrect {
            form.erreurs = error.issues
        }
        return layout.render(RemplacementView.page(form, context), context)
    }
}
