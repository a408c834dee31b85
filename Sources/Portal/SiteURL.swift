import Domain
import HTTP
import UseCases

/// Every address of the portal, in one place: used to route and to link.
enum SiteURL: Sendable, Hashable {
    case accueil
    case connexion
    case proSanteConnect(retour: String?)
    case retourProSanteConnect
    case verification(retour: String?)
    case verificationProSanteConnect(retour: String?)
    case deconnexionFournisseur
    case connexionMotDePasse
    case verificationMotDePasse
    case motDePasseOublie
    case motDePasseDemande
    case nouveauMotDePasse(jeton: String)
    case motDePasseChoisi
    case motDePasse
    case verifierCourriel
    case confirmerCourriel(jeton: String)
    case deconnexion
    case deconnecte
    case courriel
    case conditions
    case refusConditions
    case conditionsPubliques
    case conditionsHistorique
    case conditionsVersion(String)
    case conditionsPDF(String)
    case audit(String)
    case auditExport(String)
    case informations
    case monCompte
    case secondFacteur
    case activationSecondFacteur
    case codesSecours
    case desactivationSecondFacteur
    case connexionSecondFacteur
    case connexionCodeSecours
    case sessions
    case fermerSession
    case fermerAutresSessions
    case mesDonnees
    case exportDonnees
    case preferences
    case mesOffres
    case espace(retour: String?)
    case etablissement
    case administration
    case rattachement
    case rattachementCarte
    case rattachementFait
    case saisie(offre: Identifiant, etape: Etape)
    case confirmation(offre: Identifiant)
    case anomalies(offre: Identifiant)
    case annulerAnomalie(offre: Identifiant)
    case contesterConvention(offre: Identifiant)
    case utilisateurs
    case nouvelUtilisateur
    case utilisateur(Identifiant)
    case donnerHabilitation(Identifiant)
    case retirerHabilitation(Identifiant)
    case fermerCompte(Identifiant)
    case remplacement
    case demandeCompte
    case demandeCompteRecue(reference: String)
    case demandes
    case demande(Identifiant)
    case accepterDemande(Identifiant)
    case refuserDemande(Identifiant)
    case communes
    case sante
    case santePret
    case aide
    case accessibilite
    case mentionsLegales
    case donneesPersonnelles
    case asset(String)
    case fhir(ResourceKey)

