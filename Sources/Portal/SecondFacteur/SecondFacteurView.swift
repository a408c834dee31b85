import Domain
import HTML
import QRCode

/// The pages where a person sets up their second factor.
enum SecondFacteurView {
    /// What the page of the state shows.
    struct Etat: Sendable {
        let facteur: SecondFacteur
        /// Whether the account has a password: without, no code is ever asked.
        let aMotDePasse: Bool
        /// Whether the rights of the account ask for a second factor.
        let estObligatoire: Bool
    }

    static func etat(_ etat: Etat, _ context: PortalContext) -> Page {
        page(
            """
            <h1>\(SecondFacteurTexts.nom)</h1>
            <p class="fr-text--lead">En plus du mot de passe, un code affiché par votre téléphone est demandé à la connexion.
            Un mot de passe volé ne suffit alors plus pour entrer à votre place.</p>
            \(etat.facteur.dateActivation.map { active(etat, depuis: $0) } ?? inactive(etat, context))
            """)
    }

    private static func active(_ etat: Etat, depuis: Instant) -> HTML {
        let left = etat.facteur.codesSecours.count
        return """
            <p class="fr-badge fr-badge--success">Activée</p>
            <p>Depuis le \(depuis.heureDeParis.jour.enFrancais). \
            \(left == 0 ? "Il ne vous reste aucun code de secours." : "Codes de secours restants\u{A0}: \(left).")</p>
            \(left <= 3 ? alert("Créez de nouveaux codes de secours avant d’avoir utilisé les derniers.") : nil)
            <ul class="fr-btns-group fr-btns-group--inline">
            <li><a class="fr-btn" href="\(SiteURL.codesSecours.path)">Créer de nouveaux codes de secours</a></li>
            <li><a class="fr-btn fr-btn--secondary" href="\(SiteURL.desactivationSecondFacteur.path)">\
            \(etat.estObligatoire ? "Changer de téléphone" : "Désactiver ou changer de téléphone")</a></li>
            </ul>
            """
    }

    private static func inactive(_ etat: Etat, _ context: PortalContext) -> HTML {
        guard etat.aMotDePasse else {
            return """
                <p>Vous vous connectez avec Pro Santé Connect, qui vérifie déjà deux preuves\u{A0}: votre carte ou votre
                téléphone, et votre code. Vous n’avez rien à régler ici.</p>
                """
        }
        return """
            \(etat.estObligatoire ? alert("Vos droits la demandent\u{A0}: activez-la pour continuer.") : nil)
            <p class="fr-badge">Non activée</p>
            <p>Il vous faut un téléphone, ou un ordinateur, avec une application d’authentification. Comptez deux minutes.</p>
            <form method="post" action="\(SiteURL.secondFacteur.path)">
            <input type="hidden" name="jeton" value="\(context.csrf)">
            <button class="fr-btn fr-btn--lg" type="submit">Commencer</button></form>
            """
    }

    static func activation(secret: String, adresse: String, erreur: String?, _ context: PortalContext) -> Page {
        page(
            """
            \(erreur.map { ErrorSummary.html([(champ: "code", message: $0)]) })
            <h1>Relier votre téléphone</h1>
            <ol class="ror-marche">
            <li><h2 class="fr-h6">Ouvrez une application d’authentification</h2>
            <p>Celle que vous avez déjà, ou l’une de celles que propose le magasin de votre téléphone (mots à chercher\u{A0}:
            «\u{A0}authentification TOTP\u{A0}»). Un gestionnaire de mots de passe peut aussi convenir.</p></li>
            <li><h2 class="fr-h6">Ajoutez-y ce compte</h2>
            \(CarreQR(adresse).map(carre))
            <p>Si vous ne pouvez pas scanner ce carré, recopiez cette clé (type «\u{A0}basé sur le temps\u{A0}»)\u{A0}:</p>
            <p><code class="ror-cle">\(grouped(secret))</code></p>
            <p><a class="fr-link" href="\(adresse)">Ouvrir l’application de cet appareil</a></p></li>
            <li><h2 class="fr-h6">Saisissez le code qu’elle affiche</h2>
            \(form(to: .activationSecondFacteur, bouton: "Activer", erreur: erreur, context.csrf))</li>
            </ol>
            """, titre: "Relier votre téléphone", enErreur: erreur != nil)
    }

