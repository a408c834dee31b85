import Domain
import HTML
import HTTP

/// The pages, in French. Each says that all of this is simulated.
extension DemoProvider {
    /// What a page shows.
    enum Content {
        case choice(AuthorizationRequest, [DemoPerson], error: String?)
        case unknownClient
        /// With the address of the client's page that ends its session, in a frame.
        case signedOut(frame: String?)
        case sessions([(name: String, person: DemoPerson)])
        case rotated
        case notFound
        case refused
        case fault
    }

    /// Persons listed on the page; the others are reached by their identifier.
    private static let listed = 60

    /// A page as an answer. Its form may lead to the client's address, by redirection.
    func page(_ content: Content, status: Int) -> Response {
        let (title, body) = Self.parts(content)
        let document: HTML = """
            <!DOCTYPE html>
            <html lang="fr">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(title) – Pro Santé Connect simulé</title>
            <link rel="stylesheet" href="/style.css">
            </head>
            <body>
            <header><p><strong>Simulation.</strong> Ceci n’est pas Pro Santé Connect : les personnes sont inventées, \
            aucune carte ni aucun mot de passe n’est demandé.</p></header>
            <main>
            <h1>\(title)</h1>
            \(body)
            </main>
            </body>
            </html>
            """
        var response = Response(status: status, type: "text/html; charset=utf-8", body: document.bytes)
        response.headers["Cache-Control"] = "no-store"
        response.headers["Content-Security-Policy"] =
            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-src "
            + DemoPSCConfiguration.origin(of: configuration.redirectURI) + "; "
            + "frame-ancestors 'none'; form-action 'self' "
            + DemoPSCConfiguration.origin(of: configuration.redirectURI)
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response
    }

    private static func parts(_ content: Content) -> (title: String, body: HTML) {
        switch content {
        case .choice(let asked, let persons, let error):
            ((error == nil ? "" : "Erreur – ") + "Choisir une identité", choice(asked, persons, error))
        case .unknownClient:
            (
                "Demande refusée",
                """
                <p>Le service demandeur, ou l’adresse de retour qu’il donne, n’est pas celui qui est enregistré.</p>
                """
            )
        case .signedOut(let address): ("Vous êtes déconnecté", signedOut(address))
        case .sessions(let sessions): ("Sessions ouvertes", list(sessions))
        case .rotated: ("Clé changée", "<p>Les prochains jetons sont signés par une nouvelle clé.</p>")
        case .notFound: ("Page introuvable", "<p>Cette adresse ne mène à rien.</p>")
        case .refused: ("Demande refusée", "<p>Cette demande ne peut pas être lue.</p>")
        case .fault: ("Erreur", "<p>La simulation n’a pas pu répondre.</p>")
        }
    }

    private static func choice(_ asked: AuthorizationRequest, _ persons: [DemoPerson], _ error: String?) -> HTML {
        let hidden = AuthorizationRequest.names.html { name -> HTML in
            asked.fields[name].map { "<input type=\"hidden\" name=\"\(name)\" value=\"\($0)\">\n" } ?? ""
        }
        return """
            \(error.map { "<p class=\"erreur\" id=\"erreur\" role=\"alert\">\($0)</p>" as HTML })
            <form method="post" action="/auth">
            \(hidden)<fieldset\(error == nil ? "" : " aria-describedby=\"erreur\"" as HTML)>
            <legend>Avec quelle personne inventée voulez-vous vous connecter ?</legend>
            \(persons.prefix(listed).html(option))</fieldset>
            <p><label for="autre">Ou une autre, par son identifiant national (8 suivi du numéro RPPS)</label>
            <input id="autre" name="autre" inputmode="numeric" autocomplete="off"></p>
            <p><button type="submit" name="action" value="choisir">Se connecter</button>
            <button type="submit" name="action" value="refuser" class="secondaire">Refuser</button></p>
            </form>
            """
    }

    private static func signedOut(_ address: String?) -> HTML {
        """
        <p>La session simulée est terminée.</p>
        \(address.map { "<iframe src=\"\($0)\" title=\"Déconnexion du service\"></iframe>" as HTML })
        """
    }

    private static func list(_ sessions: [(name: String, person: DemoPerson)]) -> HTML {
        """
        \(sessions.isEmpty ? "<p>Aucune session.</p>" as HTML : sessions.html(session))
        <form method="post" action="/cles"><p><button class="secondaire">Changer de clé</button></p></form>
        """
    }

    private static func session(_ session: (name: String, person: DemoPerson)) -> HTML {
        """
        <form method="post" action="/sessions"><p>\(session.person.prenom) \(session.person.nom)
        <input type="hidden" name="session" value="\(session.name)">
        <button>Fermer cette session</button></p></form>

        """
    }

    private static func option(_ person: DemoPerson) -> HTML {
        """
        <p class="choix"><input type="radio" name="personne" id="p\(person.idNat)" value="\(person.idNat)">
        <label for="p\(person.idNat)">\(person.prenom) \(person.nom)\
        <span>\(description(person)) – \(person.idNat)</span></label></p>

        """
    }

    private static func description(_ person: DemoPerson) -> String {
        guard !person.exercices.isEmpty else { return "sans exercice professionnel" }
        return person.exercices.map { exercice in
            let code = exercice.codeProfession
            let profession = Nomenclature.professionSante.libelle(code) ?? "profession \(code)"
            let town = exercice.activities.first?.bureauCedex ?? ""
            return town.isEmpty ? profession : profession + ", " + town
        }.joined(separator: " ; ")
    }
}