    /// The path, with its query when it has one.
    var path: String {
        switch self {
        case .accueil: "/"
        case .connexion: "/connexion"
        case .proSanteConnect(let retour): "/connexion/pro-sante-connect" + Self.query(retour)
        case .retourProSanteConnect: "/connexion/pro-sante-connect/retour"
        case .verification(let retour): "/connexion/verification" + Self.query(retour)
        case .verificationProSanteConnect(let retour):
            "/connexion/verification/pro-sante-connect" + Self.query(retour)
        case .deconnexionFournisseur: "/connexion/deconnexion-fournisseur"
        case .connexionMotDePasse: "/connexion/mot-de-passe"
        case .verificationMotDePasse: "/connexion/verification/mot-de-passe"
        case .motDePasseOublie: "/mot-de-passe-oublie"
        case .motDePasseDemande: "/mot-de-passe-oublie/envoye"
        case .nouveauMotDePasse(let jeton): "/mot-de-passe-oublie/lien/\(jeton)"
        case .motDePasseChoisi: "/mot-de-passe-oublie/enregistre"
        case .motDePasse: "/compte/mot-de-passe"
        case .verifierCourriel: "/compte/courriel/verification"
        case .confirmerCourriel(let jeton): "/compte/courriel/lien/\(jeton)"
        case .deconnexion: "/deconnexion"
        case .deconnecte: "/deconnecte"
        case .courriel: "/compte/courriel"
        case .conditions: "/compte/conditions"
        case .refusConditions: "/compte/conditions/refus"
        case .conditionsPubliques: "/conditions"
        case .conditionsHistorique: "/conditions/historique"
        case .conditionsVersion(let version): "/conditions/\(version)"
        case .conditionsPDF(let version): "/conditions/\(version).pdf"
        case .audit(let query): "/audit" + (query.isEmpty ? "" : "?" + query)
        case .auditExport(let query): "/audit/export" + (query.isEmpty ? "" : "?" + query)
        case .informations: "/compte/informations"
        case .monCompte: "/compte"
        case .secondFacteur: "/compte/second-facteur"
        case .activationSecondFacteur: "/compte/second-facteur/activation"
        case .codesSecours: "/compte/second-facteur/codes-secours"
        case .desactivationSecondFacteur: "/compte/second-facteur/desactivation"
        case .connexionSecondFacteur: "/connexion/second-facteur"
        case .connexionCodeSecours: "/connexion/second-facteur/code-secours"
        case .sessions: "/compte/sessions"
        case .fermerSession: "/compte/sessions/fermer"
        case .fermerAutresSessions: "/compte/sessions/fermer-les-autres"
        case .mesDonnees: "/compte/donnees"
        case .exportDonnees: "/compte/donnees/export"
        case .preferences: "/compte/preferences"
        case .mesOffres: "/mes-offres"
        case .espace(let retour): "/espace" + Self.query(retour)
        case .etablissement: "/etablissement"
        case .administration: "/administration"
        case .rattachement: "/rattachement"
        case .rattachementCarte: "/rattachement/carte"
        case .rattachementFait: "/rattachement/fait"
        case .saisie(let offre, let etape): "/offres/\(offre)/saisie/\(etape.slug)"
        case .confirmation(let offre): "/offres/\(offre)/confirmation"
        case .anomalies(let offre): "/offres/\(offre)/anomalies"
        case .annulerAnomalie(let offre): "/offres/\(offre)/anomalies/annuler"
        case .contesterConvention(let offre): "/offres/\(offre)/convention"
        case .utilisateurs: "/utilisateurs"
        case .nouvelUtilisateur: "/utilisateurs/nouveau"
        case .utilisateur(let id): "/utilisateurs/\(id)"
        case .donnerHabilitation(let id): "/utilisateurs/\(id)/habilitations"
        case .retirerHabilitation(let id): "/utilisateurs/\(id)/habilitations/retirer"
        case .fermerCompte(let id): "/utilisateurs/\(id)/fermer"
        case .remplacement: "/remplacement"
        case .demandeCompte: "/demande-de-compte"
        case .demandeCompteRecue(let reference):
            "/demande-de-compte/recue?reference=" + PercentEncoding.encode(reference)
        case .demandes: "/demandes"
        case .demande(let id): "/demandes/\(id)"
        case .accepterDemande(let id): "/demandes/\(id)/accepter"
        case .refuserDemande(let id): "/demandes/\(id)/refuser"
        case .communes: "/communes"
        case .sante: "/sante"
        case .santePret: "/sante/pret"
        case .aide: "/aide"
        case .accessibilite: "/accessibilite"
        case .mentionsLegales: "/mentions-legales"
        case .donneesPersonnelles: "/donnees-personnelles"
        case .asset(let name): "/assets/" + name
        case .fhir(let key): "/fhir/\(key.type.name)/\(key.id)"
        }
    }

    private static func query(_ retour: String?) -> String {
        retour.map { "?retour=" + PercentEncoding.encode($0) } ?? ""
    }
}

extension Etape {
    /// The name of the step in addresses: `4-contacts`.
    var slug: String {
        switch self {
        case .repertoires: "1-repertoires"
        case .offre: "2-offre"
        case .modalites: "3-modalites"
        case .contacts: "4-contacts"
        case .horaires: "5-horaires"
        case .recapitulatif: "6-recapitulatif"
        }
    }

    /// The step of a name in addresses, `nil` for any other text.
    init?(slug: String) {
        guard let found = Etape.allCases.first(where: { $0.slug == slug }) else { return nil }
        self = found
    }
}