    /// Shows new recovery codes, this once.
    static func codes(_ codes: [String], activation: Bool) -> Page {
        let titre = "Vos codes de secours"
        let fait = activation ? "La double authentification est activée." : "Les codes précédents ne servent plus."
        return page(
            """
            <h1>\(titre)</h1>
            <div class="fr-alert fr-alert--success fr-alert--sm" role="status"><p>\(fait)</p></div>
            <p class="fr-text--lead">Sans votre téléphone, l’un de ces codes permet d’entrer. Chacun sert une seule fois.</p>
            <p>Imprimez-les ou recopiez-les maintenant, et gardez-les à part de votre téléphone\u{A0}: ils ne seront plus affichés.</p>
            <ul class="ror-codes fr-raw-list">\(codes.html { "<li><code>\($0)</code></li>\n" })</ul>
            <p><a class="fr-btn" href="\(SiteURL.monCompte.path)">J’ai noté mes codes</a></p>
            """, titre: titre)
    }

    static func nouveauxCodes(erreur: String?, _ context: PortalContext) -> Page {
        page(
            """
            \(erreur.map { ErrorSummary.html([(champ: "code", message: $0)]) })
            <h1>Créer de nouveaux codes de secours</h1>
            <p>Les \(CodeSecours.nombre) nouveaux codes remplaceront tous les précédents.</p>
            \(form(to: .codesSecours, bouton: "Créer de nouveaux codes", erreur: erreur, deux: true, context.csrf))
            """, titre: "Créer de nouveaux codes de secours", enErreur: erreur != nil)
    }

    static func desactivation(estObligatoire: Bool, erreur: String?, _ context: PortalContext) -> Page {
        let suite =
            estObligatoire
            ? "Vos droits la demandent\u{A0}: vous relierez aussitôt votre nouveau téléphone."
            : "Votre mot de passe suffira pour entrer. Pour changer de téléphone, activez-la de nouveau ensuite."
        return page(
            """
            \(erreur.map { ErrorSummary.html([(champ: "code", message: $0)]) })
            <h1>Désactiver la double authentification</h1>
            <p>\(suite)</p>
            \(form(to: .desactivationSecondFacteur, bouton: "Désactiver", erreur: erreur, deux: true, context.csrf))
            """, titre: "Désactiver la double authentification", enErreur: erreur != nil)
    }

    /// A form of one code; with `deux`, a recovery code is taken too.
    private static func form(
        to url: SiteURL, bouton: String, erreur: String?, deux: Bool = false, _ csrf: String
    ) -> HTML {
        let champ = Champ(
            id: "code", libelle: deux ? "Code de l’application, ou code de secours" : "Code à 6 chiffres",
            aide: "Exemple\u{A0}: 123\u{A0}456" + (deux ? ", ou ABCD-EFGH-IJKL-MNOP" : ""), valeur: "", erreur: erreur,
            clavier: deux ? "text" : "numeric", remplissage: "one-time-code", taille: deux ? 24 : 10)
        return """
            <form method="post" action="\(url.path)" novalidate>
            <input type="hidden" name="jeton" value="\(csrf)">
            \(champ.html)
            <ul class="fr-btns-group fr-btns-group--inline">
            <li><button class="fr-btn" type="submit">\(bouton)</button></li>
            <li><a class="fr-btn fr-btn--secondary" href="\(SiteURL.secondFacteur.path)">Revenir</a></li>
            </ul></form>
            """
    }

    /// The square, with the quiet zone of four modules that scanners need, dark on white in both themes.
    private static func carre(_ code: CarreQR) -> HTML {
        let side = code.side + 8
        return """
            <svg class="ror-qr" role="img" aria-label="Carré à scanner avec l’application. La même clé est écrite dessous."
            viewBox="-4 -4 \(side) \(side)" shape-rendering="crispEdges">\
            <rect x="-4" y="-4" width="\(side)" height="\(side)" fill="#fff"></rect>\
            <path fill="#000" d="\(code.path)"></path></svg>
            """
    }

    /// A key in groups of four, to be read and typed.
    private static func grouped(_ secret: String) -> String {
        stride(from: 0, to: secret.count, by: 4).map { String(secret.dropFirst($0).prefix(4)) }.joined(separator: " ")
    }

    private static func alert(_ text: String) -> HTML {
        "<div class=\"fr-alert fr-alert--warning fr-alert--sm\"><p>\(text)</p></div>"
    }

    private static func page(
        _ contenu: HTML, titre: String = SecondFacteurTexts.nom, enErreur: Bool = false
    ) -> Page {
        let content: HTML = """
            <div class="fr-grid-row"><div class="fr-col-12 fr-col-md-8">
            \(contenu)
            </div></div>
            """
        return Page(titre: titre, contenu: content, enErreur: enErreur)
    }
}
